package org.meridian.ui.analysis;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

/** Stands where the view will be. */
public final class FindingsView extends ViewPart {
    @Override
    public void createPartControl(Composite parent) {
        // nothing yet
    }

    @Override
    public void setFocus() {
        // nothing yet
    }
}
