package org.meridian.dicom.pixel;

import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.Element;
import org.meridian.dicom.Tag;

import java.util.Arrays;
import java.util.Optional;

/**
 * A palette colour lookup table (PS3.3 C.7.6.3.1.5, C.7.6.3.1.6, segmented ones by C.7.9.2).
 * Immutable.
 */
public final class Palette {
    private static final int MAX_ENTRIES = 65536;

    private final int first;
    private final byte[][] channels;

    private Palette(int first, byte[][] channels) {
        this.first = first;
        this.channels = channels;
    }

    /** The object's palette, empty when it has none. */
    public static Optional<Palette> of(Dataset dataset) {
        if (!dataset.contains(Tag.RedPaletteColorLookupTableDescriptor)) {
            return Optional.empty();
        }
        byte[][] channels = {
            channel(
                    dataset,
                    Tag.RedPaletteColorLookupTableDescriptor,
                    Tag.RedPaletteColorLookupTableData,
                    Tag.SegmentedRedPaletteColorLookupTableData),
            channel(
                    dataset,
                    Tag.GreenPaletteColorLookupTableDescriptor,
                    Tag.GreenPaletteColorLookupTableData,
                    Tag.SegmentedGreenPaletteColorLookupTableData),
            channel(
                    dataset,
                    Tag.BluePaletteColorLookupTableDescriptor,
                    Tag.BluePaletteColorLookupTableData,
                    Tag.SegmentedBluePaletteColorLookupTableData)
        };
        boolean signed = dataset.integer(Tag.PixelRepresentation).orElse(0) == 1;
        int first = dataset.integers(Tag.RedPaletteColorLookupTableDescriptor)[1];
        return Optional.of(new Palette(signed ? (short) first : first & 0xFFFF, channels));
    }

    /**
     * The first stored value that has a colour of its own: in an image with a supplemental palette
     * (PS3.3 C.7.6.19) those below are greys.
     */
    public int first() {
        return first;
    }

    /** A colour channel, 0 red to 2 blue, of a stored value, in 8 bits. */
    public byte colour(int channel, long stored) {
        byte[] table = channels[channel];
        return table[(int) Math.max(0, Math.min(table.length - 1, stored - first))];
    }

    private static byte[] channel(Dataset dataset, int descriptorTag, int dataTag, int segmentTag) {
        int[] descriptor = dataset.integers(descriptorTag);
        if (descriptor.length != 3) {
            throw broken();
        }
        int count = descriptor[0] == 0 ? MAX_ENTRIES : descriptor[0] & 0xFFFF;
        int bits = descriptor[2];
        if (bits != 8 && bits != 16) {
            throw broken();
        }
        Element plain = dataset.element(dataTag).orElse(null);
        if (plain != null) {
            return entries(dataset.integers(dataTag), count, bits, plain.length());
        }
        int[] words = dataset.integers(segmentTag);
        return entries(expanded(words, bits, count), count, bits, 2L * count);
    }

    private static int[] expanded(int[] words, int bits, int count) {
        if (bits == Byte.SIZE) {
            int[] bytes = new int[2 * words.length];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = words[i / 2] >> (i % 2) * Byte.SIZE & 0xFF;
            }
            try {
                return new PaletteSegments(bytes, bits, count).expand();
            } catch (MeridianException e) {
                // some write words for entries of 8 bits too
            }
        }
        return new PaletteSegments(words, Short.SIZE, count).expand();
    }

    private static byte[] entries(int[] words, int count, int bits, long bytes) {
        byte[] table = new byte[count];
        if (bits == 8 && bytes < 2L * count && words.length * 2L >= count) {
            for (int i = 0; i < count; i++) {
                table[i] = (byte) (words[i / 2] >> (i % 2) * 8);
            }
            return table;
        }
        if (words.length < count) {
            throw broken();
        }
        // some write entries of 16 bits under a descriptor of 8
        boolean high = bits == 16 || Arrays.stream(words).anyMatch(word -> (word & 0xFF00) != 0);
        for (int i = 0; i < count; i++) {
            table[i] = (byte) (high ? words[i] >> 8 : words[i]);
        }
        return table;
    }

    static MeridianException broken() {
        return new MeridianException(DicomError.PALETTE);
    }
}
