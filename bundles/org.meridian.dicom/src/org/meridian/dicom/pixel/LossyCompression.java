package org.meridian.dicom.pixel;

import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.Uids;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an instance says of itself after lossy compression (PS3.3 C.7.6.1.1.5, C.7.6.1.1.2). */
final class LossyCompression {
    static final String YES = "01";

    private LossyCompression() {}

    /** Makes another instance of it, derived from the one it was. */
    static void mark(DatasetBuilder builder, TransferSyntax syntax, double ratio) {
        Dataset before = builder.build();
        builder.string(Tag.LossyImageCompression, YES);
        append(builder, before, Tag.LossyImageCompressionMethod, method(syntax));
        append(
                builder,
                before,
                Tag.LossyImageCompressionRatio,
                String.format(Locale.ROOT, "%.2f", ratio));
        List<String> type = new ArrayList<>(before.strings(Tag.ImageType));
        if (!type.isEmpty()) {
            type.set(0, "DERIVED");
            builder.string(Tag.ImageType, type.toArray(String[]::new));
        }
        Dataset source =
                Dataset.builder()
                        .string(Tag.ReferencedSOPClassUID, before.requireString(Tag.SOPClassUID))
                        .string(
                                Tag.ReferencedSOPInstanceUID,
                                before.requireString(Tag.SOPInstanceUID))
                        .items(
                                Tag.PurposeOfReferenceCodeSequence,
                                List.of(code("121320", "Uncompressed predecessor")))
                        .build();
        builder.items(Tag.SourceImageSequence, List.of(source))
                .items(Tag.DerivationCodeSequence, List.of(code("113040", "Lossy Compression")))
                .string(Tag.SOPInstanceUID, Uids.random());
    }

    private static Dataset code(String value, String meaning) {
        return Dataset.builder()
                .string(Tag.CodeValue, value)
                .string(Tag.CodingSchemeDesignator, "DCM")
                .string(Tag.CodeMeaning, meaning)
                .build();
    }

    private static void append(DatasetBuilder builder, Dataset before, int tag, String value) {
        List<String> values = new ArrayList<>(before.strings(tag));
        values.add(value);
        builder.string(tag, values.toArray(String[]::new));
    }

    /** The defined terms of Lossy Image Compression Method. */
    private static String method(TransferSyntax syntax) {
        return switch (syntax.uid()) {
            case "1.2.840.10008.1.2.4.81" -> "ISO_14495_1";
            case "1.2.840.10008.1.2.4.91", "1.2.840.10008.1.2.4.93" -> "ISO_15444_1";
            case "1.2.840.10008.1.2.4.203" -> "ISO_15444_15";
            default -> "ISO_10918_1";
        };
    }
}
