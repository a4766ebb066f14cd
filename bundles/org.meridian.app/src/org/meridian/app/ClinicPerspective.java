package org.meridian.app;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** For the clinic doctor: the tasks as large cards, the patient, the values. */
public final class ClinicPerspective implements IPerspectiveFactory {
    static final String ID = "org.meridian.app.clinic";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        String area = layout.getEditorArea();
        layout.addView(Views.WELCOME, IPageLayout.LEFT, 0.24f, area);
        IFolderLayout right = layout.createFolder("clinic.right", IPageLayout.RIGHT, 0.6f, area);
        right.addView(Views.MONITOR);
        right.addView(Views.FINDINGS);
        layout.addView(Views.PATIENTS, IPageLayout.TOP, 0.4f, area);
        IFolderLayout below = layout.createFolder("clinic.below", IPageLayout.BOTTOM, 0.6f, area);
        below.addView(Views.IMAGE);
        below.addPlaceholder(Views.OBJECTS);
        below.addView(Views.SERIES);
        below.addView(Views.TIMELINE);
        below.addView(Views.QUALITY);
        below.addView(Views.LEDGER);
        below.addPlaceholder(Views.USERS);
        below.addPlaceholder(Views.ALERTS);
    }
}
