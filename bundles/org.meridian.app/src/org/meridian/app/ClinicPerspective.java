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
        // who is there and how they are, in a column; the image has the height of the screen
        layout.addView(Views.PATIENTS, IPageLayout.RIGHT, 0.6f, area);
        IFolderLayout below =
                layout.createFolder("clinic.right", IPageLayout.BOTTOM, 0.45f, Views.PATIENTS);
        below.addView(Views.MONITOR);
        below.addView(Views.FINDINGS);
        IFolderLayout middle = layout.createFolder("clinic.middle", IPageLayout.TOP, 0.95f, area);
        middle.addView(Views.IMAGE);
        middle.addPlaceholder(Views.OBJECTS);
        middle.addView(Views.SERIES);
        middle.addView(Views.TIMELINE);
        middle.addView(Views.QUALITY);
        middle.addView(Views.LEDGER);
        middle.addPlaceholder(Views.USERS);
        middle.addPlaceholder(Views.ALERTS);
    }
}
