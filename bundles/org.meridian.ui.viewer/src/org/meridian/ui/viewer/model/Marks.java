package org.meridian.ui.viewer.model;

import org.meridian.core.record.Finding;
import org.meridian.core.record.Series;
import org.meridian.imaging.PlaneGeometry;

import java.util.List;
import java.util.Optional;

/** The marks of one series. */
record Marks(List<Mark> all) {
    static final Marks NONE = new Marks(List.of());

    /** The findings that were made in the subject's series. */
    static Marks of(List<Finding> findings, Optional<Subject> subject) {
        return new Marks(findings.stream().filter(f -> isOf(f, subject)).map(Mark::new).toList());
    }

    static boolean isOf(Finding finding, Optional<Subject> subject) {
        return subject.filter(s -> s.patient().has(finding.patient()))
                .flatMap(Subject::series)
                .map(Series::seriesInstanceUID)
                .filter(finding.seriesInstanceUID()::equals)
                .isPresent();
    }

    List<MarkCircle> on(PlaneGeometry plane, double halfStep, Placement placement) {
        return all.stream()
                .map(m -> MarkCircle.on(plane, halfStep, placement, m))
                .flatMap(Optional::stream)
                .toList();
    }
}
