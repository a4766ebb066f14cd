package org.meridian.dicom.pixel;

import org.meridian.dicom.Dataset;
import org.meridian.dicom.FunctionalGroups;
import org.meridian.dicom.Tag;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a frame stands in its object (PS3.3 C.7.6.16.2.2), and how it lies in space as the
 * functional groups have it: its own group's, else the shared one's, else the object's. Immutable.
 *
 * @param stackID empty when it is in no stack
 * @param inStackPosition from 1
 * @param temporalPosition from 1
 * @param dimensionIndices a position for each dimension of the object
 * @param acquisitionDateTime as a DT; empty when not told
 * @param pixelSpacing between rows, then between columns, in millimetres
 * @param sliceThickness in millimetres
 * @param position of the first pixel in the patient, in millimetres
 * @param orientation direction cosines of the rows, then of the columns
 */
public record FrameContent(
        String stackID,
        OptionalInt inStackPosition,
        OptionalInt temporalPosition,
        List<Integer> dimensionIndices,
        String acquisitionDateTime,
        List<Double> pixelSpacing,
        Optional<Double> sliceThickness,
        List<Double> position,
        List<Double> orientation) {
    public FrameContent {
        dimensionIndices = List.copyOf(dimensionIndices);
        pixelSpacing = List.copyOf(pixelSpacing);
        position = List.copyOf(position);
        orientation = List.copyOf(orientation);
    }

    /** Reads the attributes of a frame, counted from 0. */
    public static FrameContent of(Dataset dataset, int frame) {
        FunctionalGroups groups = FunctionalGroups.of(dataset);
        Dataset content = groups.macro(frame, Tag.FrameContentSequence);
        Dataset measures = groups.macro(frame, Tag.PixelMeasuresSequence);
        return new FrameContent(
                content.text(Tag.StackID),
                content.integer(Tag.InStackPositionNumber),
                content.integer(Tag.TemporalPositionIndex),
                Arrays.stream(content.integers(Tag.DimensionIndexValues)).boxed().toList(),
                content.text(Tag.FrameAcquisitionDateTime),
                numbers(measures, Tag.PixelSpacing),
                measures.number(Tag.SliceThickness).stream().boxed().findFirst(),
                numbers(groups.macro(frame, Tag.PlanePositionSequence), Tag.ImagePositionPatient),
                numbers(
                        groups.macro(frame, Tag.PlaneOrientationSequence),
                        Tag.ImageOrientationPatient));
    }

    private static List<Double> numbers(Dataset dataset, int tag) {
        return Arrays.stream(dataset.numbers(tag)).boxed().toList();
    }
}
