package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.meridian.core.text.Texts;
import org.meridian.ui.viewer.layout.ActionButtons;
import org.meridian.ui.viewer.layout.ActionStates;
import org.meridian.ui.viewer.layout.LayoutModel;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.ViewerAction;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.workflow.SeriesImages;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Layout, plane, tools and the commonest actions above the images; follows the active one. Buttons
 * for fingers are fewer, in one row that leaves the image its room.
 */
final class ViewerToolBar {
    private static final int ICON = 16;

    /** With what the platform puts around it, a finger's 44 pixels. */
    private static final int LARGE_ICON = 41;

    private final LayoutModel layout;
    private final ActionStates states;
    private final Consumer<ViewerAction> run;
    private final Function<ViewerAction, String> keys;
    private final Runnable windows;
    private final Texts texts = Texts.of(ViewerToolBar.class);
    private final WrappingRow rows;
    private final List<ToolBar> bars = new ArrayList<>();
    private final Icons icons;
    private final FusionSlider slider;
    private final Menu more;
    private final Map<ViewerAction, ToolItem> items = new EnumMap<>(ViewerAction.class);
    private boolean large;
    private Optional<SeriesImages> told = Optional.empty();

    /**
     * @param windows shows the named windows
     * @param keys the key of an action as it is printed
     */
    ViewerToolBar(
            Composite parent,
            LayoutModel layout,
            ActionStates states,
            Consumer<ViewerAction> run,
            Function<ViewerAction, String> keys,
            Runnable windows) {
        this.layout = layout;
        this.states = states;
        this.run = run;
        this.keys = keys;
        this.windows = windows;
        rows = new WrappingRow(parent);
        icons = new Icons(rows.control(), ICON);
        slider = new FusionSlider(rows, layout, texts.get("fuse.share.tip"));
        more = new Menu(rows.control());
        fill();
        states.listen(this::follow);
        follow();
    }

    private void fill() {
        for (List<ViewerAction> group : large ? ActionButtons.common() : ActionButtons.all()) {
            // the buttons of a group stay together where the bar wraps
            ToolBar bar = bar();
            if (group.contains(ViewerAction.RESET)) {
                button(bar, "window", windows).setText(texts.get("window"));
            }
            group.forEach(a -> icon(bar, a));
        }
        if (large) {
            button(bar(), "more", this::showMore).setImage(icons.of("MORE"));
        }
    }

    private ToolBar bar() {
        ToolBar bar = new ToolBar(rows.control(), SWT.FLAT | SWT.RIGHT);
        bars.add(bar);
        return bar;
    }

    private ToolItem button(ToolBar bar, String key, Runnable press) {
        ToolItem item = new ToolItem(bar, SWT.PUSH);
        item.setToolTipText(texts.get(key + ".tip"));
        item.setData("action", key);
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> press.run()));
        return item;
    }

    /** What has no button where they are large, as large. */
    private void showMore() {
        for (MenuItem old : more.getItems()) {
            old.dispose();
        }
        for (List<ViewerAction> group : ActionButtons.further()) {
            if (more.getItemCount() > 0) {
                new MenuItem(more, SWT.SEPARATOR);
            }
            group.forEach(this::further);
        }
        more.setVisible(true);
    }

    private void further(ViewerAction action) {
        MenuItem item = new MenuItem(more, ActionStates.isSwitch(action) ? SWT.CHECK : SWT.PUSH);
        item.setImage(icons.of(action.name()));
        item.setText(texts.get("action." + action + ".tip").replace("&", "&&"));
        item.setData("action", action.name());
        item.setSelection(states.isOn(action));
        item.setEnabled(states.isPossible(action));
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> run.accept(action)));
    }

    Composite control() {
        return rows.control();
    }

    /** Buttons for a finger, or for a pointer. */
    void large(boolean wanted) {
        if (wanted != large) {
            large = wanted;
            // a bar keeps the size of its first icons
            bars.forEach(ToolBar::dispose);
            bars.clear();
            items.clear();
            told = Optional.empty();
            icons.resize(wanted ? LARGE_ICON : ICON);
            fill();
            follow();
            rows.fit();
        }
    }

    /** The place below a button, in the bar's pixels. */
    Point below(ViewerAction action) {
        ToolItem item = items.get(action);
        if (item == null) {
            return new Point(0, rows.control().getSize().y);
        }
        Rectangle bounds = item.getBounds();
        return control()
                .getDisplay()
                .map(item.getParent(), control(), bounds.x, bounds.y + bounds.height);
    }

    private void icon(ToolBar bar, ViewerAction action) {
        ToolItem item = new ToolItem(bar, style(action));
        item.setImage(icons.of(action.name()));
        item.setToolTipText(tip(action));
        item.setData("action", action.name());
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> run(action, item)));
        items.put(action, item);
    }

    private static int style(ViewerAction action) {
        if (Stream.of(Plane.values()).map(ViewerAction::of).anyMatch(action::equals)) {
            return SWT.RADIO;
        }
        return ActionStates.isSwitch(action) ? SWT.CHECK : SWT.PUSH;
    }

    /** A radio button that is let go runs nothing. */
    private void run(ViewerAction action, ToolItem item) {
        if ((item.getStyle() & SWT.RADIO) == 0 || item.getSelection()) {
            run.accept(action);
        }
    }

    private String tip(ViewerAction action) {
        String key = keys.apply(action);
        String tip = texts.get("action." + action + ".tip");
        return key.isEmpty() ? tip : texts.get("action.key", tip, key);
    }

    private void follow() {
        if (rows.control().isDisposed()) {
            return;
        }
        ViewerModel model = layout.active();
        if (!model.images().equals(told)) {
            told = model.images();
            tell(model);
        }
        slider.follow();
        items.forEach(this::follow);
    }

    private void follow(ViewerAction action, ToolItem item) {
        boolean on = states.isOn(action);
        if (item.getSelection() != on) {
            item.setSelection(on);
        }
        boolean possible = states.isPossible(action);
        if (item.getEnabled() != possible) {
            item.setEnabled(possible);
        }
    }

    /** Says of each plane what it is, of the images that came. */
    private void tell(ViewerModel model) {
        for (Plane plane : Plane.values()) {
            ToolItem item = items.get(ViewerAction.of(plane));
            if (item != null) {
                item.setToolTipText(tip(plane, model));
            }
        }
    }

    /** What a plane is; where the open series has none, why. */
    private String tip(Plane plane, ViewerModel model) {
        String tip = tip(ViewerAction.of(plane));
        if (plane == Plane.STACK || model.canCut() || model.images().isEmpty()) {
            return tip;
        }
        List<String> faults = model.images().get().warnings(texts.locale());
        return texts.get(
                "plane.impossible",
                tip,
                faults.isEmpty() ? texts.get("plane.noVolume") : String.join(" ", faults));
    }
}
