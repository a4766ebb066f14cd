package org.meridian.dicom;

import org.meridian.core.MeridianException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;

/**
 * Writes elements in one encoding. What is not understood keeps its bytes; group lengths are left
 * out, which are retired and would be wrong after any change. For one thread and one stream.
 */
final class DatasetWriter {
    private static final int CHUNK = 1 << 20;
    private static final int UNDEFINED = -1;
    private static final long LARGEST = 0xFFFFFFFEL;

    private final OutputStream out;
    private final Encoding encoding;
    private final SequenceLengths lengths;

    DatasetWriter(OutputStream out, Encoding encoding, SequenceLengths lengths) {
        this.out = out;
        this.encoding = encoding;
        this.lengths = lengths;
    }

    void write(Dataset dataset) throws IOException {
        for (Element element : dataset) {
            if (isLeftOut(element.tag())) {
                continue;
            }
            Fragments fragments = element.fragments().orElse(null);
            if (fragments != null) {
                fragments(element, fragments);
            } else if (element.vr() == VR.SQ) {
                items(element);
            } else {
                value(element);
            }
        }
    }

    private static boolean isLeftOut(int tag) {
        return (tag & 0xFFFF) == 0 && tag >>> 16 != 2;
    }

    private void value(Element element) throws IOException {
        long length = element.length();
        long even = even(length);
        VR vr = written(element.vr(), even);
        head(element.tag(), vr, length(even));
        // PS3.5 6.2.2: the value of a UN is in little endian, whatever is around it
        boolean bigEndian = encoding.bigEndian() && vr == element.vr();
        boolean swap =
                element.vr().unit() > 1 && (element.order() == ByteOrder.BIG_ENDIAN) != bigEndian;
        BulkData data = element.bulk();
        for (long at = 0; at < length; at += CHUNK) {
            byte[] part = data.read(at, (int) Math.min(CHUNK, length - at));
            if (swap) {
                Element.swap(part, element.vr().unit());
            }
            out.write(part);
        }
        if (even != length) {
            out.write(element.vr().isText() && element.vr() != VR.UI ? ' ' : 0);
        }
    }

    /** PS3.5 6.2.2: a value too long for its short form is written as UN. */
    private static VR written(VR vr, long length) {
        return length > 0xFFFF && !vr.isLong() ? VR.UN : vr;
    }

    private static long even(long length) {
        return length + (length & 1);
    }

    private static int length(long even) {
        if (even > LARGEST) {
            throw new MeridianException(
                    DicomError.TOO_LARGE, Long.toString(even), Long.toString(LARGEST));
        }
        return (int) even;
    }

    private void items(Element element) throws IOException {
        boolean defined = lengths == SequenceLengths.DEFINED && sizeOfItems(element) <= LARGEST;
        head(element.tag(), VR.SQ, defined ? (int) sizeOfItems(element) : UNDEFINED);
        for (Dataset item : element.items()) {
            delimiter(Tag.ITEM, defined ? (int) size(item) : UNDEFINED);
            write(item);
            if (!defined) {
                delimiter(Tag.ITEM_DELIMITATION, 0);
            }
        }
        if (!defined) {
            delimiter(Tag.SEQUENCE_DELIMITATION, 0);
        }
    }

    private long sizeOfItems(Element element) {
        long sum = 0;
        for (Dataset item : element.items()) {
            sum += 8 + size(item);
        }
        return sum;
    }

    private long size(Dataset dataset) {
        long sum = 0;
        for (Element element : dataset) {
            if (isLeftOut(element.tag())) {
                continue;
            }
            Fragments fragments = element.fragments().orElse(null);
            long value =
                    fragments != null
                            ? sizeOfFragments(fragments)
                            : element.vr() == VR.SQ ? sizeOfItems(element) : even(element.length());
            boolean longForm = encoding.explicit() && written(element.vr(), value).isLong();
            sum += (longForm ? 12 : 8) + value;
        }
        return sum;
    }

    private static long sizeOfFragments(Fragments fragments) {
        long sum = 16 + even(fragments.offsetTable().length());
        for (BulkData fragment : fragments.fragments()) {
            sum += 8 + even(fragment.length());
        }
        return sum;
    }

    private void fragments(Element element, Fragments fragments) throws IOException {
        head(element.tag(), VR.OB, UNDEFINED);
        fragment(fragments.offsetTable());
        for (BulkData fragment : fragments.fragments()) {
            fragment(fragment);
        }
        delimiter(Tag.SEQUENCE_DELIMITATION, 0);
    }

    private void fragment(BulkData data) throws IOException {
        long length = data.length();
        delimiter(Tag.ITEM, length(even(length)));
        for (long at = 0; at < length; at += CHUNK) {
            out.write(data.read(at, (int) Math.min(CHUNK, length - at)));
        }
        if (even(length) != length) {
            out.write(0);
        }
    }

    private void head(int tag, VR vr, int length) throws IOException {
        u16(tag >>> 16);
        u16(tag);
        if (!encoding.explicit()) {
            u32(length);
            return;
        }
        out.write(vr.name().charAt(0));
        out.write(vr.name().charAt(1));
        if (vr.isLong()) {
            u16(0);
            u32(length);
        } else {
            u16(length);
        }
    }

    private void delimiter(int tag, int length) throws IOException {
        u16(tag >>> 16);
        u16(tag);
        u32(length);
    }

    private void u16(int value) throws IOException {
        out.write(encoding.bigEndian() ? value >>> 8 : value);
        out.write(encoding.bigEndian() ? value : value >>> 8);
    }

    private void u32(int value) throws IOException {
        u16(encoding.bigEndian() ? value >>> 16 : value);
        u16(encoding.bigEndian() ? value : value >>> 16);
    }
}
