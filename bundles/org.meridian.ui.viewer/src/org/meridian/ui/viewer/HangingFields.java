package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.meridian.core.text.Texts;

import java.util.ArrayList;
import java.util.List;

/** Makes the fields of a sheet, each after its label, all of which tell a change. */
final class HangingFields {
    private static final int WIDTH = 140;

    private final Composite sheet;
    private final Texts texts;
    private final Runnable changed;
    private final List<Control> fields = new ArrayList<>();

    HangingFields(Composite sheet, Texts texts, Runnable changed) {
        this.sheet = sheet;
        this.texts = texts;
        this.changed = changed;
    }

    void enable(boolean wanted) {
        fields.forEach(f -> f.setEnabled(wanted));
    }

    Text text(String key, int columns) {
        label(key);
        Text field = new Text(sheet, SWT.BORDER);
        field.addModifyListener(e -> changed.run());
        place(field, key, columns);
        return field;
    }

    Spinner number(String key, int least, int most) {
        label(key);
        Spinner field = new Spinner(sheet, SWT.BORDER);
        field.setMinimum(least);
        field.setMaximum(most);
        field.addModifyListener(e -> changed.run());
        place(field, key, 1);
        return field;
    }

    /** One of these. */
    Combo choice(String key, List<String> items) {
        return combo(key, SWT.READ_ONLY, items);
    }

    /** One of these or what is typed. */
    Combo code(String key, List<String> items) {
        return combo(key, SWT.NONE, items);
    }

    private Combo combo(String key, int style, List<String> items) {
        label(key);
        Combo field = new Combo(sheet, SWT.DROP_DOWN | style);
        items.forEach(field::add);
        field.addModifyListener(e -> changed.run());
        place(field, key, 1);
        return field;
    }

    Button check(String key, int columns) {
        Button field = new Button(sheet, SWT.CHECK);
        field.setText(texts.get("hanging." + key));
        field.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> changed.run()));
        place(field, key, columns);
        return field;
    }

    private void label(String key) {
        new Label(sheet, SWT.NONE).setText(texts.get("hanging." + key));
    }

    private void place(Control field, String key, int columns) {
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false, columns, 1);
        data.widthHint = WIDTH;
        field.setLayoutData(data);
        field.setData("id", "hanging." + key);
        fields.add(field);
    }
}
