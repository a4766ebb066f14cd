package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.archive.annotation.AnnotationVersion;
import org.meridian.core.MeridianException;
import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.AnnotationId;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.core.record.Series;
import org.meridian.core.store.LedgerEntry.Type;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What is drawn on images is kept with its history. */
class AnnotationsTest {
    private final TestStation station;
    private final Annotations annotations;
    private final Series series;
    private final Place image;

    AnnotationsTest(@TempDir Path folder) throws IOException {
        station = new TestStation(folder);
        annotations = station.workstation().annotations();
        String study = station.importSeries(1, 1, 1, 2, 3);
        series = station.workstation().library().series(station.study(study)).getFirst();
        image = new Place.OnImage(series.seriesInstanceUID(), sop(1), 1);
    }

    private static String sop(int number) {
        return "2.25.1.1." + number;
    }

    @AfterEach
    void close() {
        station.close();
    }

    private Annotation line(double x) {
        return new Annotation(
                AnnotationId.random(),
                Shape.LENGTH,
                image,
                List.of(Position.of(x, 1.1), Position.of(0.1 + 0.2, -3e-17)),
                "结节 12 mm",
                "",
                Instant.EPOCH);
    }

    @Test
    void whatIsDrawnIsThereAgainExactly() {
        Annotation drawn = line(2.5);
        Annotation text =
                new Annotation(
                        AnnotationId.random(),
                        Shape.TEXT,
                        new Place.InPatient(series.seriesInstanceUID(), "1.2.3"),
                        List.of(new Position(1, 2, 3)),
                        "here",
                        "",
                        Instant.EPOCH);
        List<Annotation> kept = annotations.save(series, List.of(drawn, text), List.of());
        assertEquals(drawn.by(TestStation.USER, kept.getFirst().time()), kept.getFirst());
        assertEquals(Set.copyOf(kept), Set.copyOf(annotations.of(series)));
        AuditLine entry = station.entries(Type.ANNOTATE).getFirst();
        assertEquals("2", entry.content().get("kept"));
        assertEquals(series.seriesInstanceUID(), entry.subject());
    }

    @Test
    void everyChangeIsAVersionAndUndoIsOneToo() {
        Annotation first = annotations.save(series, List.of(line(1)), List.of()).getFirst();
        Annotation moved = first.moved(List.of(Position.of(3, 3), Position.of(0, 0)));
        annotations.save(series, List.of(moved), List.of());
        annotations.save(series, List.of(), List.of(first.id()));
        assertEquals(List.of(), annotations.of(series));
        annotations.save(series, List.of(first), List.of());
        annotations.save(series, List.of(first), List.of());
        assertEquals(first.points(), annotations.of(series).getFirst().points());
        List<AnnotationVersion> history = annotations.history(series, first.id());
        assertEquals(List.of(1, 2, 3, 4), history.stream().map(AnnotationVersion::number).toList());
        assertEquals(
                List.of(false, false, true, false),
                history.stream().map(AnnotationVersion::removed).toList());
    }

    @Test
    void aSaveIsWholeOrNotAtAll() {
        Annotation kept = annotations.save(series, List.of(line(1)), List.of()).getFirst();
        Annotation elsewhere =
                new Annotation(
                        AnnotationId.random(),
                        Shape.POINT,
                        new Place.OnImage(series.seriesInstanceUID(), "1.2.3", 1),
                        List.of(Position.of(1, 1)),
                        "",
                        "",
                        Instant.EPOCH);
        assertRefused("ARC-072", List.of(line(2), elsewhere), List.of());
        assertRefused("ARC-070", List.of(line(2).labelled("x".repeat(1025))), List.of());
        assertRefused("ARC-071", List.of(line(2)), List.of(AnnotationId.random()));
        assertEquals(List.of(kept), annotations.of(series));
    }

    private void assertRefused(String code, List<Annotation> put, List<AnnotationId> removed) {
        MeridianException e =
                assertThrows(MeridianException.class, () -> annotations.save(series, put, removed));
        assertEquals(code, e.getMessage());
    }

    @Test
    void itGoesIntoTheTrashAndBackWithItsSeries() {
        annotations.save(series, List.of(line(1)), List.of());
        long item = station.workstation().trash().put(series.seriesInstanceUID(), "wrong").item();
        assertEquals(List.of(), annotations.of(series));
        station.workstation().trash().recover(item);
        assertEquals(1, annotations.of(series).size());
    }
}
