package org.meridian.app;

import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.statushandlers.StatusManager;
import org.meridian.ui.PatientContext;
import org.meridian.workflow.ArchiveChanged;
import org.meridian.workflow.Workstation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Takes away what the user before had on the screen: the chosen patient, and every view's content,
 * which is asked for anew in the name of who works here now. Imports and recordings go on. On the
 * UI thread.
 */
final class NewUser {
    private final IWorkbench workbench;
    private final Workstation workstation;

    NewUser(IWorkbench workbench, Workstation workstation) {
        this.workbench = workbench;
        this.workstation = workstation;
    }

    void takeOver() {
        workbench.getService(PatientContext.class).clear();
        for (IWorkbenchWindow window : workbench.getWorkbenchWindows()) {
            for (IWorkbenchPage page : window.getPages()) {
                renew(page);
            }
        }
        workstation.events().publish(new ArchiveChanged());
    }

    /** A view. */
    private record Shown(IPerspectiveDescriptor where, String id, boolean onTop) {}

    /** A view is disposed when it was closed in every perspective that shows it. */
    private void renew(IWorkbenchPage page) {
        IPerspectiveDescriptor current = page.getPerspective();
        List<Shown> closed = new ArrayList<>();
        for (IPerspectiveDescriptor perspective : page.getOpenPerspectives()) {
            page.setPerspective(perspective);
            for (IViewReference view : page.getViewReferences()) {
                IViewPart part = view.getView(false);
                if (part != null && !isKept(view)) {
                    closed.add(new Shown(perspective, view.getId(), page.isPartVisible(part)));
                    page.hideView(view);
                }
            }
        }
        // what is on top comes last
        closed.sort(Comparator.comparing(Shown::onTop));
        for (Shown view : closed) {
            if (Views.operation(view.id).map(workstation::may).orElse(true)) {
                page.setPerspective(view.where);
                show(page, view);
            }
        }
        page.setPerspective(current);
    }

    /** Closing it would end the recording; without its patient chosen it shows nothing. */
    private boolean isKept(IViewReference view) {
        return view.getId().equals(Views.MONITOR) && !workstation.screenLock().devices().isEmpty();
    }

    private static void show(IWorkbenchPage page, Shown view) {
        try {
            page.showView(
                    view.id,
                    null,
                    view.onTop ? IWorkbenchPage.VIEW_VISIBLE : IWorkbenchPage.VIEW_CREATE);
        } catch (PartInitException e) {
            StatusManager.getManager().handle(e.getStatus(), StatusManager.LOG);
        }
    }
}
