package org.meridian.ui.viewer;

import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchPartSite;

/** The images alone on all of the screen, and back. */
final class FullScreen {
    private FullScreen() {}

    /** On or off; the view of the images fills the window while it is on. */
    static void toggle(IWorkbenchPartSite site) {
        Shell shell = site.getShell();
        boolean on = !shell.getFullScreen();
        shell.setFullScreen(on);
        IWorkbenchPage page = site.getPage();
        IWorkbenchPartReference part = page.getReference(site.getPart());
        boolean alone = page.getPartState(part) == IWorkbenchPage.STATE_MAXIMIZED;
        if (alone != on) {
            page.toggleZoom(part);
        }
    }
}
