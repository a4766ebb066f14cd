package org.meridian.workflow;

import org.junit.jupiter.api.AfterEach;
import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.AnnotationId;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Series;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.Tag;
import org.meridian.testkit.TestData;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Annotations on three slices of a CT of a liver, in an archive of its own. */
abstract class DrawnOnLiver {
    static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    final Path folder;
    final DicomPeers peers;
    final TestStation station;
    final Workstation workstation;
    final Path image = TestData.path("dicom/dcmqi/data/segmentations/ct-3slice/01.dcm");
    final Dataset head;
    final Series series;

    DrawnOnLiver(Path folder) throws IOException {
        this.folder = folder;
        peers = new DicomPeers(folder);
        station = new TestStation(folder.resolve("station"));
        workstation = station.workstation();
        workstation.imports().run(List.of(image.getParent()), Progress.NONE);
        try (ByteSource source = ByteSources.open(image)) {
            head = DicomReader.readHeader(source).dataset();
        }
        series = workstation.annotations().series(head.text(Tag.SeriesInstanceUID));
    }

    @AfterEach
    void close() {
        station.close();
    }

    final Annotation drawn(Shape shape, String label, double... numbers) {
        List<Position> points =
                IntStream.range(0, numbers.length / 2)
                        .mapToObj(i -> Position.of(numbers[2 * i], numbers[2 * i + 1]))
                        .toList();
        return new Annotation(
                AnnotationId.random(),
                shape,
                new Place.OnImage(series.seriesInstanceUID(), head.text(Tag.SOPInstanceUID), 1),
                points,
                label,
                "",
                NOW);
    }

    final List<Annotation> draw() {
        return workstation
                .annotations()
                .save(
                        series,
                        List.of(
                                drawn(Shape.LENGTH, "肝 liver", 100.1, 120.5, 200, 180),
                                drawn(Shape.RECTANGLE, "", 150, 150, 200, 190),
                                drawn(Shape.ELLIPSE, "", 150, 200, 250, 200, 200, 180, 200, 220)),
                        List.of());
    }
}
