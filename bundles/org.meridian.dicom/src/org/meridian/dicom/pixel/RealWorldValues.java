package org.meridian.dicom.pixel;

import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.Dictionary;
import org.meridian.dicom.FunctionalGroups;
import org.meridian.dicom.Tag;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the stored values of a frame measure (PS3.3 C.7.6.16.2.11): within a range, by a line or by
 * a table. Immutable.
 *
 * @param label short name; empty when it has none
 * @param explanation empty when it has none
 * @param unit code value of the measurement's unit in UCUM, for instance {@code mm2/s}; empty when
 *     it has none
 * @param first lowest stored value that is mapped
 * @param last highest stored value that is mapped
 * @param slope of the line
 * @param intercept of the line
 * @param table the value of each stored one from {@code first} on; empty where the line holds
 */
public record RealWorldValues(
        String label,
        String explanation,
        String unit,
        double first,
        double last,
        double slope,
        double intercept,
        List<Double> table) {
    public RealWorldValues {
        table = List.copyOf(table);
    }

    /** The mappings of a frame, counted from 0; none when there are none. */
    public static List<RealWorldValues> of(Dataset dataset, int frame) {
        return FunctionalGroups.of(dataset).items(frame, Tag.RealWorldValueMappingSequence).stream()
                .map(RealWorldValues::read)
                .toList();
    }

    private static RealWorldValues read(Dataset item) {
        double first =
                end(
                        item,
                        Tag.DoubleFloatRealWorldValueFirstValueMapped,
                        Tag.RealWorldValueFirstValueMapped);
        double last =
                end(
                        item,
                        Tag.DoubleFloatRealWorldValueLastValueMapped,
                        Tag.RealWorldValueLastValueMapped);
        double[] table = item.numbers(Tag.RealWorldValueLUTData);
        boolean line = item.contains(Tag.RealWorldValueSlope);
        if (!(first <= last) || !line && table.length != last - first + 1) {
            throw new MeridianException(
                    DicomError.PIXEL_DESCRIPTION,
                    Dictionary.keyword(Tag.RealWorldValueMappingSequence));
        }
        return new RealWorldValues(
                item.text(Tag.LUTLabel),
                item.text(Tag.LUTExplanation),
                item.item(Tag.MeasurementUnitsCodeSequence)
                        .map(code -> code.text(Tag.CodeValue))
                        .orElse(""),
                first,
                last,
                item.number(Tag.RealWorldValueSlope).orElse(1),
                item.number(Tag.RealWorldValueIntercept).orElse(0),
                line ? List.of() : Arrays.stream(table).boxed().toList());
    }

    private static double end(Dataset item, int realTag, int wholeTag) {
        return item.number(realTag)
                .orElseGet(
                        () ->
                                item.number(wholeTag)
                                        .orElseThrow(
                                                () ->
                                                        new MeridianException(
                                                                DicomError.MISSING,
                                                                Dictionary.keyword(wholeTag))));
    }

    /** The measured value of a stored one; empty outside of the range. */
    public OptionalDouble value(double stored) {
        if (!(stored >= first && stored <= last)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                table.isEmpty() ? slope * stored + intercept : table.get((int) (stored - first)));
    }
}
