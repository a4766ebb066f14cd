package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.meridian.core.text.Texts;
import org.meridian.ui.viewer.layout.LayoutModel;
import org.meridian.ui.viewer.layout.Link;
import org.meridian.ui.viewer.layout.Notes;
import org.meridian.ui.viewer.model.KeyState;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.Tool;
import org.meridian.ui.viewer.model.Toolbox;
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

/** Layout, plane, tools and the commonest actions above the images; follows the active one. */
final class ViewerToolBar {
    private static final int ICON = 16;

    /** With what the platform puts around it, a finger's 44 pixels. */
    private static final int LARGE_ICON = 36;

    private final LayoutModel layout;
    private final Toolbox tools;
    private final Notes notes;
    private final Consumer<ViewerAction> run;
    private final Function<ViewerAction, String> keys;
    private final Runnable windows;
    private final Texts texts = Texts.of(ViewerToolBar.class);
    private final WrappingRow rows;
    private final List<ToolBar> bars = new ArrayList<>();
    private final Icons icons;
    private final FusionSlider slider;
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
            Toolbox tools,
            Notes notes,
            Consumer<ViewerAction> run,
            Function<ViewerAction, String> keys,
            Runnable windows) {
        this.layout = layout;
        this.tools = tools;
        this.notes = notes;
        this.run = run;
        this.keys = keys;
        this.windows = windows;
        rows = new WrappingRow(parent);
        icons = new Icons(rows.control(), ICON);
        slider = new FusionSlider(rows, layout, texts.get("fuse.share.tip"));
        fill();
        layout.listen(c -> follow());
        tools.listen(this::follow);
        notes.history().listen(this::follow);
        notes.keyImages().listen(this::follow);
        follow();
    }

    private void fill() {
        group();
        icon(ViewerAction.LAYOUT_CHOOSE, SWT.PUSH);
        icon(ViewerAction.LAYOUT_PLANES, SWT.PUSH);
        icon(ViewerAction.MAXIMISE, SWT.CHECK);
        icon(ViewerAction.LINK, SWT.CHECK);
        icon(ViewerAction.REFERENCE_LINES, SWT.CHECK);
        icon(ViewerAction.CINE, SWT.CHECK);
        group();
        for (Plane plane : Plane.values()) {
            icon(ViewerAction.of(plane), SWT.RADIO);
        }
        group();
        for (Tool tool : Tool.values()) {
            if (tool.shape().isEmpty()) {
                icon(ViewerAction.of(tool), SWT.CHECK);
            }
        }
        group();
        icon(ViewerAction.KEY_IMAGE, SWT.CHECK);
        icon(ViewerAction.UNDO, SWT.PUSH);
        icon(ViewerAction.REDO, SWT.PUSH);
        group();
        ToolItem window = new ToolItem(bar(), SWT.PUSH);
        window.setText(texts.get("window"));
        window.setToolTipText(texts.get("window.tip"));
        window.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> windows.run()));
        icon(ViewerAction.INVERT, SWT.CHECK);
        icon(ViewerAction.OVERLAYS, SWT.CHECK);
        icon(ViewerAction.RESET, SWT.PUSH);
        group();
        for (Tool tool : Tool.values()) {
            if (tool.shape().isPresent()) {
                icon(ViewerAction.of(tool), SWT.CHECK);
            }
        }
    }

    Composite control() {
        return rows.control();
    }

    /** Begins a group of buttons, which stay together where the bar wraps. */
    private void group() {
        bars.add(new ToolBar(rows.control(), SWT.FLAT | SWT.RIGHT));
    }

    private ToolBar bar() {
        return bars.getLast();
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

    private void icon(ViewerAction action, int style) {
        ToolItem item = new ToolItem(bar(), style);
        item.setImage(icons.of(action.name()));
        item.setToolTipText(tip(action));
        item.setData("action", action.name());
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> run(action, item)));
        items.put(action, item);
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
        for (Plane plane : Plane.values()) {
            select(ViewerAction.of(plane), model.plane() == plane);
            enable(ViewerAction.of(plane), plane == Plane.STACK || model.canCut());
        }
        if (!model.images().equals(told)) {
            told = model.images();
            tell(model);
        }
        enable(ViewerAction.LAYOUT_PLANES, model.canCut());
        slider.follow();
        for (Tool tool : Tool.values()) {
            select(ViewerAction.of(tool), tools.left() == tool);
        }
        enable(ViewerAction.UNDO, notes.history().canUndo());
        enable(ViewerAction.REDO, notes.history().canRedo());
        select(ViewerAction.KEY_IMAGE, notes.keyImages().of(model).kind() == KeyState.Kind.MARKED);
        select(ViewerAction.INVERT, model.inverted());
        select(ViewerAction.OVERLAYS, model.overlays());
        select(ViewerAction.MAXIMISE, layout.maximised());
        enable(ViewerAction.MAXIMISE, layout.cells().size() > 1);
        select(ViewerAction.LINK, layout.link() != Link.OFF);
        select(ViewerAction.REFERENCE_LINES, layout.referenceLines());
        select(ViewerAction.CINE, layout.cine().playing());
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

    private void select(ViewerAction action, boolean selected) {
        ToolItem item = items.get(action);
        if (item != null) {
            select(item, selected);
        }
    }

    private void enable(ViewerAction action, boolean enabled) {
        ToolItem item = items.get(action);
        if (item != null && item.getEnabled() != enabled) {
            item.setEnabled(enabled);
        }
    }

    private static void select(ToolItem item, boolean selected) {
        if (item.getSelection() != selected) {
            item.setSelection(selected);
        }
    }
}
