package org.meridian.app;

import org.eclipse.e4.ui.model.application.ui.SideValue;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimBar;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimmedWindow;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.model.application.ui.menu.MToolControl;
import org.eclipse.e4.ui.workbench.IWorkbench;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.ui.IWorkbenchWindow;
import org.meridian.ui.EmergencyControl;
import org.meridian.ui.ProgressControl;
import org.meridian.ui.admin.AlertsReminder;
import org.meridian.ui.archive.BackupReminder;

import java.util.List;

/**
 * Puts what somebody is reminded of, an emergency and the running work at the right end of the
 * window's bottom edge. Each is a part of the edge by itself: the platform gives its status line,
 * and a control in a tool bar, less height than a button takes.
 */
final class StatusTrim {

    private StatusTrim() {}

    static void add(IWorkbenchWindow window) {
        EModelService models = window.getService(EModelService.class);
        MTrimmedWindow model = (MTrimmedWindow) window.getService(MWindow.class);
        MTrimBar edge = models.getTrim(model, SideValue.BOTTOM);
        for (Class<?> part :
                List.of(
                        DiskReminder.class,
                        BackupReminder.class,
                        AlertsReminder.class,
                        EmergencyControl.class,
                        ProgressControl.class)) {
            edge.getChildren().add(control(models, part));
        }
    }

    private static MToolControl control(EModelService models, Class<?> part) {
        MToolControl control = models.createModelElement(MToolControl.class);
        control.setElementId(part.getName());
        control.setContributionURI("bundleclass://" + part.getPackageName() + "/" + part.getName());
        // made anew at every start
        control.getPersistedState().put(IWorkbench.PERSIST_STATE, Boolean.FALSE.toString());
        return control;
    }
}
