package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.AnnotationId;
import org.meridian.core.annotation.KeyImage;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Study;
import org.meridian.core.store.LedgerEntry.Type;
import org.meridian.dicom.Tag;
import org.meridian.dicom.derived.ForeignAnnotation;
import org.meridian.dicom.sr.KeyObjects;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.imaging.measure.Measurement;
import org.meridian.imaging.measure.ValueUnit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Annotations go out as files, come back, and are shown as those of others when they came in. */
class AnnotationFilesTest extends DrawnOnLiver {
    AnnotationFilesTest(@TempDir Path folder) throws IOException {
        super(folder);
    }

    /** Of what was saved at once nothing is the first. */
    private static Set<List<Position>> points(Collection<Annotation> annotations) {
        return annotations.stream()
                .map(a -> a.points().stream().map(AnnotationFilesTest::rounded).toList())
                .collect(Collectors.toSet());
    }

    /** Files hold points in single precision. */
    private static Position rounded(Position p) {
        return Position.of(Math.rint(p.x() * 1e4) / 1e4, Math.rint(p.y() * 1e4) / 1e4);
    }

    @Test
    void whatWasWrittenIsSoundAndComesBack() throws IOException {
        List<AnnotationId> ids = draw().stream().map(Annotation::id).toList();
        for (AnnotationFiles.Form form : AnnotationFiles.Form.values()) {
            List<Annotation> kept = workstation.annotations().of(series);
            Path file = folder.resolve(form + ".dcm");
            AnnotationFiles.Written written =
                    workstation
                            .annotationFiles()
                            .write(series.seriesInstanceUID(), form, file, Optional.empty());
            assertEquals(new AnnotationFiles.Written(List.of(file), 3, 0), written);
            assertEquals(
                    form.toString(), station.entries(Type.EXPORT).get(0).content().get("form"));
            assertEquals(List.of(), peers.faults(file));
            // what is here more exactly is left alone
            workstation.annotationFiles().take(file);
            assertEquals(kept, workstation.annotations().of(series));
            workstation.annotations().save(series, List.of(), ids);
            AnnotationFiles.Taken taken = workstation.annotationFiles().take(file);
            assertEquals(new AnnotationFiles.Taken(3, 0), taken);
            List<Annotation> again = workstation.annotations().of(series);
            assertEquals(points(kept), points(again));
            workstation.annotationFiles().take(file);
            assertEquals(again, workstation.annotations().of(series));
        }
    }

    @Test
    void whatCameInIsShownAsOfOthersAndOwnIsNotToldTwice() throws IOException {
        List<Annotation> kept = draw();
        Path incoming = Files.createDirectory(folder.resolve("incoming"));
        for (AnnotationFiles.Form form : AnnotationFiles.Form.values()) {
            workstation
                    .annotationFiles()
                    .write(
                            series.seriesInstanceUID(),
                            form,
                            incoming.resolve(form + ".dcm"),
                            Optional.empty());
        }
        workstation.imports().run(List.of(incoming), Progress.NONE);
        for (Brought own : workstation.annotations().brought(series)) {
            assertEquals(List.of(), own.annotations());
            assertEquals("PR", own.modality());
        }
        workstation
                .annotations()
                .save(series, List.of(), kept.stream().map(Annotation::id).toList());
        List<Brought> brought = workstation.annotations().brought(series);
        assertEquals(2, brought.size());
        for (Brought object : brought) {
            assertEquals(
                    points(kept),
                    points(object.annotations().stream().map(f -> f.annotation()).toList()));
        }
        Brought report =
                brought.stream().filter(b -> b.modality().equals("SR")).findFirst().orElseThrow();
        assertEquals(
                Set.of("mm", "mm2", "[hnsf'U]"),
                report.annotations().stream()
                        .flatMap(a -> a.stated().stream())
                        .map(ForeignAnnotation.Stated::unit)
                        .collect(Collectors.toSet()));
    }

    @Test
    void keyImagesAreMarkedWrittenAndComeBack() throws IOException {
        Study study = station.study(series.studyInstanceUID());
        KeyImages keyImages = workstation.keyImages();
        Place.OnImage here =
                new Place.OnImage(series.seriesInstanceUID(), head.text(Tag.SOPInstanceUID), 1);
        keyImages.mark(series, here, true);
        keyImages.mark(series, here, true);
        assertEquals(List.of(here), keyImages.of(study).stream().map(KeyImage::image).toList());
        assertEquals(1, station.entries(Type.ANNOTATE).size());
        Path incoming = Files.createDirectory(folder.resolve("incoming"));
        assertEquals(1, keyImages.write(study, incoming.resolve("ko.dcm")));
        assertEquals(List.of(), peers.faults(incoming.resolve("ko.dcm")));
        workstation.imports().run(List.of(incoming), Progress.NONE);
        KeyObjects brought = keyImages.brought(study).getFirst();
        assertEquals(here.sopInstanceUID(), brought.keys().getFirst().sopInstanceUID());
        assertEquals(here.seriesInstanceUID(), brought.keys().getFirst().seriesInstanceUID());
        keyImages.mark(here.sopInstanceUID(), 1, false);
        assertEquals(List.of(), keyImages.of(keyImages.study(series.studyInstanceUID())));
        MeridianException none =
                assertThrows(
                        MeridianException.class,
                        () -> keyImages.mark(here.sopInstanceUID(), 2, true));
        assertEquals("WFL-007", none.getMessage());
    }

    @Test
    void nothingDrawnIsNothingWritten() {
        MeridianException e =
                assertThrows(
                        MeridianException.class,
                        () ->
                                workstation
                                        .annotationFiles()
                                        .write(
                                                series.seriesInstanceUID(),
                                                AnnotationFiles.Form.SR,
                                                folder.resolve("none.dcm"),
                                                Optional.empty()));
        assertEquals("WFL-070", e.getMessage());
    }

    @Test
    void whatIsDrawnOnAPlaneIsWrittenWithItsValuesAndComesBack() throws IOException {
        try (SeriesImages images =
                workstation
                        .reading()
                        .open(station.study(series.studyInstanceUID()), series, Progress.NONE)) {
            whatIsDrawnOnAPlaneComesBack(images.volume(Progress.NONE));
        }
    }

    private void whatIsDrawnOnAPlaneComesBack(Volume volume) throws IOException {
        VolumeGeometry grid = volume.geometry();
        Place patient =
                new Place.InPatient(series.seriesInstanceUID(), head.text(Tag.FrameOfReferenceUID));
        Annotation box =
                inPatient(
                        Shape.RECTANGLE,
                        patient,
                        "coronal 冠状",
                        grid.toPatient(200, 200, 0.2),
                        grid.toPatient(230, 200, 0.2),
                        grid.toPatient(230, 200, 1.8),
                        grid.toPatient(200, 200, 1.8));
        Vec3 start = grid.toPatient(100, 100, 1);
        Annotation line =
                inPatient(Shape.LENGTH, patient, "", start, start.plus(new Vec3(3, 4, 0)));
        workstation.annotations().save(series, List.of(box, line), List.of());
        List<Annotation> kept = workstation.annotations().of(series);
        Path incoming = Files.createDirectory(folder.resolve("incoming"));
        Path file = incoming.resolve("sr.dcm");
        assertEquals(
                new AnnotationFiles.Written(List.of(file), 2, 0),
                workstation
                        .annotationFiles()
                        .write(
                                series.seriesInstanceUID(),
                                AnnotationFiles.Form.SR,
                                file,
                                Optional.empty()));
        assertEquals(List.of(), peers.faults(file));
        Measurement expected = CutMeasures.measure(box, volume, ValueUnit.HOUNSFIELD);
        assertEquals(5, expected.quantities().size());
        workstation
                .annotations()
                .save(series, List.of(), kept.stream().map(Annotation::id).toList());
        workstation.imports().run(List.of(incoming), Progress.NONE);
        List<ForeignAnnotation> back =
                workstation.annotations().brought(series).getFirst().annotations();
        assertEquals(
                Set.of(Shape.RECTANGLE, Shape.LENGTH),
                back.stream().map(f -> f.annotation().shape()).collect(Collectors.toSet()));
        for (ForeignAnnotation foreign : back) {
            assertEquals(patient, foreign.annotation().place());
            List<Double> values =
                    foreign.stated().stream().map(ForeignAnnotation.Stated::value).toList();
            if (foreign.annotation().shape() == Shape.LENGTH) {
                assertEquals(1, values.size());
                assertEquals(5, values.getFirst(), 1e-9);
            } else {
                assertEquals("coronal 冠状", foreign.annotation().label());
                for (int i = 0; i < values.size(); i++) {
                    assertEquals(expected.quantities().get(i).value(), values.get(i), 1e-6);
                }
                assertEquals(5, values.size());
            }
        }
    }

    private static Annotation inPatient(Shape shape, Place place, String label, Vec3... points) {
        return new Annotation(
                AnnotationId.random(),
                shape,
                place,
                Arrays.stream(points).map(p -> new Position(p.x(), p.y(), p.z())).toList(),
                label,
                "",
                NOW);
    }
}
