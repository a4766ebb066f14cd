package org.meridian.ui.viewer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Monitor;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.PartInitException;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Further windows with images, each on a monitor of its own where there is one. */
final class FurtherWindow {
    private static final String VIEW = "org.meridian.ui.viewer.image";
    private static final String SECOND = "second";

    private FurtherWindow() {}

    /** Opens it, or brings it to the front. */
    static void open(IWorkbenchPartSite site) {
        IWorkbenchPage page = site.getPage();
        boolean isOpen = page.findViewReference(VIEW, SECOND) != null;
        try {
            IViewPart view = page.showView(VIEW, SECOND, IWorkbenchPage.VIEW_ACTIVATE);
            if (!isOpen) {
                detach(view, place(site.getShell()));
            }
        } catch (PartInitException e) {
            ILog.of(FurtherWindow.class).error("no further window", e);
        }
    }

    /** The windows beside a view, for what is hung in it. */
    static LayoutFollower.Besides besides(ImageView one, boolean isFirst) {
        IWorkbenchPartSite site = one.getSite();
        return new LayoutFollower.Besides() {
            @Override
            public int monitors() {
                return Math.max(
                        site.getShell().getDisplay().getMonitors().length, 1 + others(one).size());
            }

            @Override
            public void open() {
                if (isFirst && others(one).isEmpty()) {
                    // who goes down a list by its keys stays there
                    IWorkbenchPart active = site.getPage().getActivePart();
                    FurtherWindow.open(site);
                    site.getPage().activate(active == null ? one : active);
                }
            }
        };
    }

    /** All views of images in the page but one. */
    static List<ImageView> others(ImageView one) {
        return Arrays.stream(one.getSite().getPage().getViewReferences())
                .map(v -> v.getView(false))
                .filter(v -> v instanceof ImageView && v != one)
                .map(ImageView.class::cast)
                .toList();
    }

    private static void detach(IViewPart view, Rectangle at) {
        MPart part = view.getSite().getService(MPart.class);
        EModelService models = view.getSite().getService(EModelService.class);
        models.detach(
                part.getCurSharedRef() == null ? part : part.getCurSharedRef(),
                at.x,
                at.y,
                at.width,
                at.height);
        view.getSite().getPage().activate(view);
    }

    /** All of another monitor; on a single one the right half. */
    private static Rectangle place(Shell first) {
        Monitor own = first.getMonitor();
        Optional<Monitor> other =
                Arrays.stream(first.getDisplay().getMonitors())
                        .filter(m -> !m.equals(own))
                        .findFirst();
        Rectangle area = other.orElse(own).getClientArea();
        return other.isPresent()
                ? area
                : new Rectangle(
                        area.x + area.width / 2, area.y, area.width - area.width / 2, area.height);
    }
}
