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

    /** A view that was open. */
    private record Shown(IPerspectiveDescriptor where, String id, boolean onTop) {}

    private void renew(IWorkbenchPage page) {
        IPerspectiveDescriptor current = page.getPerspective();
        List<IPerspectiveDescriptor> perspectives = List.of(page.getOpenPerspectives());
        // these first: a view that comes to the top in their place asks for its content at once
        for (IPerspectiveDescriptor perspective : perspectives) {
            page.setPerspective(perspective);
            for (IViewReference view : page.getViewReferences()) {
                if (!isKept(view) && !may(view)) {
                    page.hideView(view);
                }
            }
        }
        // a view is disposed when it was closed in every perspective that shows it
        List<Shown> closed = new ArrayList<>();
        for (IPerspectiveDescriptor perspective : perspectives) {
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
            page.setPerspective(view.where);
            show(page, view);
        }
        page.setPerspective(current);
    }

    private boolean may(IViewReference view) {
        return Views.operation(view.getId()).map(workstation::may).orElse(true);
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
