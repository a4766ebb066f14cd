package org.meridian.dicom.geometry;

import org.meridian.dicom.Dataset;
import org.meridian.dicom.FunctionalGroups;
import org.meridian.dicom.Tag;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One frame of a series and where it lies in the patient (PS3.3 C.7.6.2).
 *
 * @param frame counted from 0
 * @param plane empty when the object does not say where the frame lies, or says what cannot be
 * @param sliceThickness in millimetres
 * @param slope of the modality transformation
 * @param intercept of the modality transformation
 */
public record SlicePlane(
        String sopInstanceUID,
        int frame,
        int rows,
        int columns,
        Optional<PlaneGeometry> plane,
        OptionalDouble sliceThickness,
        String frameOfReferenceUID,
        double slope,
        double intercept) {
    private static final double UNIT_TOLERANCE = 1e-3;

    /** The frames of one object; an enhanced multi-frame one gives a plane for each. */
    public static List<SlicePlane> of(Dataset dataset) {
        FunctionalGroups groups = FunctionalGroups.of(dataset);
        int frames = Math.max(1, integer(dataset, Tag.NumberOfFrames));
        // a frame needs bits of pixels: no object has more of them than its groups or this
        int count =
                groups.isEnhanced()
                        ? Math.min(
                                frames, dataset.items(Tag.PerFrameFunctionalGroupsSequence).size())
                        : Math.min(frames, 65536);
        List<SlicePlane> planes = new ArrayList<>();
        for (int frame = 0; frame < count; frame++) {
            planes.add(of(dataset, groups, frame, groups.isEnhanced() || frames == 1));
        }
        return planes;
    }

    private static SlicePlane of(
            Dataset dataset, FunctionalGroups groups, int frame, boolean placed) {
        int rows = integer(dataset, Tag.Rows);
        int columns = integer(dataset, Tag.Columns);
        Dataset measures = groups.macro(frame, Tag.PixelMeasuresSequence);
        double[] position =
                groups.macro(frame, Tag.PlanePositionSequence)
                        .finiteNumbers(Tag.ImagePositionPatient);
        double[] orientation =
                groups.macro(frame, Tag.PlaneOrientationSequence)
                        .finiteNumbers(Tag.ImageOrientationPatient);
        double[] spacing = measures.finiteNumbers(Tag.PixelSpacing);
        Dataset values = groups.macro(frame, Tag.PixelValueTransformationSequence);
        return new SlicePlane(
                dataset.text(Tag.SOPInstanceUID),
                frame,
                rows,
                columns,
                placed ? plane(rows, columns, position, orientation, spacing) : Optional.empty(),
                measures.finiteNumber(Tag.SliceThickness),
                dataset.text(Tag.FrameOfReferenceUID),
                values.finiteNumber(Tag.RescaleSlope).orElse(1),
                values.finiteNumber(Tag.RescaleIntercept).orElse(0));
    }

    private static Optional<PlaneGeometry> plane(
            int rows, int columns, double[] position, double[] orientation, double[] spacing) {
        if (rows < 1
                || columns < 1
                || position.length != 3
                || orientation.length != 6
                || spacing.length != 2
                || !(spacing[0] > 0 && spacing[1] > 0)) {
            return Optional.empty();
        }
        Vec3 row = vector(orientation, 0);
        Vec3 column = vector(orientation, 3);
        boolean upright =
                Math.abs(row.length() - 1) < UNIT_TOLERANCE
                        && Math.abs(column.length() - 1) < UNIT_TOLERANCE
                        && Math.abs(row.dot(column)) < UNIT_TOLERANCE;
        return upright
                ? Optional.of(
                        new PlaneGeometry(
                                columns,
                                rows,
                                vector(position, 0),
                                row,
                                column,
                                spacing[1],
                                spacing[0]))
                : Optional.empty();
    }

    private static Vec3 vector(double[] numbers, int from) {
        return new Vec3(numbers[from], numbers[from + 1], numbers[from + 2]);
    }

    private static int integer(Dataset dataset, int tag) {
        return (int) dataset.finiteNumber(tag).orElse(0);
    }
}
