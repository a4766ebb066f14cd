package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.meridian.core.text.Texts;
import org.meridian.ui.viewer.HangingSettings.Entry;
import org.meridian.ui.viewer.hanging.HangingText;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A list of protocols to be switched on and off, and the text of the chosen one below. */
final class HangingForm {
    private static final int LIST_HEIGHT = 150;
    private static final int TEXT_HEIGHT = 190;

    private final Texts texts;
    private final Consumer<String> problem;
    private final List<Entry> entries;
    private final Composite form;
    private final Table table;
    private final Text text;
    private final Button delete;
    private boolean filling;

    /**
     * @param problem takes what is wrong with the text; empty when nothing is
     */
    HangingForm(Composite parent, Texts texts, List<Entry> entries, Consumer<String> problem) {
        this.texts = texts;
        this.problem = problem;
        this.entries = new ArrayList<>(entries);
        form = new Composite(parent, SWT.NONE);
        form.setLayout(new GridLayout(2, false));
        table = new Table(form, SWT.CHECK | SWT.BORDER | SWT.SINGLE);
        table.setData("id", "protocols");
        GridData list = new GridData(SWT.FILL, SWT.FILL, true, false, 2, 1);
        list.heightHint = LIST_HEIGHT;
        table.setLayoutData(list);
        button("hanging.copy")
                .addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> copy()));
        delete = button("hanging.delete");
        delete.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> delete()));
        text = new Text(form, SWT.MULTI | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
        text.setData("id", "protocol");
        GridData area = new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1);
        area.heightHint = TEXT_HEIGHT;
        text.setLayoutData(area);
        table.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> choose()));
        text.addModifyListener(e -> change());
        fill();
    }

    Control control() {
        return form;
    }

    private Button button(String key) {
        Button button = new Button(form, SWT.PUSH);
        button.setText(texts.get(key));
        return button;
    }

    private void fill() {
        table.removeAll();
        for (Entry entry : entries) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(entry.protocol().name());
            item.setChecked(entry.on());
        }
        table.select(0);
        choose();
    }

    /** The protocols as they are switched and changed. */
    List<Entry> entries() {
        List<Entry> now = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            now.add(entries.get(i).switched(table.getItem(i).getChecked()));
        }
        return now;
    }

    private void choose() {
        int at = table.getSelectionIndex();
        filling = true;
        text.setText(at < 0 ? "" : HangingText.write(entries.get(at).protocol()));
        filling = false;
        boolean own = at >= 0 && entries.get(at).own();
        text.setEditable(own);
        delete.setEnabled(own);
        say("");
    }

    /** While a text is wrong no other one is chosen, so that it is not lost. */
    private void say(String wrong) {
        table.setEnabled(wrong.isEmpty());
        problem.accept(wrong);
    }

    private void change() {
        int at = table.getSelectionIndex();
        if (filling || at < 0) {
            return;
        }
        try {
            Entry changed =
                    entries.get(at).changed(HangingText.read(text.getText(), Locale.getDefault()));
            entries.set(at, changed);
            table.getItem(at).setText(changed.protocol().name());
            say("");
        } catch (IllegalArgumentException e) {
            say(texts.get("hanging.wrong", String.valueOf(e.getMessage())));
        }
    }

    private void copy() {
        int at = table.getSelectionIndex();
        if (at >= 0) {
            replace(entries());
            entries.addFirst(new Entry("", true, true, entries.get(at).protocol()));
            fill();
        }
    }

    private void delete() {
        replace(entries());
        entries.remove(table.getSelectionIndex());
        fill();
    }

    private void replace(List<Entry> now) {
        entries.clear();
        entries.addAll(now);
    }
}
