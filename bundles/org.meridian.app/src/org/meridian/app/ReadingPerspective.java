package org.meridian.app;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** For the radiologist: the image large, what belongs to it around it. */
public final class ReadingPerspective implements IPerspectiveFactory {
    static final String ID = "org.meridian.app.reading";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
    }
}
