package org.meridian.dicom.pixel;

import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.Dictionary;
import org.meridian.dicom.Element;
import org.meridian.dicom.SpecificCharacterSet;
import org.meridian.dicom.Tag;
import org.meridian.dicom.VR;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A table of a Modality or VOI LUT sequence (PS3.3 C.11.1.1, C.11.2.1.1).
 *
 * @param first the input value of the first entry; below it the first entry holds, above the last
 *     one the last
 * @param bits of an entry
 * @param entries the output values
 */
public record LookupTable(int first, int bits, int[] entries, String explanation) {
    /** The output for an input value. */
    public int value(int input) {
        long index = (long) input - first;
        return entries[(int) Math.max(0, Math.min(entries.length - 1, index))];
    }

    /** The output for an input value as a share of what the entries can hold at most: 0 to 1. */
    public double share(int input) {
        return value(input) / (double) ((1 << bits) - 1);
    }

    /** Reads an item of such a sequence; {@code signed} is how the descriptor's input counts. */
    public static LookupTable of(Dataset item, boolean signed) {
        int[] descriptor = item.integers(Tag.LUTDescriptor);
        Element data = item.element(Tag.LUTData).orElse(null);
        if (descriptor.length != 3 || data == null) {
            throw wrong();
        }
        int count = descriptor[0] == 0 ? 65536 : descriptor[0] & 0xFFFF;
        int[] entries = item.integers(Tag.LUTData);
        int bits = descriptor[2];
        if (entries.length == (count + 1) / 2 && bits == 8) {
            entries = split(entries, count);
        }
        if (entries.length < count || bits < 1 || bits > 16) {
            throw wrong();
        }
        int[] kept = new int[count];
        for (int i = 0; i < count; i++) {
            kept[i] = entries[i] & 0xFFFF;
        }
        int first = signed ? (short) descriptor[1] : descriptor[1] & 0xFFFF;
        return new LookupTable(first, bits, kept, item.text(Tag.LUTExplanation));
    }

    /** As an item of a sequence whose input is signed where the first value is below 0. */
    public Dataset toItem() {
        short[] words = new short[entries.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = (short) entries[i];
        }
        DatasetBuilder item = Dataset.builder(SpecificCharacterSet.UTF_8);
        ByteBuffer descriptor = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN);
        descriptor.putShort((short) entries.length).putShort((short) first).putShort((short) bits);
        item.bytes(Tag.LUTDescriptor, first < 0 ? VR.SS : VR.US, descriptor.array())
                .words(Tag.LUTData, words);
        if (!explanation.isEmpty()) {
            item.string(Tag.LUTExplanation, explanation);
        }
        return item.build();
    }

    /** Two entries of 8 bits stand in each word. */
    private static int[] split(int[] words, int count) {
        int[] entries = new int[count];
        for (int i = 0; i < count; i++) {
            entries[i] = words[i / 2] >> (i % 2) * 8 & 0xFF;
        }
        return entries;
    }

    private static MeridianException wrong() {
        return new MeridianException(
                DicomError.PIXEL_DESCRIPTION, Dictionary.keyword(Tag.LUTDescriptor));
    }
}
