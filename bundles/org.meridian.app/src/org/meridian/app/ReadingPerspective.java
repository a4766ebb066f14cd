package org.meridian.app;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** For the radiologist: the image large, what belongs to it around it. */
public final class ReadingPerspective implements IPerspectiveFactory {
    static final String ID = "org.meridian.app.reading";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        String area = layout.getEditorArea();
        layout.addView(Views.PATIENTS, IPageLayout.LEFT, 0.3f, area);
        IFolderLayout below =
                layout.createFolder("reading.below", IPageLayout.BOTTOM, 0.6f, Views.PATIENTS);
        below.addView(Views.SERIES);
        below.addView(Views.TIMELINE);
        IFolderLayout right = layout.createFolder("reading.right", IPageLayout.RIGHT, 0.62f, area);
        right.addView(Views.FINDINGS);
        right.addView(Views.MONITOR);
        right.addPlaceholder(Views.WELCOME);
        // the ledger's lines are long
        IFolderLayout centre = layout.createFolder("reading.centre", IPageLayout.LEFT, 0.9f, area);
        centre.addView(Views.IMAGE);
        centre.addPlaceholder(Views.OBJECTS);
        centre.addView(Views.QUALITY);
        centre.addView(Views.LEDGER);
        centre.addPlaceholder(Views.USERS);
        centre.addPlaceholder(Views.ALERTS);
    }
}
