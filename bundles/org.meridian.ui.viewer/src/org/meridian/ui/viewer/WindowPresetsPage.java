package org.meridian.ui.viewer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.meridian.core.text.Texts;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.WindowPreset;
import org.meridian.ui.viewer.model.WindowPresets;
import org.osgi.service.prefs.BackingStoreException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The named windows of each modality on the keys 1 to 9; a row without a name leaves its key free.
 */
public final class WindowPresetsPage extends PreferencePage implements IWorkbenchPreferencePage {
    private static final int NAME_WIDTH = 160;
    private static final int NUMBER_WIDTH = 60;
    private static final int COLUMNS = 5;

    private final Texts texts = Texts.of(WindowPresetsPage.class);
    private final WindowNames names = new WindowNames(texts);
    private final WindowSettings settings = new WindowSettings();
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, WindowPresets> changed = new HashMap<>();
    private final List<String> modalities = settings.modalities();
    private String modality = modalities.getFirst();

    /** The fields of one key. */
    private record Row(Text name, Text center, Text width, Combo unit) {
        boolean isFree() {
            return name.getText().isBlank();
        }

        Optional<WindowPreset> preset(String id, String values) {
            String wanted = unit.getSelectionIndex() == 0 ? values : WindowPreset.RELATIVE;
            return WindowPresets.preset(id, center.getText(), width.getText(), wanted);
        }
    }

    @Override
    public void init(IWorkbench workbench) {
        setDescription(texts.get("presets.description"));
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(new GridLayout(COLUMNS, false));
        Label of = new Label(page, SWT.NONE);
        of.setText(texts.get("texts.modality"));
        of.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false, 2, 1));
        Combo choice = new Combo(page, SWT.READ_ONLY);
        choice.setData("id", "modality");
        choice.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, COLUMNS - 2, 1));
        modalities.forEach(choice::add);
        choice.select(0);
        choice.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(
                        e -> change(choice, choice.getSelectionIndex())));
        for (String title : List.of("key", "name", "center", "width", "unit")) {
            new Label(page, SWT.NONE).setText(texts.get("presets." + title));
        }
        for (int key = 1; key <= WindowPresets.KEYS; key++) {
            new Label(page, SWT.NONE).setText(Integer.toString(key));
            rows.add(
                    new Row(
                            field(page, "name" + key, NAME_WIDTH),
                            field(page, "center" + key, NUMBER_WIDTH),
                            field(page, "width" + key, NUMBER_WIDTH),
                            unit(page)));
        }
        fill(settings.presets(modality));
        return page;
    }

    private Combo unit(Composite page) {
        Combo unit = new Combo(page, SWT.READ_ONLY);
        // wide enough for each modality's
        unit.setItems(UptakeKind.BODY_WEIGHT.label(), texts.get("presets.relative"));
        unit.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false));
        return unit;
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

    /** Another modality's windows; rows that make none hold it back. */
    private void change(Combo choice, int index) {
        if (!isValid()) {
            choice.select(modalities.indexOf(modality));
            return;
        }
        changed.put(modality, presets());
        modality = modalities.get(index);
        WindowPresets known = changed.get(modality);
        fill(known == null ? settings.presets(modality) : known);
    }

    /** What the values of the modality are in; empty where each device has its own. */
    private String values() {
        return switch (modality) {
            case "CT" -> "HU";
            case "PT" -> UptakeKind.BODY_WEIGHT.label();
            default -> "";
        };
    }

    /** Uptake counts in the kind that is shown. */
    private String shown() {
        boolean uptake = UptakeKind.ofLabel(values()).isPresent();
        return values().isEmpty() ? texts.get("presets.stored") : uptake ? "SUV" : values();
    }

    private void fill(WindowPresets presets) {
        for (int key = 1; key <= rows.size(); key++) {
            Row row = rows.get(key - 1);
            Optional<WindowPreset> preset = presets.at(key);
            row.unit().setItem(0, shown());
            boolean relative =
                    preset.map(p -> p.unit().equals(WindowPreset.RELATIVE))
                            .orElse(values().isEmpty());
            row.unit().select(relative ? 1 : 0);
            row.center().setText(preset.map(p -> number(p.window().center())).orElse(""));
            row.width().setText(preset.map(p -> number(p.window().width())).orElse(""));
            row.name().setText(preset.map(names::of).orElse(""));
        }
        check();
    }

    private static String number(double number) {
        return WindowNames.number(number);
    }

    private void check() {
        boolean valid =
                rows.stream().allMatch(r -> r.isFree() || r.preset("", values()).isPresent());
        setErrorMessage(valid ? null : texts.get("presets.wrong"));
        setValid(valid);
    }

    private WindowPresets presets() {
        SortedMap<Integer, WindowPreset> byKey = new TreeMap<>();
        for (int key = 1; key <= rows.size(); key++) {
            Row row = rows.get(key - 1);
            if (!row.isFree()) {
                String id = names.id(row.name().getText().strip());
                byKey.put(key, row.preset(id, values()).orElseThrow());
            }
        }
        return new WindowPresets(byKey);
    }

    @Override
    protected void performDefaults() {
        fill(settings.usual(modality));
        super.performDefaults();
    }

    @Override
    public boolean performOk() {
        changed.put(modality, presets());
        try {
            settings.keep(changed);
            return true;
        } catch (BackingStoreException e) {
            ILog.of(WindowPresetsPage.class).error("settings not kept", e);
            setErrorMessage(texts.get("presets.notKept"));
            return false;
        }
    }
}
