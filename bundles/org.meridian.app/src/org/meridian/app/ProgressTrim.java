package org.meridian.app;

import org.eclipse.e4.ui.model.application.ui.SideValue;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimBar;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimmedWindow;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.model.application.ui.menu.MToolControl;
import org.eclipse.e4.ui.workbench.IWorkbench;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * Puts the running work at the right end of the window's bottom edge. It is a part of the edge by
 * itself: the platform gives its status line, and a control in a tool bar, less height than a
 * button takes.
 */
final class ProgressTrim {
    private static final String ID = "org.meridian.ui.progress";
    private static final String CONTROL =
            "bundleclass://org.meridian.ui/org.meridian.ui.ProgressControl";

    private ProgressTrim() {}

    static void add(IWorkbenchWindow window) {
        EModelService models = window.getService(EModelService.class);
        MTrimmedWindow model = (MTrimmedWindow) window.getService(MWindow.class);
        MTrimBar edge = models.getTrim(model, SideValue.BOTTOM);
        MToolControl progress = models.createModelElement(MToolControl.class);
        progress.setElementId(ID);
        progress.setContributionURI(CONTROL);
        // made anew at every start
        progress.getPersistedState().put(IWorkbench.PERSIST_STATE, Boolean.FALSE.toString());
        edge.getChildren().add(progress);
    }
}
