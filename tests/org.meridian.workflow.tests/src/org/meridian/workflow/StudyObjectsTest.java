package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.store.LedgerEntry.Type;
import org.meridian.dicom.waveform.Waveform;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.testkit.TestData;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a study holds beside pictures, as a person opens it. */
class StudyObjectsTest {
    private final TestStation station;
    private final Workstation workstation;

    StudyObjectsTest(@TempDir Path folder) throws IOException {
        station = new TestStation(folder);
        workstation = station.workstation();
    }

    @AfterEach
    void close() {
        station.close();
    }

    private List<Series> imported(Path... files) {
        workstation.imports().run(List.of(files), Progress.NONE);
        Study study = workstation.library().patients(9).getFirst().studies().getFirst();
        return workstation.library().series(study);
    }

    /** A CT whose study has a segmentation of it. */
    private Series segmented() {
        Path folder = TestData.path("dicom/dcmqi/data/segmentations/24x38x3");
        List<Series> all = imported(folder.resolve("image"), folder.resolve("seg/label.seg"));
        return all.stream().filter(s -> s.modality().equals("CT")).findFirst().orElseThrow();
    }

    private SeriesImages opened(Series series) {
        Study study = station.study(series.studyInstanceUID());
        return workstation.reading().open(study, series, Progress.NONE);
    }

    @Test
    void aSegmentationIsLaidOverTheSeriesItBelongsTo() {
        Series images = segmented();
        try (SeriesOverlays overlays = workstation.objects().overlays(images);
                SeriesImages pictures = opened(images)) {
            assertEquals(1, overlays.layers().size());
            double sum = 0;
            for (int i = 0; i < pictures.size(); i++) {
                sum +=
                        count(
                                overlays.on(
                                        overlays.layers().getFirst(),
                                        pictures.describe(i).plane().orElseThrow(),
                                        1));
            }
            // counted in the file by pydicom
            assertEquals(LABELLED, sum);
        }
    }

    private static final double LABELLED = 315;

    private static int count(Optional<SeriesOverlays.Marked> marked) {
        int count = 0;
        if (marked.isPresent() && marked.get() instanceof SeriesOverlays.Marked.Mask mask) {
            for (boolean pixel : mask.pixels()) {
                count += pixel ? 1 : 0;
            }
        }
        return count;
    }

    /** Planes through each column, across the slices, hold the same voxels. */
    @Test
    void aSegmentationIsCutByPlanesOfAnyDirection() {
        Series images = segmented();
        try (SeriesOverlays overlays = workstation.objects().overlays(images);
                SeriesImages pictures = opened(images)) {
            PlaneGeometry slice = pictures.describe(0).plane().orElseThrow();
            PlaneGeometry next = pictures.describe(1).plane().orElseThrow();
            double step = slice.toPixel(next.origin()).z();
            double sum = 0;
            for (int x = 0; x < slice.columns(); x++) {
                PlaneGeometry across =
                        new PlaneGeometry(
                                slice.rows(),
                                pictures.size(),
                                slice.toPatient(x, 0),
                                slice.column(),
                                slice.normal().times(Math.signum(step)),
                                slice.rowSpacing(),
                                Math.abs(step));
                sum += count(overlays.on(overlays.layers().getFirst(), across, 1));
            }
            assertEquals(LABELLED, sum);
        }
    }

    @Test
    void aSegmentationOnAnotherGridThanTheImagesSaysThatItIsResampled() {
        Series images = segmented();
        try (SeriesOverlays overlays = workstation.objects().overlays(images);
                SeriesImages pictures = opened(images)) {
            SeriesOverlays.Layer layer = overlays.layers().getFirst();
            int seen = 0;
            for (int i = 0; i < pictures.size(); i++) {
                PlaneGeometry own = pictures.describe(i).plane().orElseThrow();
                if (mask(overlays, layer, own).isPresent()) {
                    assertFalse(mask(overlays, layer, own).get().resampled());
                    // half a pixel beside, half as fine
                    PlaneGeometry beside =
                            new PlaneGeometry(
                                    own.columns() - 1,
                                    own.rows() - 1,
                                    own.toPatient(0.5, 0.5),
                                    own.row(),
                                    own.column(),
                                    own.columnSpacing(),
                                    own.rowSpacing());
                    assertTrue(mask(overlays, layer, beside).orElseThrow().resampled());
                    seen++;
                }
            }
            assertTrue(seen > 0);
        }
    }

    private static Optional<SeriesOverlays.Marked.Mask> mask(
            SeriesOverlays overlays, SeriesOverlays.Layer layer, PlaneGeometry plane) {
        return overlays.on(layer, plane, 1)
                .filter(SeriesOverlays.Marked.Mask.class::isInstance)
                .map(SeriesOverlays.Marked.Mask.class::cast);
    }

    @Test
    void reportsAndWaveformsAreOpenedAndTheLedgerKnows() {
        Path sr = TestData.path("dicom/dcmqi/data/sr-example/sr.dcm");
        String uid = "1.2.276.0.7230010.3.1.4.8323329.18615.1440001313.22159";
        imported(sr);
        assertEquals(
                "影像测量报告",
                workstation.objects().report(uid, Locale.SIMPLIFIED_CHINESE).getFirst().heading());
        assertEquals(uid, station.entries(Type.OPEN).getFirst().subject());
        Path ecg = TestData.path("dicom/pydicom/src/pydicom/data/test_files/waveform_ecg.dcm");
        workstation.imports().run(List.of(ecg), Progress.NONE);
        String wave = "1.3.6.1.4.1.20029.40.20130125105919.5407.1.1";
        List<Waveform> groups = workstation.objects().waveforms(wave).groups();
        assertTrue(groups.getFirst().channels().size() >= 12);
    }
}
