package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.widgets.Scale;
import org.meridian.ui.viewer.layout.LayoutModel;
import org.meridian.ui.viewer.model.Fusion;

/** How much of what is laid over the active image is seen; there while something is. */
final class FusionSlider {
    private static final int WIDTH = 110;
    private static final int PERCENT = 100;

    private final LayoutModel layout;
    private final WrappingRow row;
    private final Scale scale;
    private final RowData place = new RowData(WIDTH, SWT.DEFAULT);

    FusionSlider(WrappingRow row, LayoutModel layout, String tip) {
        this.layout = layout;
        this.row = row;
        scale = new Scale(row.control(), SWT.HORIZONTAL);
        scale.setData("id", "fusion");
        scale.setMaximum(PERCENT);
        scale.setPageIncrement(PERCENT / 10);
        scale.setToolTipText(tip);
        scale.setLayoutData(place);
        scale.setVisible(false);
        place.exclude = true;
        scale.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> choose()));
    }

    private void choose() {
        layout.active().fusion().share(scale.getSelection() / (double) PERCENT);
    }

    /** Shows what is so now. */
    void follow() {
        Fusion fusion = layout.active().fusion();
        boolean there = fusion.layer().isPresent();
        int share = (int) Math.round(fusion.share() * PERCENT);
        if (scale.getSelection() != share) {
            scale.setSelection(share);
        }
        if (place.exclude == there) {
            place.exclude = !there;
            scale.setVisible(there);
            row.fit();
        }
    }
}
