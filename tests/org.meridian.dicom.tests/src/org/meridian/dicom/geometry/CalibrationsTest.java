package org.meridian.dicom.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.Tag;
import org.meridian.imaging.measure.Calibration;
import org.meridian.imaging.measure.Calibration.Source;
import org.meridian.imaging.measure.PixelScale;
import org.meridian.imaging.measure.Point;

import java.util.List;

/** Which attribute says how large pixels are (PS3.3 10.7), and what is said of it. */
class CalibrationsTest {
    private static DatasetBuilder of(String modality) {
        return Dataset.builder().string(Tag.Modality, modality);
    }

    private static void requireScale(
            double columns, double rows, Source source, DatasetBuilder data) {
        Calibration found = Calibrations.of(data.build(), 0);
        assertEquals(source, found.source());
        assertEquals(columns, found.scale().columnSpacing(), 1e-12);
        assertEquals(rows, found.scale().rowSpacing(), 1e-12);
    }

    @Test
    void spacingComesFromTheAttributeThatHasIt() {
        requireScale(0.5, 0.7, Source.PATIENT, of("CT").number(Tag.PixelSpacing, 0.7, 0.5));
        requireScale(0.1, 0.2, Source.DETECTOR, of("DX").number(Tag.ImagerPixelSpacing, 0.2, 0.1));
        requireScale(
                0.1,
                0.2,
                Source.DETECTOR,
                of("DX").number(Tag.ImagerPixelSpacing, 0.2, 0.1)
                        .number(Tag.PixelSpacing, 0.2, 0.1));
        requireScale(
                0.08,
                0.16,
                Source.CALIBRATED,
                of("DX").number(Tag.ImagerPixelSpacing, 0.2, 0.1)
                        .number(Tag.PixelSpacing, 0.16, 0.08));
        requireScale(0.1, 0.2, Source.DETECTOR, of("CR").number(Tag.PixelSpacing, 0.2, 0.1));
        requireScale(
                0.1,
                0.2,
                Source.CALIBRATED,
                of("CR").number(Tag.PixelSpacing, 0.2, 0.1)
                        .string(Tag.PixelSpacingCalibrationType, "FIDUCIAL"));
        requireScale(
                0.08,
                0.16,
                Source.MAGNIFICATION,
                of("MG").number(Tag.ImagerPixelSpacing, 0.2, 0.1)
                        .number(Tag.EstimatedRadiographicMagnificationFactor, 1.25));
        requireScale(
                0.3, 0.3, Source.FILM, of("OT").number(Tag.NominalScannedPixelSpacing, 0.3, 0.3));
    }

    @Test
    void whatIsNotValidIsMissing() {
        assertEquals(
                Calibration.NONE,
                Calibrations.of(of("CT").number(Tag.PixelSpacing, 0, 0.5).build(), 0));
        assertEquals(
                Calibration.NONE,
                Calibrations.of(of("CT").string(Tag.PixelSpacing, "x").build(), 0));
        Calibration square =
                Calibrations.of(of("OT").integer(Tag.PixelAspectRatio, 2, 1).build(), 0);
        assertEquals(new PixelScale(1, 2, PixelScale.Unit.PIXEL), square.scale());
        assertEquals(Source.NONE, square.source());
    }

    @Test
    void anUltrasoundImageIsCalibratedByItsRegions() {
        Dataset region =
                Dataset.builder()
                        .integer(Tag.RegionLocationMinX0, 10)
                        .integer(Tag.RegionLocationMinY0, 20)
                        .integer(Tag.RegionLocationMaxX1, 300)
                        .integer(Tag.RegionLocationMaxY1, 200)
                        .integer(Tag.PhysicalUnitsXDirection, 3)
                        .integer(Tag.PhysicalUnitsYDirection, 3)
                        .number(Tag.PhysicalDeltaX, 0.02)
                        .number(Tag.PhysicalDeltaY, -0.03)
                        .build();
        Dataset doppler =
                region.toBuilder()
                        .integer(Tag.RegionLocationMinY0, 300)
                        .integer(Tag.RegionLocationMaxY1, 400)
                        .integer(Tag.PhysicalUnitsXDirection, 4)
                        .build();
        Calibration found =
                Calibrations.of(
                        of("US").items(Tag.SequenceOfUltrasoundRegions, List.of(region, doppler))
                                .build(),
                        0);
        Calibration inside = found.at(List.of(new Point(20, 30), new Point(300, 200)));
        assertEquals(Source.ULTRASOUND, inside.source());
        assertEquals(0.2, inside.scale().columnSpacing(), 1e-12);
        assertEquals(0.3, inside.scale().rowSpacing(), 1e-12);
        assertEquals(Source.NONE, found.at(List.of(new Point(20, 320))).source());
        assertEquals(Source.NONE, found.at(List.of(new Point(1, 1))).source());
    }
}
