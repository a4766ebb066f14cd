package org.meridian.dicom;

import org.meridian.core.MeridianException;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes data sets in explicit VR little endian, as a file with meta information (PS3.10 chapter 7)
 * or bare. Sequences and items have undefined lengths. Stateless and safe for all threads.
 */
public final class DicomWriter {
    /** Names this program in files it writes (PS3.7 D.3.3.2). */
    public static final String IMPLEMENTATION_CLASS_UID =
            "2.25.166206965032073611439172715656604756689";

    private static final String IMPLEMENTATION_VERSION_NAME = "MERIDIAN";
    private static final int CHUNK = 1 << 20;
    private static final int UNDEFINED = -1;

    private DicomWriter() {}

    /**
     * Writes a DICOM file. {@code syntax} is explicit VR little endian or an encapsulated one whose
     * fragments the data set holds; the stream is flushed and stays open.
     *
     * @throws MeridianException without SOP class or instance UID, for another syntax, or when the
     *     stream fails
     */
    public static void write(Dataset dataset, TransferSyntax syntax, OutputStream stream) {
        boolean encapsulated =
                dataset.element(Tag.PixelData).flatMap(Element::fragments).isPresent();
        boolean pixels = dataset.contains(Tag.PixelData);
        if (!syntax.explicit()
                || syntax.bigEndian()
                || syntax.deflated()
                || pixels && encapsulated != syntax.encapsulated()) {
            throw new MeridianException(DicomError.UNSUPPORTED_SYNTAX, syntax.uid(), syntax.name());
        }
        Dataset meta = meta(dataset, syntax);
        try {
            OutputStream out = new BufferedOutputStream(stream, 65536);
            out.write(new byte[128]);
            out.write(new byte[] {'D', 'I', 'C', 'M'});
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            elements(meta, head);
            Dataset length =
                    Dataset.builder()
                            .integer(Tag.FileMetaInformationGroupLength, head.size())
                            .build();
            elements(length, out);
            head.writeTo(out);
            elements(dataset, out);
            out.flush();
        } catch (IOException e) {
            throw new MeridianException(e, DicomError.IO);
        }
    }

    /** Writes the elements alone, as they go over a network in explicit VR little endian. */
    public static void writeDataset(Dataset dataset, OutputStream stream) {
        try {
            OutputStream out = new BufferedOutputStream(stream, 65536);
            elements(dataset, out);
            out.flush();
        } catch (IOException e) {
            throw new MeridianException(e, DicomError.IO);
        }
    }

    private static Dataset meta(Dataset dataset, TransferSyntax syntax) {
        return Dataset.builder()
                .bytes(Tag.FileMetaInformationVersion, VR.OB, new byte[] {0, 1})
                .string(Tag.MediaStorageSOPClassUID, dataset.requireString(Tag.SOPClassUID))
                .string(Tag.MediaStorageSOPInstanceUID, dataset.requireString(Tag.SOPInstanceUID))
                .string(Tag.TransferSyntaxUID, syntax.uid())
                .string(Tag.ImplementationClassUID, IMPLEMENTATION_CLASS_UID)
                .string(Tag.ImplementationVersionName, IMPLEMENTATION_VERSION_NAME)
                .build();
    }

    private static void elements(Dataset dataset, OutputStream out) throws IOException {
        for (Element element : dataset) {
            if ((element.tag() & 0xFFFF) == 0 && element.tag() >>> 16 != 2) {
                // group lengths are retired and would be wrong after any change
                continue;
            }
            Fragments fragments = element.fragments().orElse(null);
            if (fragments != null) {
                fragments(element, fragments, out);
            } else if (element.vr() == VR.SQ) {
                items(element, out);
            } else {
                value(element, out);
            }
        }
    }

    private static void value(Element element, OutputStream out) throws IOException {
        long length = element.length();
        long even = length + (length & 1);
        if (even > 0xFFFFFFFEL) {
            throw new MeridianException(
                    DicomError.TOO_LARGE, Long.toString(length), Long.toString(0xFFFFFFFEL));
        }
        VR vr = element.vr();
        // PS3.5 6.2.2: a value too long for its short form is written as UN
        head(element.tag(), even > 0xFFFF && !vr.isLong() ? VR.UN : vr, (int) even, out);
        BulkData data = element.bulk();
        boolean swap = element.order() == ByteOrder.BIG_ENDIAN && vr.unit() > 1;
        for (long at = 0; at < length; at += CHUNK) {
            byte[] part = data.read(at, (int) Math.min(CHUNK, length - at));
            if (swap) {
                reverse(part, vr.unit());
            }
            out.write(part);
        }
        if (even != length) {
            out.write(vr.isText() && vr != VR.UI ? ' ' : 0);
        }
    }

    private static void reverse(byte[] bytes, int unit) {
        for (int from = 0; from + unit <= bytes.length; from += unit) {
            for (int a = from, b = from + unit - 1; a < b; a++, b--) {
                byte kept = bytes[a];
                bytes[a] = bytes[b];
                bytes[b] = kept;
            }
        }
    }

    private static void items(Element element, OutputStream out) throws IOException {
        head(element.tag(), VR.SQ, UNDEFINED, out);
        for (Dataset item : element.items()) {
            delimiter(Tag.ITEM, UNDEFINED, out);
            elements(item, out);
            delimiter(Tag.ITEM_DELIMITATION, 0, out);
        }
        delimiter(Tag.SEQUENCE_DELIMITATION, 0, out);
    }

    private static void fragments(Element element, Fragments fragments, OutputStream out)
            throws IOException {
        head(element.tag(), VR.OB, UNDEFINED, out);
        fragment(fragments.offsetTable(), out);
        for (BulkData fragment : fragments.fragments()) {
            fragment(fragment, out);
        }
        delimiter(Tag.SEQUENCE_DELIMITATION, 0, out);
    }

    private static void fragment(BulkData data, OutputStream out) throws IOException {
        byte[] bytes = data.read();
        byte[] even = Arrays.copyOf(bytes, bytes.length + (bytes.length & 1));
        delimiter(Tag.ITEM, even.length, out);
        out.write(even);
    }

    private static void head(int tag, VR vr, int length, OutputStream out) throws IOException {
        u16(tag >>> 16, out);
        u16(tag, out);
        out.write(vr.name().charAt(0));
        out.write(vr.name().charAt(1));
        if (vr.isLong()) {
            u16(0, out);
            u32(length, out);
        } else {
            u16(length, out);
        }
    }

    private static void delimiter(int tag, int length, OutputStream out) throws IOException {
        u16(tag >>> 16, out);
        u16(tag, out);
        u32(length, out);
    }

    private static void u16(int value, OutputStream out) throws IOException {
        out.write(value);
        out.write(value >>> 8);
    }

    private static void u32(int value, OutputStream out) throws IOException {
        u16(value, out);
        u16(value >>> 16, out);
    }
}
