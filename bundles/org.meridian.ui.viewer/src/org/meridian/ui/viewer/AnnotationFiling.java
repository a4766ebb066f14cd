package org.meridian.ui.viewer;

import org.eclipse.swt.widgets.Display;
import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.AnnotationId;
import org.meridian.core.record.Series;
import org.meridian.core.text.Texts;
import org.meridian.imaging.UptakeKind;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.viewer.measure.AnnotationBook;
import org.meridian.ui.viewer.overlay.StateBook;
import org.meridian.workflow.AnnotationFiles;
import org.meridian.workflow.Annotations;
import org.meridian.workflow.Brought;
import org.meridian.workflow.ScreenLook;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Keeps in the archive what is drawn, and reads what is kept there. Used on the UI thread. */
final class AnnotationFiling implements AnnotationBook.Keeper {
    private final Display display;
    private final Annotations annotations;
    private final AnnotationFiles files;
    private final ArchiveChanges changes;
    private final Texts texts = Texts.of(AnnotationFiling.class);

    /** What is drawn on a series, here and by others. */
    private record Drawn(List<Annotation> own, List<Brought> others) {}

    AnnotationFiling(
            Display display,
            Annotations annotations,
            AnnotationFiles files,
            ArchiveChanges changes) {
        this.display = display;
        this.annotations = annotations;
        this.files = files;
        this.changes = changes;
    }

    @Override
    public void save(
            Series series, List<Annotation> put, List<AnnotationId> removed, Runnable failed) {
        changes.add(
                texts.get("job.annotate"), () -> annotations.save(series, put, removed), failed);
    }

    /**
     * Brings what is kept of a series into a book, which is left alone while it has unkept changes,
     * and what others say of it into theirs.
     */
    void load(Series series, AnnotationBook into, StateBook states) {
        new BackgroundWork<>(
                        display,
                        texts.get("job.annotations"),
                        p -> new Drawn(annotations.of(series), annotations.brought(series)),
                        read -> {
                            states.load(series, read.others());
                            if (changes.isDone()) {
                                into.load(series, read.own());
                            }
                        })
                .start();
    }

    /**
     * Writes a measurement report of what is drawn on a series.
     *
     * @param uptake in which it is seen; empty where it is none
     */
    void exportReport(
            Series series,
            Path file,
            Optional<UptakeKind> uptake,
            Consumer<AnnotationFiles.Written> then) {
        export(
                () ->
                        files.write(
                                series.seriesInstanceUID(), AnnotationFiles.Form.SR, file, uptake),
                then);
    }

    /** Writes a presentation state of a series as it is seen, with what is drawn on it. */
    void exportState(
            Series series, ScreenLook look, Path file, Consumer<AnnotationFiles.Written> then) {
        export(() -> files.writeState(series.seriesInstanceUID(), look, file), then);
    }

    /** What was drawn just now is written too. */
    private void export(
            Supplier<AnnotationFiles.Written> work, Consumer<AnnotationFiles.Written> then) {
        changes.add(texts.get("job.exportAnnotations"), work, then, () -> {});
    }
}
