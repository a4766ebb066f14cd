package org.meridian.app;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** For the clinic doctor: find the patient, see the values, read the image. */
public final class ClinicPerspective implements IPerspectiveFactory {
    static final String ID = "org.meridian.app.clinic";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
    }
}
