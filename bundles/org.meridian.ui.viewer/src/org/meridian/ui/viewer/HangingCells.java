package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.meridian.core.text.Texts;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.WindowPreset;
import org.meridian.ui.viewer.hanging.CellRule;
import org.meridian.ui.viewer.hanging.HangingProtocol;
import org.meridian.ui.viewer.hanging.HangingScreen;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.WindowPresets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What each cell of a protocol shows: a list of the cells, and beside it the chosen one's rule. */
final class HangingCells {
    private static final int LIST_WIDTH = 150;
    private static final int MOST_SERIES = 99;
    private static final List<String> VIEWS =
            List.of("", "CC", "MLO", "ML", "LM", "XCCL", "AP", "PA", "LL", "RL");

    private final Texts texts;
    private final WindowNames names;
    private final WindowSettings settings = new WindowSettings();
    private final Composite sheet;
    private final Table cells;
    private final Runnable changed;
    private final HangingFields fields;
    private final HangingFields offer;
    private final Combo shows;
    private final Spinner series;
    private final Combo modality;
    private final Text description;
    private final Combo laterality;
    private final Combo view;
    private final Combo plane;
    private final Combo preset;
    private final Text center;
    private final Text width;
    private Optional<HangingProtocol> protocol = Optional.empty();
    private List<WindowPreset> presets = List.of();
    private boolean own;
    private boolean filling;

    HangingCells(Composite parent, Texts texts, Runnable changed) {
        this.texts = texts;
        names = new WindowNames(texts);
        sheet = new Composite(parent, SWT.NONE);
        sheet.setLayout(new GridLayout(2, false));
        cells = new Table(sheet, SWT.BORDER | SWT.SINGLE);
        cells.setData("id", "hanging.cells");
        GridData list = new GridData(SWT.FILL, SWT.FILL, false, true);
        list.widthHint = LIST_WIDTH;
        list.heightHint = LIST_WIDTH;
        cells.setLayoutData(list);
        Composite rule = new Composite(sheet, SWT.NONE);
        rule.setLayout(new GridLayout(4, false));
        rule.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
        this.changed = changed;
        fields = new HangingFields(rule, texts, () -> unlessFilling(changed));
        offer = new HangingFields(rule, texts, () -> unlessFilling(this::takePreset));
        shows = fields.choice("shows", studies());
        series = fields.number("series", 1, MOST_SERIES);
        modality = fields.code("cellModality", HangingConditions.MODALITIES);
        description = fields.text("seriesDescription", 1);
        laterality = fields.choice("laterality", HangingConditions.sides(texts));
        view = fields.code("view", VIEWS);
        plane =
                fields.choice(
                        "plane",
                        Arrays.stream(Plane.values()).map(p -> texts.get("plane." + p)).toList());
        preset = offer.choice("preset", List.of());
        center = fields.text("center", 1);
        width = fields.text("width", 1);
        cells.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(e -> fill(this::fillRule)));
        modality.addModifyListener(e -> unlessFilling(() -> fill(this::listPresets)));
    }

    Control control() {
        return sheet;
    }

    /** Nothing, the study, and its priors, the newest first. */
    private List<String> studies() {
        List<String> studies =
                new ArrayList<>(List.of(texts.get("hanging.nothing"), texts.get("hanging.study")));
        IntStream.rangeClosed(1, HangingConditions.PRIORS)
                .forEach(i -> studies.add(texts.get("hanging.prior", i)));
        return studies;
    }

    void show(HangingProtocol shown, boolean editable) {
        protocol = Optional.of(shown);
        own = editable;
        int at = cells.getSelectionIndex();
        cells.removeAll();
        list("hanging.cell", shown.screen());
        shown.second().ifPresent(s -> list("hanging.cell.second", s));
        cells.select(at < 0 || at >= cells.getItemCount() ? 0 : at);
        fill(this::fillRule);
    }

    private void list(String key, HangingScreen screen) {
        int columns = screen.size().columns();
        for (int i = 0; i < screen.size().cells(); i++) {
            TableItem item = new TableItem(cells, SWT.NONE);
            item.setText(texts.get(key, i / columns + 1, i % columns + 1));
        }
    }

    private void unlessFilling(Runnable task) {
        if (!filling) {
            task.run();
        }
    }

    /** What fields tell meanwhile is nobody's change. */
    private void fill(Runnable task) {
        filling = true;
        try {
            task.run();
        } finally {
            filling = false;
        }
    }

    /** The fields say the rule of the chosen cell. */
    private void fillRule() {
        CellRule rule = protocol.map(this::chosen).orElse(CellRule.NOTHING);
        boolean asks = !rule.equals(CellRule.NOTHING);
        shows.select(asks ? rule.prior() + 1 : 0);
        series.setSelection(asks ? rule.series() : 1);
        modality.setText(rule.modality());
        description.setText(rule.description());
        laterality.select(HangingConditions.indexOfSide(rule.laterality()));
        view.setText(rule.view());
        plane.select(rule.plane().ordinal());
        fillWindow(rule.window());
        listPresets();
        enable(asks);
    }

    private void enable(boolean asks) {
        fields.enable(own && asks);
        offer.enable(own && asks);
        shows.setEnabled(own);
    }

    private CellRule chosen(HangingProtocol of) {
        int at = Math.max(0, cells.getSelectionIndex());
        int first = of.screen().size().cells();
        return at < first
                ? of.screen().at(at)
                : of.second().map(s -> s.at(at - first)).orElse(CellRule.NOTHING);
    }

    /** Those of the cell's modality, else of the protocol's, whose values all devices share. */
    private void listPresets() {
        String of =
                modality.getText().isBlank()
                        ? protocol.map(HangingProtocol::modality).orElse("")
                        : modality.getText().strip();
        presets =
                settings.presets(of).byKey().values().stream()
                        .filter(p -> !p.unit().equals(WindowPreset.RELATIVE))
                        .toList();
        preset.removeAll();
        preset.add(texts.get("hanging.filesOwn"));
        presets.forEach(p -> preset.add(names.of(p)));
        preset.add(texts.get("hanging.typed"));
        selectPreset();
    }

    private void selectPreset() {
        int named =
                IntStream.range(0, presets.size())
                        .filter(i -> window().filter(w -> isSame(w, presets.get(i))).isPresent())
                        .findFirst()
                        .orElse(presets.size());
        preset.select(isBlank() ? 0 : named + 1);
    }

    private static boolean isSame(WindowLevel window, WindowPreset preset) {
        return window.center() == preset.window().center()
                && window.width() == preset.window().width();
    }

    private void takePreset() {
        int at = preset.getSelectionIndex();
        if (at <= presets.size()) {
            Optional<WindowLevel> wanted =
                    at <= 0 ? Optional.empty() : Optional.of(presets.get(at - 1).window());
            fill(() -> fillWindow(wanted));
            changed.run();
        }
    }

    private void fillWindow(Optional<WindowLevel> window) {
        center.setText(window.map(w -> WindowNames.number(w.center())).orElse(""));
        width.setText(window.map(w -> WindowNames.number(w.width())).orElse(""));
    }

    private boolean isBlank() {
        return center.getText().isBlank() && width.getText().isBlank();
    }

    private Optional<WindowLevel> window() {
        return WindowPresets.window(center.getText(), width.getText());
    }

    /** Whether the typed numbers make no window. */
    boolean isWindowWrong() {
        return !isBlank() && window().isEmpty();
    }

    /** The protocol with what the fields say of the chosen cell. */
    HangingProtocol read(HangingProtocol of) {
        cells.setEnabled(!isWindowWrong());
        fill(this::selectPreset);
        protocol = Optional.of(of);
        int at = Math.max(0, cells.getSelectionIndex());
        int first = of.screen().size().cells();
        enable(shows.getSelectionIndex() > 0);
        if (at < first) {
            return of.showing(of.screen().with(at, rule()), of.second());
        }
        return of.showing(of.screen(), of.second().map(s -> s.with(at - first, rule())));
    }

    private CellRule rule() {
        if (shows.getSelectionIndex() <= 0) {
            return CellRule.NOTHING;
        }
        return new CellRule(
                shows.getSelectionIndex() - 1,
                series.getSelection(),
                modality.getText().strip(),
                description.getText().strip(),
                HangingConditions.side(laterality.getSelectionIndex()),
                view.getText().strip(),
                Plane.values()[Math.max(0, plane.getSelectionIndex())],
                window());
    }
}
