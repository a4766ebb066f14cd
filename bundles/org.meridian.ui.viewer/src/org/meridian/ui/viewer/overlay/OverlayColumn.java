package org.meridian.ui.viewer.overlay;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.meridian.ui.viewer.layout.LayoutModel;

/** Beside the images, what others laid over them; there only while there is something. */
public final class OverlayColumn {
    private static final int WIDTH = 200;

    private final Composite column;
    private final StatePanel states;
    private final RegionPanel regions;

    /** Made in a grid of the parent. */
    public OverlayColumn(Composite parent, LayoutModel layout, Overlays overlays) {
        column = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(column);
        GridDataFactory.fillDefaults()
                .grab(false, true)
                .hint(WIDTH, SWT.DEFAULT)
                .exclude(true)
                .applyTo(column);
        column.setVisible(false);
        states = new StatePanel(column, layout, overlays.states());
        regions = new RegionPanel(column, layout, overlays.regions());
        layout.listen(c -> follow());
        overlays.states().listen(this::follow);
        overlays.regions().listen(this::follow);
        follow();
    }

    private void follow() {
        if (column.isDisposed()) {
            return;
        }
        GridData data = (GridData) column.getLayoutData();
        boolean needed = states.isNeeded() || regions.isNeeded();
        if (data.exclude == needed) {
            data.exclude = !needed;
            column.setVisible(needed);
            column.requestLayout();
        }
    }
}
