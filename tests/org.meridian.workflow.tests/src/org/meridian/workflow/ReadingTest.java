package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.Instance;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.store.LedgerEntry.Type;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.Tag;
import org.meridian.dicom.pixel.ValueTransforms.Fault;
import org.meridian.imaging.PlaneAxes;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.testkit.archive.Part10;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;

/** How a series is opened. */
class ReadingTest {
    private final TestStation station;
    private final Workstation workstation;

    ReadingTest(@TempDir Path folder) throws IOException {
        station = new TestStation(folder);
        workstation = station.workstation();
    }

    @AfterEach
    void close() {
        station.close();
    }

    private Series series(Study study) {
        return workstation.reading().series(study).getFirst();
    }

    @Test
    void theMiddlePictureIsShownFirstAfterTheOpeningIsNotedAndIsNotDecodedAgain()
            throws IOException {
        Study study = station.study(station.importSeries(1, 1, 1, 2, 3, 4, 5));
        List<Glimpse> seen = new ArrayList<>();
        try (SeriesImages images =
                workstation
                        .reading()
                        .open(
                                study,
                                series(study),
                                Progress.NONE,
                                glimpse -> {
                                    assertEquals(1, station.entries(Type.OPEN).size());
                                    seen.add(glimpse);
                                },
                                need -> {
                                    throw new AssertionError("asked where it fits: " + need);
                                })) {
            assertEquals(1, seen.size());
            assertEquals(images.describe(2), seen.getFirst().description());
            assertSame(seen.getFirst().picture(), images.kept(2).orElseThrow());
            assertTrue(images.kept(1).isEmpty());
        }
    }

    @Test
    void aSeriesThatDoesNotFitIntoMemoryIsOpenedOnlyForWhoGoesOn() throws IOException {
        int side = 4096;
        long frame = 2L * side * side;
        long there = (long) (Runtime.getRuntime().maxMemory() * 0.6);
        int count = (int) (there / frame) + 1;
        new Part10(1, 1, 1).blackFrames(count, side, side).write(station.file(1, 1, 1));
        station.importFiles();
        Study study = station.study("2.25.1");
        List<MemoryNeed> asked = new ArrayList<>();
        MeridianException left =
                assertThrows(MeridianException.class, () -> open(study, need -> !asked.add(need)));
        assertEquals(WorkflowError.NOT_OPENED, left.errorCode());
        assertEquals(List.of(new MemoryNeed(count * frame, there)), asked);
        assertEquals(0, station.entries(Type.OPEN).size());
        try (SeriesImages images = open(study, asked::add)) {
            assertEquals(2, asked.size());
            assertEquals(count, images.size());
            assertEquals(side, images.image(count - 1).columns());
        }
    }

    private SeriesImages open(Study study, Predicate<MemoryNeed> goOn) {
        return workstation.reading().open(study, series(study), Progress.NONE, glimpse -> {}, goOn);
    }

    @Test
    void whatPicturesTakeIsEstimatedByOneOfThem() {
        List<Instance> instances = List.of(instance(1), instance(1), instance(30));
        Dataset grey = Dataset.builder().integer(Tag.Rows, 512).integer(Tag.Columns, 256).build();
        assertEquals(new MemoryNeed(32L * 512 * 256 * 2, 100), MemoryNeed.of(instances, grey, 100));
        Dataset colour = grey.toBuilder().integer(Tag.SamplesPerPixel, 3).build();
        assertEquals(32L * 512 * 256 * 3, MemoryNeed.of(instances, colour, 100).bytes());
        Dataset palette =
                grey.toBuilder().string(Tag.PhotometricInterpretation, "PALETTE COLOR").build();
        assertEquals(32L * 512 * 256 * 3, MemoryNeed.of(instances, palette, 100).bytes());
        assertTrue(new MemoryNeed(100, 100).fits());
        assertFalse(new MemoryNeed(101, 100).fits());
        assertEquals(0, MemoryNeed.of(instances, Dataset.builder().build(), 1).bytes());
    }

    private static Instance instance(int frames) {
        return new Instance("1", "2", "3", PatientKey.random(), 1, frames, "", new BlobId("b"));
    }

    @Test
    void aTiltedSeriesIsAVolumeThatLiesAsItsSlicesDoAndSaysSo() throws IOException {
        for (int number = 1; number <= 4; number++) {
            TestStation.slice(1, 1, number)
                    .text(0x00200032, "DS", "0\\" + number + "\\" + 2 * number)
                    .write(station.file(1, 1, number));
        }
        station.importFiles();
        Study study = station.study("2.25.1");
        try (SeriesImages images =
                workstation.reading().open(study, series(study), Progress.NONE)) {
            assertEquals(1, images.warnings(Locale.ENGLISH).size());
            Volume volume = images.volume(Progress.NONE);
            for (int i = 0; i < 4; i++) {
                assertEquals(
                        0,
                        images.describe(i)
                                .plane()
                                .orElseThrow()
                                .toPatient(1, 2)
                                .distance(volume.geometry().toPatient(1, 2, i)),
                        1e-9);
            }
        }
    }

    @Test
    void aLocaliserIsInTheStackAndNotInTheVolumeAndTheReasonStandsBesideTheCut(@TempDir Path folder)
            throws IOException {
        for (int number = 1; number <= 6; number++) {
            Part10 slice = TestStation.slice(1, 1, number);
            (number == 2 ? slice.text(0x00200037, "DS", "0\\1\\0\\0\\0\\-1") : slice)
                    .text(0x00200032, "DS", "0\\0\\" + 2 * Math.max(1, number - 1))
                    .write(station.file(1, 1, number));
        }
        station.importFiles();
        Study study = station.study("2.25.1");
        try (SeriesImages images =
                workstation.reading().open(study, series(study), Progress.NONE)) {
            assertEquals(6, images.size());
            assertEquals(1, images.aside());
            assertEquals(2, images.describe(5).instanceNumber());
            assertEquals(
                    List.of("1 image of another orientation is not in the volume."),
                    images.warnings(Locale.ENGLISH));
            assertEquals(List.of("1 幅方向不同的图像不在容积内。"), images.warnings(Locale.SIMPLIFIED_CHINESE));
            Volume volume = images.volume(Progress.NONE);
            assertEquals(5, volume.geometry().slices());
            for (int i = 0; i < 5; i++) {
                Vec3 place = images.describe(i).plane().orElseThrow().origin();
                assertEquals(0, place.distance(volume.geometry().toPatient(0, 0, i)), 1e-9);
            }
        }
        Rendering.Result cut =
                workstation
                        .rendering()
                        .render(
                                "2.25.1",
                                new RenderView.Cut(
                                        Optional.of(PlaneAxes.CORONAL),
                                        Optional.empty(),
                                        Optional.empty(),
                                        OptionalDouble.empty()),
                                RenderView.Layout.SINGLE,
                                Optional.empty(),
                                RenderMarks.NONE,
                                folder.resolve("cut.png"),
                                Progress.NONE);
        assertEquals(
                List.of("1 image of another orientation is not in the volume."),
                cut.warnings(Locale.ENGLISH));
    }

    @Test
    void oneImageWhoseValuesCannotBeLeavesTheOthersOfItsSeriesToBeRead() throws IOException {
        for (int number = 1; number <= 3; number++) {
            TestStation.slice(1, 1, number)
                    .text(0x00281050, "DS", "40")
                    .text(0x00281051, "DS", number == 2 ? "0" : "400")
                    .text(0x00281052, "DS", "0")
                    .text(0x00281053, "DS", number == 3 ? "0" : "1")
                    .write(station.file(1, 1, number));
        }
        station.importFiles();
        Study study = station.study("2.25.1");
        try (SeriesImages images =
                workstation.reading().open(study, series(study), Progress.NONE)) {
            assertEquals(3, images.size());
            for (int i = 0; i < 3; i++) {
                ImageDescription image = images.describe(i);
                switch (image.instanceNumber()) {
                    case 1 -> assertEquals(Set.of(), image.faults());
                    case 2 -> {
                        assertEquals(Set.of(Fault.WINDOW), image.faults());
                        assertEquals(List.of(), image.windows());
                        assertEquals(4, images.image(i).columns());
                    }
                    default -> {
                        int broken = i;
                        MeridianException refused =
                                assertThrows(MeridianException.class, () -> images.image(broken));
                        assertEquals(DicomError.PIXEL_DESCRIPTION, refused.errorCode());
                    }
                }
            }
        }
    }

    @Test
    void thePicturesOfACineTellTheRateAtWhichItIsShown() throws IOException {
        TestStation.slice(1, 1, 1).write(station.file(1, 1, 1));
        TestStation.slice(1, 1, 2).text(0x00181063, "DS", "40").write(station.file(1, 1, 2));
        station.importFiles();
        Study study = station.study("2.25.1");
        try (SeriesImages images =
                workstation.reading().open(study, series(study), Progress.NONE)) {
            for (int i = 0; i < 2; i++) {
                ImageDescription image = images.describe(i);
                assertEquals(
                        image.instanceNumber() == 2
                                ? OptionalDouble.of(25)
                                : OptionalDouble.empty(),
                        image.cine().rate());
            }
        }
    }

    /** Slices of PET that are scaled each by its own factor, as scanners write them. */
    @Test
    void petIsReadInUptakeByBodyWeightAndIsOneVolumeWhateverItsSlicesFactors() throws IOException {
        for (int number = 1; number <= 3; number++) {
            TestStation.pet(number, Integer.toString(number)).write(station.file(1, 1, number));
        }
        station.importFiles();
        Study study = station.study("2.25.1");
        try (SeriesImages images =
                workstation.reading().open(study, series(study), Progress.NONE)) {
            assertEquals(List.of(), images.warnings(Locale.ENGLISH));
            Volume volume = images.volume(Progress.NONE);
            for (int i = 0; i < 3; i++) {
                assertEquals("SUVbw", images.describe(i).unit());
                Picture.Grey picture = (Picture.Grey) images.image(i);
                for (int p = 0; p < TestStation.PIXELS.length; p++) {
                    double uptake = TestStation.PIXELS[p] * (i + 1) * 2e-4;
                    assertEquals(uptake, picture.image().valueAt(p % 4, p / 4), 1e-9);
                    // a step of the volume is that of the slice with the greatest factor
                    assertEquals(uptake, volume.valueAt(p % 4, p / 4, i), 1.5 * 2e-4 + 1e-9);
                }
            }
        }
    }
}
