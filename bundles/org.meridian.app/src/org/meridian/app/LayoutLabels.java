package org.meridian.app;

import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.MUILabel;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.views.IViewDescriptor;

/**
 * Names the perspectives and views of a restored layout anew: the workbench keeps them as they were
 * called in the language that the layout was made in.
 */
final class LayoutLabels {
    private LayoutLabels() {}

    /** Takes every name from the registry, which speaks the running language. */
    static void renew(IWorkbench workbench) {
        MApplication application = workbench.getService(MApplication.class);
        EModelService models = workbench.getService(EModelService.class);
        for (MPerspective perspective :
                models.findElements(application, null, MPerspective.class, null)) {
            renew(workbench, perspective);
        }
        application.getSnippets().stream()
                .filter(MPerspective.class::isInstance)
                .map(MPerspective.class::cast)
                .forEach(closed -> renew(workbench, closed));
        for (MWindow window : application.getChildren()) {
            window.getSharedElements().stream()
                    .filter(MPart.class::isInstance)
                    .map(MPart.class::cast)
                    .forEach(part -> renew(workbench, part));
        }
    }

    private static void renew(IWorkbench workbench, MPerspective perspective) {
        IPerspectiveDescriptor known =
                workbench
                        .getPerspectiveRegistry()
                        .findPerspectiveWithId(perspective.getElementId());
        if (known != null) {
            name(perspective, known.getLabel());
        }
    }

    private static void renew(IWorkbench workbench, MPart part) {
        IViewDescriptor known = workbench.getViewRegistry().find(part.getElementId());
        if (known != null) {
            name(part, known.getLabel());
        }
    }

    private static void name(MUILabel element, String label) {
        if (!label.equals(element.getLabel())) {
            element.setLabel(label);
            element.setTooltip(label);
        }
    }
}
