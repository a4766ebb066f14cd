package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridian.core.MeridianException;
import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.AnnotationId;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.derived.ForeignAnnotation;
import org.meridian.dicom.sr.ReportedAnnotations;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.Volume;
import org.meridian.testkit.archive.Part10;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A PET of a man of 70 kg and 1.75 m, whose values are uptake by body weight already. */
class UptakeImagesTest {
    private final Path folder;
    private final TestStation station;
    private final Workstation workstation;

    UptakeImagesTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        station = new TestStation(folder.resolve("station"));
        workstation = station.workstation();
    }

    @AfterEach
    void close() {
        station.close();
    }

    private static Part10 slice(int number) {
        return TestStation.slice(1, 1, number)
                .text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.128")
                .text(0x00080060, "CS", "PT")
                .text(0x00541001, "CS", "GML")
                .text(0x00101020, "DS", "1.75")
                .text(0x00101030, "DS", "70")
                .text(0x00281050, "DS", "2")
                .text(0x00281051, "DS", "4")
                .text(0x00281052, "DS", "0")
                .text(0x00281053, "DS", "0.01");
    }

    private SeriesImages open() {
        Study study = station.study("2.25.1");
        return workstation.reading().open(study, series(), Progress.NONE);
    }

    private Series series() {
        return workstation.reading().series(station.study("2.25.1")).getFirst();
    }

    /** Pixel 15 is 3000, so 30 by body weight: the factors are masses and surface over 70000. */
    @ParameterizedTest
    @CsvSource({
        "BODY_WEIGHT, 30, SUVbw, g/ml{SUVbw}",
        "LEAN_BODY_MASS, 24.222857, SUVlbm(James128), g/ml{SUVlbm(James128)}",
        "LEAN_BODY_MASS_JANMAHASATIAN, 23.938760, SUVlbm(Janma), g/ml{SUVlbm(Janma)}",
        "BODY_SURFACE_AREA, 7.920613, SUVbsa, cm2/ml{SUVbsa}",
    })
    void allOfASeriesIsOfTheWantedKind(UptakeKind kind, double value, String label, String unit)
            throws IOException {
        slice(1).write(station.file(1, 1, 1));
        slice(2).write(station.file(1, 1, 2));
        station.importFiles();
        try (SeriesImages opened = open()) {
            SeriesImages images = UptakeImages.of(opened, kind);
            assertEquals(List.of(), images.warnings(Locale.ENGLISH));
            assertEquals(label, images.describe(1).unit());
            assertEquals(unit, images.scale(1).values().unit());
            Picture.Grey picture = (Picture.Grey) images.image(1);
            assertEquals(value, picture.image().valueAt(3, 3), 1e-5);
            Volume volume = images.volume(Progress.NONE);
            assertEquals(value, volume.valueAt(3, 3, 1), 1e-5);
            double windowed = images.describe(0).windows().getFirst().center();
            assertEquals((2 - 0.5) * value / 30, windowed, 1e-6);
            // and from there to any other, by way of the series as it was opened
            assertSame(opened, UptakeImages.of(images, UptakeKind.BODY_WEIGHT));
        }
    }

    @Test
    void aKindThatCannotBeToldIsNotShownAndTheImageSaysWhy() throws IOException {
        slice(1).without(0x00101020).write(station.file(1, 1, 1));
        station.importFiles();
        try (SeriesImages opened = open()) {
            SeriesImages images = UptakeImages.of(opened, UptakeKind.LEAN_BODY_MASS);
            assertEquals("SUVbw", images.describe(0).unit());
            assertEquals(30, ((Picture.Grey) images.image(0)).image().valueAt(3, 3), 1e-9);
            List<String> warnings = images.warnings(Locale.ENGLISH);
            assertTrue(warnings.getFirst().contains("height"), warnings.toString());
            assertEquals(List.of(UptakeKind.BODY_WEIGHT), images.uptake().orElseThrow().kinds());
        }
    }

    @Test
    void slicesOfSeveralBodiesAreOfNoOtherKind() throws IOException {
        slice(1).write(station.file(1, 1, 1));
        slice(2).text(0x00101030, "DS", "71").write(station.file(1, 1, 2));
        station.importFiles();
        try (SeriesImages opened = open()) {
            SeriesImages images = UptakeImages.of(opened, UptakeKind.BODY_SURFACE_AREA);
            assertEquals("SUVbw", images.describe(0).unit());
            assertEquals(1, images.warnings(Locale.ENGLISH).size());
        }
    }

    @Test
    void leanMassThatTheFileGivesAloneIsNotCalledBodyWeight() throws IOException {
        slice(1).text(0x00541006, "CS", "LBM").write(station.file(1, 1, 1));
        station.importFiles();
        try (SeriesImages opened = open()) {
            assertEquals("SUVlbm", opened.describe(0).unit());
            assertEquals("g/ml{SUVlbm}", opened.scale(0).values().unit());
        }
    }

    @Test
    void aReportHasTheCodesOfItsKind() throws IOException {
        slice(1).write(station.file(1, 1, 1));
        station.importFiles();
        String uid = series().seriesInstanceUID();
        Annotation region =
                new Annotation(
                        AnnotationId.random(),
                        Shape.RECTANGLE,
                        new Place.OnImage(uid, uid + ".1", 1),
                        List.of(Position.of(3, 3), Position.of(3, 3)),
                        "",
                        "",
                        Instant.EPOCH);
        workstation.annotations().save(series(), List.of(region), List.of());
        Path file = folder.resolve("sr.dcm");
        workstation
                .annotationFiles()
                .write(uid, AnnotationFiles.Form.SR, file, Optional.of(UptakeKind.LEAN_BODY_MASS));
        try (ByteSource source = ByteSources.open(file)) {
            List<ForeignAnnotation> read =
                    ReportedAnnotations.of(DicomReader.read(source).dataset());
            ForeignAnnotation.Stated mean =
                    read.getFirst().stated().stream()
                            .filter(s -> s.name().equals("SUVlbm(James128) Mean"))
                            .findFirst()
                            .orElseThrow();
            assertEquals("g/ml{SUVlbm(James128)}", mean.unit());
            assertEquals(24.222857, mean.value(), 1e-6);
        }
        assertEquals(List.of(), new DicomPeers(folder).faults(file));
        slice(1).without(0x00101020).write(station.file(1, 1, 1));
        MeridianException refused =
                assertThrows(
                        MeridianException.class,
                        () -> {
                            try (ByteSource source = ByteSources.open(station.file(1, 1, 1))) {
                                Measures.measure(
                                        source,
                                        1,
                                        Shape.POINT,
                                        List.of(Position.of(0, 0)),
                                        Optional.of(UptakeKind.BODY_SURFACE_AREA));
                            }
                        });
        assertEquals(WorkflowError.NO_UPTAKE, refused.errorCode());
    }
}
