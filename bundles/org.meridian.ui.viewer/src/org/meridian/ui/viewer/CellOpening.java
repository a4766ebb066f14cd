package org.meridian.ui.viewer;

import org.eclipse.swt.widgets.Display;
import org.meridian.core.ErrorCode;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.viewer.layout.SeriesShelf;
import org.meridian.ui.viewer.model.Subject;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.model.VolumeSource;
import org.meridian.workflow.Glimpse;
import org.meridian.workflow.SeriesImages;
import org.meridian.workflow.SeriesOpening;
import org.meridian.workflow.WorkflowError;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Brings series into one cell, with the archive's work done by background jobs. Used on the UI
 * thread.
 */
final class CellOpening {
    private static final Set<ErrorCode> TOLD_IN_CELL =
            Set.of(WorkflowError.NO_PIXELS, WorkflowError.NOT_OPENED);

    private final Display display;
    private final SeriesOpening opening;
    private final SeriesShelf shelf;
    private final ViewerModel model;
    private final MemoryQuestion memory;
    private final Texts texts = Texts.of(CellOpening.class);
    private long wish;
    private Consumer<ViewerModel> whenOpen = m -> {};

    CellOpening(Display display, SeriesOpening opening, SeriesShelf shelf, ViewerModel model) {
        this.display = display;
        this.opening = opening;
        this.shelf = shelf;
        this.model = model;
        memory = new MemoryQuestion(display);
    }

    /** Gathers volumes by jobs with progress. */
    static VolumeSource volumes(Display display) {
        return (images, then, otherwise) ->
                new BackgroundWork<>(
                                display,
                                Texts.of(CellOpening.class).get("job.volume"),
                                images::volume,
                                then)
                        .whenFailed(otherwise)
                        .start();
    }

    /**
     * Empties the cell at once and shows what is wanted as soon as it is open.
     *
     * @param arrange is run on the cell when its images have come
     */
    void show(Optional<Subject> subject, Consumer<ViewerModel> arrange) {
        wish = model.expect(subject);
        whenOpen = arrange;
        subject.ifPresent(s -> s.study().ifPresent(t -> s.series().ifPresent(r -> open(t, r))));
    }

    /** Arranges the cell now, or as soon as its images are there. */
    void then(Consumer<ViewerModel> arrange) {
        whenOpen = arrange;
        if (model.images().isPresent()) {
            arrange.accept(model);
        }
    }

    private void open(Study study, Series series) {
        long mine = wish;
        start(
                "job.open",
                p -> open(mine, study, series, p),
                found -> found.ifPresent(i -> opened(mine, i)));
        readFindings();
    }

    private void opened(long mine, SeriesImages images) {
        model.opened(mine, images);
        if (mine == wish) {
            whenOpen.accept(model);
        }
    }

    /** On a job's thread; why a series has no pictures here is told in the cell alone. */
    private Optional<SeriesImages> open(long mine, Study study, Series series, Progress progress) {
        try {
            return Optional.of(
                    shelf.take(
                            series.seriesInstanceUID(),
                            () ->
                                    opening.open(
                                            study,
                                            series,
                                            progress,
                                            g -> glimpse(mine, g),
                                            need -> memory.goOn(need, () -> mine == wish))));
        } catch (RuntimeException e) {
            if (!display.isDisposed()) {
                display.asyncExec(() -> model.openFailed(mine, e));
            }
            if (e instanceof MeridianException known && TOLD_IN_CELL.contains(known.errorCode())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void glimpse(long mine, Glimpse glimpse) {
        if (!display.isDisposed()) {
            display.asyncExec(() -> model.glimpsed(mine, glimpse));
        }
    }

    /** Reads the findings of the shown study again. */
    void readFindings() {
        long mine = wish;
        model.subject()
                .filter(s -> s.series().isPresent())
                .flatMap(Subject::study)
                .ifPresent(
                        study ->
                                start(
                                        "job.findings",
                                        p -> opening.findings(study),
                                        read -> {
                                            if (mine == wish) {
                                                model.findings().set(read);
                                            }
                                        }));
    }

    private <T> void start(String title, Function<Progress, T> work, Consumer<T> then) {
        new BackgroundWork<>(display, texts.get(title), work, then).start();
    }

    /** Lets go of everything; what still comes is given back. */
    void close() {
        wish = model.expect(Optional.empty());
    }
}
