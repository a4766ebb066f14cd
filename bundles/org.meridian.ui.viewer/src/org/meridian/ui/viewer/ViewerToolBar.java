package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.meridian.core.text.Texts;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.ViewerAction;
import org.meridian.ui.viewer.model.ViewerInput;
import org.meridian.ui.viewer.model.ViewerModel;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Plane, windows and the commonest actions above an image; follows the model. */
final class ViewerToolBar {
    private final ViewerModel model;
    private final ViewerInput input;
    private final Texts texts = Texts.of(ViewerToolBar.class);
    private final ToolBar bar;
    private final Map<Plane, ToolItem> planes = new EnumMap<>(Plane.class);
    private final ToolItem invert;
    private final ToolItem overlays;

    ViewerToolBar(Composite parent, ViewerModel model, ViewerInput input, Runnable windows) {
        this.model = model;
        this.input = input;
        bar = new ToolBar(parent, SWT.FLAT | SWT.WRAP);
        for (Plane plane : Plane.values()) {
            planes.put(plane, plane(plane));
        }
        new ToolItem(bar, SWT.SEPARATOR);
        ToolItem window = item(SWT.DROP_DOWN, "window");
        window.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> windows.run()));
        action(ViewerAction.FIT, SWT.PUSH);
        action(ViewerAction.ONE_TO_ONE, SWT.PUSH);
        invert = action(ViewerAction.INVERT, SWT.CHECK);
        overlays = action(ViewerAction.OVERLAYS, SWT.CHECK);
        action(ViewerAction.RESET, SWT.PUSH);
        model.listen(c -> follow());
        follow();
    }

    ToolBar control() {
        return bar;
    }

    private ToolItem plane(Plane plane) {
        ToolItem item = item(SWT.RADIO, "plane." + plane);
        item.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(
                        e -> {
                            if (item.getSelection()) {
                                model.setPlane(plane);
                            }
                        }));
        return item;
    }

    private ToolItem action(ViewerAction action, int style) {
        ToolItem item = item(style, "action." + action);
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> input.run(action)));
        return item;
    }

    private ToolItem item(int style, String key) {
        ToolItem item = new ToolItem(bar, style);
        item.setText(texts.get(key));
        item.setToolTipText(texts.get(key + ".tip"));
        return item;
    }

    private void follow() {
        if (bar.isDisposed()) {
            return;
        }
        planes.forEach(
                (plane, item) -> {
                    select(item, model.plane() == plane);
                    boolean possible = plane == Plane.STACK || model.canCut();
                    if (item.getEnabled() != possible) {
                        item.setEnabled(possible);
                    }
                    String tip = tip(plane);
                    if (!tip.equals(item.getToolTipText())) {
                        item.setToolTipText(tip);
                    }
                });
        select(invert, model.inverted());
        select(overlays, model.overlays());
    }

    /** What a plane is; where the open series has none, why. */
    private String tip(Plane plane) {
        String tip = texts.get("plane." + plane + ".tip");
        if (plane == Plane.STACK || model.canCut() || model.images().isEmpty()) {
            return tip;
        }
        List<String> faults = model.images().get().warnings(texts.locale());
        return texts.get(
                "plane.impossible",
                tip,
                faults.isEmpty() ? texts.get("plane.noVolume") : String.join(" ", faults));
    }

    private static void select(ToolItem item, boolean selected) {
        if (item.getSelection() != selected) {
            item.setSelection(selected);
        }
    }
}
