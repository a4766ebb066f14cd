package org.meridian.ui.viewer;

import org.meridian.core.progress.Progress;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.ui.viewer.hanging.Hanging;
import org.meridian.ui.viewer.hanging.Hanging.Picked;
import org.meridian.ui.viewer.hanging.Hanging.Plan;
import org.meridian.ui.viewer.layout.SeriesShelf;
import org.meridian.workflow.ImageDescription.Projection;
import org.meridian.workflow.Library;
import org.meridian.workflow.SeriesImages;
import org.meridian.workflow.SeriesOpening;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds in the archive how a study is hung, on a thread that may wait. */
final class StudyHanging {
    private final SeriesOpening opening;
    private final Library library;
    private final SeriesShelf shelf;
    private final HangingSettings settings;

    StudyHanging(
            SeriesOpening opening, Library library, SeriesShelf shelf, HangingSettings settings) {
        this.opening = opening;
        this.library = library;
        this.shelf = shelf;
        this.settings = settings;
    }

    /** Empty where a study is shown as any other. */
    Optional<Plan> plan(Study opened, int monitors, Progress progress) {
        return hanging(progress).plan(opened, studies(opened), monitors);
    }

    /** For one thread: what several protocols and cells ask for is read once. */
    Hanging hanging(Progress progress) {
        Map<Study, List<Series>> series = new HashMap<>();
        Map<Picked, List<Projection>> projections = new HashMap<>();
        return new Hanging(
                settings.active(),
                study -> series.computeIfAbsent(study, opening::series),
                picked -> projections.computeIfAbsent(picked, p -> projections(p, progress)));
    }

    /** All studies of its patient. */
    List<Study> studies(Study opened) {
        return library.patient(opened.patient()).studies();
    }

    private List<Projection> projections(Picked picked, Progress progress) {
        SeriesImages images =
                shelf.take(
                        picked.series().seriesInstanceUID(),
                        () -> opening.open(picked.study(), picked.series(), progress));
        try {
            return IntStream.range(0, images.size())
                    .mapToObj(i -> images.describe(i).projection())
                    .toList();
        } finally {
            shelf.giveBack(images);
        }
    }
}
