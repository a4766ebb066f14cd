package org.meridian.ui.viewer.layout;

import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.ui.viewer.model.Fusion;
import org.meridian.ui.viewer.model.Subject;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.workflow.Reading;
import org.meridian.workflow.SeriesImages;
import org.meridian.workflow.SeriesOpening;
import org.meridian.workflow.UptakeImages;
import org.meridian.workflow.WorkflowError;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lays another series over the cells that show the active one: the first PET of the study that lies
 * in the same frame of reference, or one that a person names. Opening and gathering are a job. Used
 * on the model's thread.
 */
public final class FusionOpening {
    private static final String PET = "PT";

    /** Runs what takes long. */
    public interface Background {
        /**
         * Runs work on another thread, which shows its progress and tells when it fails.
         *
         * @param then gets the result on the model's thread
         */
        void start(Function<Progress, Taken> work, Consumer<Taken> then);
    }

    private final Background background;
    private final SeriesOpening opening;
    private final SeriesShelf shelf;
    private final LayoutModel layout;
    private final Supplier<List<Series>> series;

    /** A layer for each of so many cells, which each gives back its images. */
    public record Taken(Fusion.Layer layer, int users) {}

    /**
     * @param series of the study that is read
     */
    public FusionOpening(
            Background background,
            SeriesOpening opening,
            SeriesShelf shelf,
            LayoutModel layout,
            Supplier<List<Series>> series) {
        this.background = background;
        this.opening = opening;
        this.shelf = shelf;
        this.layout = layout;
        this.series = series;
    }

    /** The series that may be laid over the active one. */
    public List<Series> candidates() {
        Optional<Series> own = layout.active().subject().flatMap(Subject::series);
        return series.get().stream()
                .filter(Reading::hasPictures)
                .filter(s -> !own.equals(Optional.of(s)))
                .toList();
    }

    /** Takes away what lies over the active series; where nothing does, a PET is looked for. */
    public void toggle() {
        if (layout.active().fusion().layer().isPresent()) {
            lay(Optional.empty());
        } else {
            open(candidates().stream().filter(s -> s.modality().equals(PET)).toList());
        }
    }

    /** Lays a series over the active one, or none. */
    public void lay(Optional<Series> wanted) {
        if (wanted.isPresent()) {
            open(List.of(wanted.get()));
        } else {
            alike().forEach(c -> c.fusion().lay(Optional.empty()));
        }
    }

    /** The cells with the active series. */
    private List<ViewerModel> alike() {
        Optional<SeriesImages> images = opened(layout.active());
        return layout.cells().stream()
                .filter(c -> images.isPresent() && opened(c).equals(images))
                .toList();
    }

    /** What a cell shows, in whichever kind of uptake. */
    private static Optional<SeriesImages> opened(ViewerModel cell) {
        return cell.images().map(UptakeImages::base);
    }

    private void open(List<Series> from) {
        ViewerModel active = layout.active();
        Optional<Study> study = active.subject().flatMap(Subject::study);
        Optional<SeriesImages> base = opened(active);
        if (study.isPresent() && base.isPresent()) {
            List<ViewerModel> cells = alike();
            background.start(
                    p -> take(study.get(), from, base.get(), cells.size(), p),
                    t -> lay(t, cells, base));
        }
    }

    /** On a job's thread. */
    private Taken take(
            Study study, List<Series> from, SeriesImages base, int users, Progress progress) {
        for (Series one : from) {
            SeriesImages images = open(study, one, progress);
            try {
                if (isOver(images, base)) {
                    Fusion.Layer layer = new Fusion.Layer(images, images.volume(progress));
                    for (int i = 1; i < users; i++) {
                        open(study, one, progress);
                    }
                    return new Taken(layer, users);
                }
            } catch (RuntimeException e) {
                shelf.giveBack(images);
                throw e;
            }
            shelf.giveBack(images);
        }
        throw new MeridianException(WorkflowError.NO_FUSION);
    }

    private SeriesImages open(Study study, Series one, Progress progress) {
        return shelf.take(one.seriesInstanceUID(), () -> opening.open(study, one, progress));
    }

    private static boolean isOver(SeriesImages images, SeriesImages base) {
        return images.volumeGeometry().isPresent()
                && !base.frameOfReferenceUID().isEmpty()
                && images.frameOfReferenceUID().equals(base.frameOfReferenceUID());
    }

    private void lay(Taken taken, List<ViewerModel> cells, Optional<SeriesImages> base) {
        for (int i = 0; i < taken.users(); i++) {
            ViewerModel cell = cells.get(i);
            if (layout.cells().contains(cell) && opened(cell).equals(base)) {
                cell.fusion().lay(Optional.of(taken.layer()));
            } else {
                shelf.giveBack(taken.layer().images());
            }
        }
    }
}
