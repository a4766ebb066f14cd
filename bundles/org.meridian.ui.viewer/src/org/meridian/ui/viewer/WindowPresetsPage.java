package org.meridian.ui.viewer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.meridian.core.text.Texts;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.WindowPreset;
import org.meridian.ui.viewer.model.WindowPresets;
import org.osgi.service.prefs.BackingStoreException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The named windows on the keys 1 to 9; a row without a name leaves its key free. */
public final class WindowPresetsPage extends PreferencePage implements IWorkbenchPreferencePage {
    private static final int NAME_WIDTH = 180;
    private static final int NUMBER_WIDTH = 70;

    private final Texts texts = Texts.of(WindowPresetsPage.class);
    private final WindowNames names = new WindowNames(texts);
    private final WindowSettings settings = new WindowSettings();
    private final List<Row> rows = new ArrayList<>();

    /** The fields of one key. */
    private record Row(Text name, Text center, Text width) {
        boolean isFree() {
            return name.getText().isBlank();
        }

        Optional<WindowLevel> window() {
            return WindowPresets.window(center.getText(), width.getText());
        }
    }

    @Override
    public void init(IWorkbench workbench) {
        setDescription(texts.get("presets.description"));
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(new GridLayout(4, false));
        for (String title : List.of("key", "name", "center", "width")) {
            new Label(page, SWT.NONE).setText(texts.get("presets." + title));
        }
        for (int key = 1; key <= WindowPresets.KEYS; key++) {
            new Label(page, SWT.NONE).setText(Integer.toString(key));
            rows.add(
                    new Row(
                            field(page, "name" + key, NAME_WIDTH),
                            field(page, "center" + key, NUMBER_WIDTH),
                            field(page, "width" + key, NUMBER_WIDTH)));
        }
        fill(settings.presets());
        return page;
    }

    private Text field(Composite page, String id, int width) {
        Text field = new Text(page, SWT.BORDER);
        field.setData("id", id);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, width == NAME_WIDTH, false);
        data.widthHint = width;
        field.setLayoutData(data);
        field.addModifyListener(e -> check());
        return field;
    }

    private void fill(WindowPresets presets) {
        for (int key = 1; key <= rows.size(); key++) {
            Row row = rows.get(key - 1);
            Optional<WindowPreset> preset = presets.at(key);
            row.name().setText(preset.map(names::of).orElse(""));
            Optional<WindowLevel> window = preset.map(WindowPreset::window);
            row.center().setText(window.map(w -> WindowNames.number(w.center())).orElse(""));
            row.width().setText(window.map(w -> WindowNames.number(w.width())).orElse(""));
        }
    }

    private void check() {
        boolean valid = rows.stream().allMatch(r -> r.isFree() || r.window().isPresent());
        setErrorMessage(valid ? null : texts.get("presets.wrong"));
        setValid(valid);
    }

    @Override
    protected void performDefaults() {
        fill(WindowPresets.USUAL);
        super.performDefaults();
    }

    @Override
    public boolean performOk() {
        SortedMap<Integer, WindowPreset> byKey = new TreeMap<>();
        for (int key = 1; key <= rows.size(); key++) {
            Row row = rows.get(key - 1);
            if (!row.isFree()) {
                byKey.put(
                        key,
                        new WindowPreset(
                                names.id(row.name().getText().strip()),
                                row.window().orElseThrow()));
            }
        }
        try {
            settings.keep(new WindowPresets(byKey));
            return true;
        } catch (BackingStoreException e) {
            ILog.of(WindowPresetsPage.class).error("settings not kept", e);
            setErrorMessage(texts.get("presets.notKept"));
            return false;
        }
    }
}
