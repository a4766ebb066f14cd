package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.meridian.core.text.Texts;
import org.meridian.dicom.pixel.LookupTable;
import org.meridian.imaging.ColourMap;
import org.meridian.imaging.ImageFilter;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.WindowPreset;
import org.meridian.ui.viewer.layout.ActionStates;
import org.meridian.ui.viewer.layout.LayoutModel;
import org.meridian.ui.viewer.layout.Link;
import org.meridian.ui.viewer.model.Appearance;
import org.meridian.ui.viewer.model.FileWindow;
import org.meridian.ui.viewer.model.OutsidePreset;
import org.meridian.ui.viewer.model.OverlayLevel;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.SlabChoice;
import org.meridian.ui.viewer.model.ViewerAction;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.workflow.Uptake;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The menus of the active image, filled each time they are shown. */
final class ViewerMenu {
    private static final List<ViewerAction> STEPS =
            List.of(
                    ViewerAction.ZOOM_IN,
                    ViewerAction.ZOOM_OUT,
                    ViewerAction.WINDOW_WIDER,
                    ViewerAction.WINDOW_NARROWER,
                    ViewerAction.BRIGHTER,
                    ViewerAction.DARKER,
                    ViewerAction.PAN_LEFT,
                    ViewerAction.PAN_RIGHT,
                    ViewerAction.PAN_UP,
                    ViewerAction.PAN_DOWN);

    private final LayoutModel layout;
    private final ActionStates states;
    private final FusionMenu fusion;
    private final Consumer<ViewerAction> run;
    private final Function<ViewerAction, String> keys;
    private final Texts texts = Texts.of(ViewerMenu.class);
    private final WindowNames names = new WindowNames(texts);
    private final Menu windows;
    private final Menu all;

    /**
     * @param keys the key of an action as it is printed
     */
    ViewerMenu(
            Control owner,
            LayoutModel layout,
            ActionStates states,
            FusionMenu fusion,
            Consumer<ViewerAction> run,
            Function<ViewerAction, String> keys) {
        this.layout = layout;
        this.states = states;
        this.fusion = fusion;
        this.run = run;
        this.keys = keys;
        windows = new Menu(owner);
        all = new Menu(owner);
    }

    /** The named windows, at the pointer. */
    void showWindows() {
        clear(windows);
        addWindows(windows);
        windows.setVisible(true);
    }

    /** Everything, at the pointer. */
    void showAll() {
        clear(all);
        ViewerModel model = layout.active();
        addWindows(all);
        new MenuItem(all, SWT.SEPARATOR);
        add(all, ViewerAction.FIT);
        add(all, ViewerAction.ONE_TO_ONE);
        addSteps(all);
        add(all, ViewerAction.INVERT);
        add(all, ViewerAction.SHUTTER).setEnabled(model.covering().isPossible());
        add(all, ViewerAction.ROTATE_RIGHT);
        add(all, ViewerAction.ROTATE_LEFT);
        add(all, ViewerAction.FLIP_HORIZONTALLY);
        add(all, ViewerAction.FLIP_VERTICALLY);
        Appearance look = model.appearance();
        addChoice(
                all,
                ViewerAction.COLOURS,
                "colours",
                ColourMap.values(),
                look.colours(),
                look::colours);
        addChoice(
                all,
                ViewerAction.FILTER,
                "filter",
                ImageFilter.values(),
                look.filter(),
                look::filter);
        model.uptake().ifPresent(u -> addUptake(all, u));
        fusion.addTo(all);
        if (model.plane() == Plane.OUTSIDE) {
            add(all, ViewerAction.TURN_RESET);
        } else if (model.plane().cuts()) {
            addSlabs(all, model);
            add(all, ViewerAction.TURN_LEFT);
            add(all, ViewerAction.TURN_RIGHT);
            add(all, ViewerAction.TURN_RESET);
        }
        addChoice(
                all,
                ViewerAction.OVERLAYS,
                "overlays",
                OverlayLevel.values(),
                model.overlays().level(),
                model.overlays()::show);
        add(all, ViewerAction.RESET);
        new MenuItem(all, SWT.SEPARATOR);
        add(all, ViewerAction.MAXIMISE);
        add(all, ViewerAction.TILE);
        addChoice(all, ViewerAction.LINK, "link", Link.values(), layout.link(), layout::setLink);
        add(all, ViewerAction.REFERENCE_LINES);
        add(all, ViewerAction.KEEP_HANGING);
        new MenuItem(all, SWT.SEPARATOR);
        add(all, ViewerAction.KEY_IMAGE);
        add(all, ViewerAction.NEXT_KEY_IMAGE);
        add(all, ViewerAction.PREVIOUS_KEY_IMAGE);
        add(all, ViewerAction.EXPORT_KEY_IMAGES);
        boolean shown = model.displayed().isPresent();
        add(all, ViewerAction.EXPORT_REPORT).setEnabled(shown);
        add(all, ViewerAction.EXPORT_STATE).setEnabled(shown);
        add(all, ViewerAction.PRINT).setEnabled(shown);
        new MenuItem(all, SWT.SEPARATOR);
        add(all, ViewerAction.CINE);
        add(all, ViewerAction.CINE_FASTER);
        add(all, ViewerAction.CINE_SLOWER);
        new MenuItem(all, SWT.SEPARATOR);
        add(all, ViewerAction.NEXT_STUDY);
        add(all, ViewerAction.PREVIOUS_STUDY);
        add(all, ViewerAction.NEXT_PATIENT);
        add(all, ViewerAction.PREVIOUS_PATIENT);
        add(all, ViewerAction.FURTHER_WINDOW);
        add(all, ViewerAction.FULL_SCREEN);
        all.setVisible(true);
    }

    private static void clear(Menu menu) {
        for (MenuItem item : menu.getItems()) {
            item.dispose();
        }
    }

    /** What a drag does, for who has no mouse; it tells the keys. */
    private void addSteps(Menu menu) {
        Menu steps = Menus.inner(menu, texts.get("action.steps"));
        STEPS.forEach(s -> add(steps, s));
    }

    /** A choice of one of several values. */
    private <T extends Enum<T>> void addChoice(
            Menu menu, ViewerAction title, String key, T[] values, T now, Consumer<T> choose) {
        addChoice(menu, title, key, List.of(values), now, choose);
    }

    private <T extends Enum<T>> void addChoice(
            Menu menu, ViewerAction title, String key, List<T> values, T now, Consumer<T> choose) {
        Menu inner = Menus.inner(menu, texts.get("action." + title));
        for (T value : values) {
            Menus.radio(
                    inner, texts.get(key + "." + value), value == now, () -> choose.accept(value));
        }
    }

    /** The usual ones and the one that is, and any other thickness. */
    private void addSlabs(Menu menu, ViewerModel model) {
        Menu inner = Menus.inner(menu, texts.get("action." + ViewerAction.SLAB));
        SlabChoice now = model.slab();
        Stream.concat(SlabChoice.USUAL.stream(), Stream.of(now))
                .filter(s -> s.equals(SlabChoice.THIN) || !s.isThin())
                .distinct()
                .forEach(
                        s ->
                                Menus.radio(
                                        inner,
                                        name(s),
                                        s.equals(now) || s.isThin() && now.isThin(),
                                        () -> model.setSlab(s)));
        new MenuItem(inner, SWT.SEPARATOR);
        add(inner, ViewerAction.SLAB_CHOOSE);
        add(inner, ViewerAction.SLAB_THICKER);
        add(inner, ViewerAction.SLAB_THINNER);
    }

    private String name(SlabChoice slab) {
        return slab.isThin()
                ? texts.get("slab.THIN")
                : texts.get("slab." + slab.projection(), WindowNames.number(slab.millimetres()));
    }

    /** The kinds that can be told of what is shown. */
    private void addUptake(Menu menu, Uptake uptake) {
        addChoice(
                menu,
                ViewerAction.UPTAKE,
                "uptake",
                uptake.kinds(),
                uptake.kind(),
                new UptakeSettings()::keep);
    }

    private void addWindows(Menu menu) {
        ViewerModel model = layout.active();
        if (model.plane() == Plane.OUTSIDE) {
            addLooks(menu, model.outside().look().preset());
            add(menu, ViewerAction.KEEP_LOOK).setEnabled(model.outside().moved().isPresent());
            return;
        }
        add(menu, ViewerAction.AUTO_WINDOW).setEnabled(model.greys().window().isPresent());
        model.greys().fileWindows().forEach(w -> addFileWindow(menu, model, w));
        model.greys()
                .presets()
                .forEach(
                        (key, preset) ->
                                item(menu, ViewerAction.preset(key), SWT.PUSH, line(preset)));
    }

    /** Of a volume from outside, each under its digit. */
    private void addLooks(Menu menu, OutsidePreset now) {
        for (OutsidePreset preset : OutsidePreset.values()) {
            item(
                            menu,
                            ViewerAction.preset(preset.digit()),
                            SWT.CHECK,
                            texts.get("outside." + preset))
                    .setSelection(preset == now);
        }
    }

    private void addFileWindow(Menu menu, ViewerModel model, FileWindow window) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(
                switch (window) {
                    case FileWindow.Window(WindowLevel w) ->
                            texts.get(
                                    "window.file",
                                    WindowNames.number(w.width()),
                                    WindowNames.number(w.center()));
                    case FileWindow.Table(LookupTable t) ->
                            texts.get("window.file.table", t.explanation().replace("&", "&&"));
                });
        item.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(e -> model.greys().choose(window)));
    }

    private String line(WindowPreset preset) {
        return texts.get(
                preset.unit().equals(WindowPreset.RELATIVE) ? "window.relative" : "window.preset",
                // an ampersand would be eaten as a mnemonic
                names.of(preset).replace("&", "&&"),
                WindowNames.number(preset.window().width()),
                WindowNames.number(preset.window().center()));
    }

    private MenuItem add(Menu menu, ViewerAction action) {
        int style = ActionStates.isSwitch(action) ? SWT.CHECK : SWT.PUSH;
        MenuItem item = item(menu, action, style, texts.get("action." + action));
        item.setSelection(states.isOn(action));
        return item;
    }

    private MenuItem item(Menu menu, ViewerAction action, int style, String text) {
        MenuItem item = new MenuItem(menu, style);
        String key = keys.apply(action);
        item.setText(key.isEmpty() ? text : text + "\t" + key);
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> run.accept(action)));
        return item;
    }
}
