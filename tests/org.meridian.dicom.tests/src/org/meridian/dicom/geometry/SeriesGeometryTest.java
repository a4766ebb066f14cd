package org.meridian.dicom.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.Tag;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.testkit.TestData;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

class SeriesGeometryTest {
    private static DatasetBuilder slice(double x, double y, double z) {
        return Dataset.builder()
                .string(Tag.SOPInstanceUID, "2.25." + Math.round(z * 100 + 1e6))
                .integer(Tag.Rows, 64)
                .integer(Tag.Columns, 32)
                .number(Tag.PixelSpacing, 0.5, 0.7)
                .number(Tag.SliceThickness, 2)
                .number(Tag.ImagePositionPatient, x, y, z)
                .number(Tag.ImageOrientationPatient, 1, 0, 0, 0, 1, 0);
    }

    private static List<Dataset> stack(int count) {
        List<Dataset> slices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slices.add(slice(-10, -20, 100 + 2.5 * i).build());
        }
        return slices;
    }

    private static Set<GeometryProblem> problems(List<Dataset> slices) {
        SeriesGeometry geometry = SeriesGeometry.of(slices);
        assertEquals(geometry.problems().isEmpty(), geometry.volume().isPresent());
        return geometry.problems();
    }

    @Test
    void shuffledSlicesFormTheVolume() {
        List<Dataset> slices = stack(20);
        Collections.shuffle(slices, new Random(1));
        SeriesGeometry geometry = SeriesGeometry.of(slices);
        VolumeGeometry volume = geometry.volume().orElseThrow();
        assertEquals(Set.of(), geometry.problems());
        assertEquals(new Vec3(-10, -20, 100), volume.origin());
        assertEquals(0.5, volume.rowSpacing());
        assertEquals(0.7, volume.columnSpacing());
        assertEquals(2.5, volume.sliceSpacing(), 1e-9);
        assertEquals(new Vec3(0, 0, 1), volume.slice());
        assertEquals(32, volume.columns());
        assertEquals(64, volume.rows());
        assertEquals("2.25.1010000", geometry.slices().get(0).sopInstanceUID());
    }

    @Test
    void missingSliceIsAGap() {
        List<Dataset> slices = stack(20);
        slices.remove(7);
        assertEquals(Set.of(GeometryProblem.UNEQUAL_SPACING), problems(slices));
    }

    @Test
    void repeatedSliceIsADuplicate() {
        List<Dataset> slices = stack(20);
        slices.add(slices.get(3));
        assertEquals(Set.of(GeometryProblem.DUPLICATE_POSITION), problems(slices));
    }

    @Test
    void differencesBetweenSlicesAreNamed() {
        List<Dataset> size = stack(5);
        size.set(2, size.get(2).toBuilder().integer(Tag.Rows, 65).build());
        assertEquals(Set.of(GeometryProblem.MIXED_SIZE), problems(size));
        List<Dataset> spacing = stack(5);
        spacing.set(2, spacing.get(2).toBuilder().number(Tag.PixelSpacing, 0.5, 0.6).build());
        assertEquals(Set.of(GeometryProblem.MIXED_PIXEL_SPACING), problems(spacing));
        List<Dataset> orientation = stack(5);
        orientation.set(
                2,
                orientation.get(2).toBuilder()
                        .number(Tag.ImageOrientationPatient, 0, 1, 0, 0, 0, -1)
                        .build());
        assertEquals(Set.of(GeometryProblem.MIXED_ORIENTATION), problems(orientation));
        List<Dataset> frame = stack(5);
        frame.set(2, frame.get(2).toBuilder().string(Tag.FrameOfReferenceUID, "1.2").build());
        assertEquals(Set.of(GeometryProblem.MIXED_FRAME_OF_REFERENCE), problems(frame));
        List<Dataset> rescale = stack(5);
        rescale.set(2, rescale.get(2).toBuilder().number(Tag.RescaleSlope, 2).build());
        assertEquals(Set.of(GeometryProblem.MIXED_RESCALE), problems(rescale));
    }

    @Test
    void whatIsMissingOrCannotBeIsNotInvented() {
        List<Dataset> position = stack(5);
        position.set(2, position.get(2).toBuilder().remove(Tag.ImagePositionPatient).build());
        assertEquals(Set.of(GeometryProblem.MISSING_GEOMETRY), problems(position));
        List<Dataset> orientation = stack(5);
        orientation.set(
                2,
                orientation.get(2).toBuilder()
                        .number(Tag.ImageOrientationPatient, 1, 0, 0, 1, 0, 0)
                        .build());
        assertEquals(Set.of(GeometryProblem.MISSING_GEOMETRY), problems(orientation));
        List<Dataset> spacing = stack(5);
        spacing.set(2, spacing.get(2).toBuilder().string(Tag.PixelSpacing, "0", "x").build());
        assertEquals(Set.of(GeometryProblem.MISSING_GEOMETRY), problems(spacing));
        assertEquals(Set.of(GeometryProblem.EMPTY), problems(List.of()));
        assertEquals(Set.of(GeometryProblem.SINGLE_SLICE), problems(stack(1)));
    }

    @Test
    void gantryTiltIsASlantedGridAndNoPlainVolume() {
        List<Dataset> slices = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            slices.add(slice(0, 0.5 * i, 2 * i).build());
        }
        SeriesGeometry geometry = SeriesGeometry.of(slices);
        assertEquals(Set.of(GeometryProblem.GANTRY_TILT), geometry.problems());
        assertTrue(geometry.volume().isEmpty());
        Vec3 last = geometry.tilted().orElseThrow().toPatient(0, 0, 9);
        assertEquals(4.5, last.y(), 1e-9);
        assertEquals(18, last.z(), 1e-9);
    }

    @Test
    void irregularShiftIsNoTilt() {
        List<Dataset> slices = stack(10);
        slices.set(4, slice(-9, -20, 110).build());
        assertEquals(Set.of(GeometryProblem.NOT_ALIGNED), problems(slices));
    }

    @Test
    void framesOfAnEnhancedObjectAreSlices() {
        List<Dataset> frames = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Dataset position =
                    Dataset.builder().number(Tag.ImagePositionPatient, 0, 0, -3 * i).build();
            frames.add(
                    Dataset.builder().items(Tag.PlanePositionSequence, List.of(position)).build());
        }
        Dataset orientation =
                Dataset.builder().number(Tag.ImageOrientationPatient, 1, 0, 0, 0, 1, 0).build();
        Dataset measures = Dataset.builder().number(Tag.PixelSpacing, 1, 1).build();
        Dataset shared =
                Dataset.builder()
                        .items(Tag.PlaneOrientationSequence, List.of(orientation))
                        .items(Tag.PixelMeasuresSequence, List.of(measures))
                        .build();
        Dataset object =
                Dataset.builder()
                        .integer(Tag.Rows, 4)
                        .integer(Tag.Columns, 4)
                        .integer(Tag.NumberOfFrames, 4)
                        .items(Tag.SharedFunctionalGroupsSequence, List.of(shared))
                        .items(Tag.PerFrameFunctionalGroupsSequence, frames)
                        .build();
        SeriesGeometry geometry = SeriesGeometry.of(List.of(object));
        assertEquals(3, geometry.volume().orElseThrow().sliceSpacing(), 1e-9);
        assertEquals(3, geometry.slices().get(0).frame());
    }

    @Test
    void chestCtIsAVolume() throws IOException {
        List<Dataset> slices = new ArrayList<>();
        try (Stream<Path> files = Files.list(TestData.path("dicom/chest-ct-nlst/CT_89952642"))) {
            for (Path file : files.toList()) {
                try (ByteSource source = ByteSources.open(file)) {
                    slices.add(DicomReader.readHeader(source).dataset());
                }
            }
        }
        SeriesGeometry geometry = SeriesGeometry.of(slices);
        assertEquals(Set.of(), geometry.problems());
        assertEquals(143, geometry.volume().orElseThrow().slices());
        assertEquals(2, geometry.volume().orElseThrow().sliceSpacing(), 1e-6);
        assertFalse(geometry.tilted().isPresent());
    }
}
