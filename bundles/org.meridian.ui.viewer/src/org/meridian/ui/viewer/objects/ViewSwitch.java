package org.meridian.ui.viewer.objects;

import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.meridian.core.record.Series;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.PatientContext.Selection;
import org.meridian.workflow.ObjectKind;
import org.meridian.workflow.StudyObjects;

import java.util.Optional;

/**
 * Brings the view to the top that shows what is chosen: reports, documents and waveforms have one
 * of their own. Used on the UI thread.
 */
public final class ViewSwitch {
    private final IWorkbenchPage page;
    private final String images;
    private final StudyObjects objects;
    private Optional<Series> chosen = Optional.empty();

    /**
     * @param images the id of the view that shows images
     */
    public ViewSwitch(IWorkbenchPage page, String images, StudyObjects objects) {
        this.page = page;
        this.images = images;
        this.objects = objects;
    }

    /** Follows what is chosen. */
    public void follow(Selection selection) {
        if (selection.series().equals(chosen)) {
            return;
        }
        chosen = selection.series();
        chosen.ifPresent(this::follow);
    }

    private void follow(Series series) {
        if (ObjectKind.isTold(series)) {
            show(ObjectKind.of(series));
            return;
        }
        new BackgroundWork<>(
                        page.getWorkbenchWindow().getShell().getDisplay(),
                        Texts.of(ViewSwitch.class).get("job.object"),
                        p -> objects.kind(series),
                        kind -> {
                            if (chosen.equals(Optional.of(series))) {
                                show(kind);
                            }
                        })
                .start();
    }

    private void show(ObjectKind kind) {
        IViewPart reading = page.findView(ObjectView.ID);
        boolean covered = reading != null && page.isPartVisible(reading);
        if (kind.isRead()) {
            show(page, ObjectView.ID);
        } else if (covered) {
            show(page, images);
        }
    }

    /**
     * Brings a view to the top. The platform does not cover a view that has the keys: there they go
     * along.
     */
    static void show(IWorkbenchPage page, String view) {
        try {
            IViewPart shown = page.showView(view, null, IWorkbenchPage.VIEW_VISIBLE);
            if (!page.isPartVisible(shown)) {
                page.activate(shown);
            }
        } catch (PartInitException e) {
            throw new IllegalStateException(view, e);
        }
    }
}
