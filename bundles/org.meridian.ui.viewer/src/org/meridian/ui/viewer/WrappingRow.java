package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.ControlListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;

/** Controls beside each other that go on in a second row of a grid where the first is full. */
final class WrappingRow {
    private final Composite row;

    /**
     * @param parent has a grid layout
     */
    WrappingRow(Composite parent) {
        row = new Composite(parent, SWT.NONE);
        RowLayout layout = new RowLayout(SWT.HORIZONTAL);
        layout.marginTop = 1;
        layout.marginBottom = 1;
        layout.marginLeft = 2;
        layout.marginRight = 2;
        layout.spacing = 6;
        row.setLayout(layout);
        parent.addControlListener(ControlListener.controlResizedAdapter(e -> fit()));
    }

    Composite control() {
        return row;
    }

    /**
     * Lays out what is in the row, which the grid cannot: it asks for the height without saying the
     * width.
     */
    void fit() {
        int height = row.computeSize(row.getParent().getClientArea().width, SWT.DEFAULT).y;
        if (row.getLayoutData() instanceof GridData data && data.heightHint != height) {
            data.heightHint = height;
            row.getParent().layout();
        }
        row.layout();
    }
}
