package org.meridian.dicom.internal.codec;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;

/** Decodes one lossless JPEG codestream with Huffman coding. For one thread and one frame. */
final class JpegLosslessDecoder {
    private static final String NAME = "JPEG Lossless";
    private static final int SOF3 = 0xC3;

    private final byte[] data;
    private final PixelDescription description;
    private final SampleSink sink;
    private final JpegMarkers markers;
    private final EntropyBits bits;
    private final int components;
    private final @Nullable HuffmanTable[] tables = new @Nullable HuffmanTable[4];
    private int precision;
    private int[] componentIds = {};
    private int restartInterval;

    JpegLosslessDecoder(byte[] data, PixelDescription description, SampleBuffers buffers) {
        this.data = data;
        this.description = description;
        this.markers = new JpegMarkers(NAME, data);
        this.bits = new EntropyBits(NAME, data, false);
        this.components = description.samplesPerPixel();
        if (description.bitsAllocated() != 8 && description.bitsAllocated() != 16) {
            throw Codestreams.unsupported(NAME, description.bitsAllocated() + " bit");
        }
        // a sample takes one bit at least, so that the frame's size is proved here
        if (description.samples() > 8L * data.length) {
            throw Codestreams.broken(NAME, data.length);
        }
        this.sink = new SampleSink(description, buffers);
    }

    Frame decode() {
        int done = 0;
        while (done < components) {
            int marker = markers.next();
            switch (marker) {
                case SOF3 -> frameHeader();
                case JpegMarkers.DHT -> huffmanTables();
                case JpegMarkers.DRI -> restartInterval = markers.u16(0);
                case JpegMarkers.SOS -> done += scan();
                case JpegMarkers.EOI, JpegMarkers.DNL ->
                        throw Codestreams.broken(NAME, markers.position());
                default -> {
                    if (marker >= 0xC0 && marker <= 0xCF) {
                        throw Codestreams.unsupported(NAME, "SOF" + (marker - 0xC0));
                    }
                }
            }
        }
        return sink.frame(NAME, precision);
    }

    private void frameHeader() {
        precision = markers.u8(0);
        if (precision < 2 || precision > 16) {
            throw Codestreams.broken(NAME, markers.position());
        }
        if (precision > description.bitsAllocated()) {
            Codestreams.agree(NAME, precision, description.bitsStored());
        }
        Codestreams.agree(NAME, markers.u16(1), description.rows());
        Codestreams.agree(NAME, markers.u16(3), description.columns());
        Codestreams.agree(NAME, markers.u8(5), components);
        componentIds = new int[components];
        for (int i = 0; i < components; i++) {
            componentIds[i] = markers.u8(6 + 3 * i);
            if (markers.u8(7 + 3 * i) != markers.u8(7)) {
                throw Codestreams.unsupported(NAME, "subsampling");
            }
        }
    }

    private void huffmanTables() {
        int at = 0;
        while (at < markers.length()) {
            int target = markers.u8(at);
            if (target > 3) {
                throw Codestreams.broken(NAME, markers.position());
            }
            HuffmanTable table = new HuffmanTable();
            at += 1 + table.read(NAME, markers, at + 1);
            tables[target] = table;
        }
    }

    /** Decodes a scan; gives the number of its components. */
    private int scan() {
        int count = markers.u8(0);
        if (componentIds.length == 0 || count < 1 || count > components) {
            throw Codestreams.broken(NAME, markers.position());
        }
        int[] indices = new int[count];
        HuffmanTable[] used = new HuffmanTable[count];
        for (int i = 0; i < count; i++) {
            indices[i] = componentOf(markers.u8(1 + 2 * i));
            HuffmanTable table = tables[markers.u8(2 + 2 * i) >> 4 & 3];
            if (table == null) {
                throw Codestreams.broken(NAME, markers.position());
            }
            used[i] = table;
        }
        int predictor = markers.u8(1 + 2 * count);
        int shift = markers.u8(3 + 2 * count) & 0x0F;
        if (predictor < 1 || predictor > 7 || shift >= precision) {
            throw Codestreams.broken(NAME, markers.position());
        }
        lines(indices, used, predictor, shift);
        return count;
    }

    private int componentOf(int id) {
        for (int i = 0; i < componentIds.length; i++) {
            if (componentIds[i] == id) {
                return i;
            }
        }
        throw Codestreams.broken(NAME, markers.position());
    }

    private void lines(int[] indices, HuffmanTable[] used, int predictor, int shift) {
        int columns = description.columns();
        int count = indices.length;
        if (restartInterval % columns != 0) {
            // T.81 H.1.1 has restart intervals of whole lines
            throw Codestreams.unsupported(NAME, "DRI " + restartInterval);
        }
        int restartRows = restartInterval / columns;
        int first = 1 << precision - shift - 1;
        int[][] current = new int[count][columns];
        int[][] previous = new int[count][columns];
        int[] shifted = new int[columns];
        bits.start(markers.position());
        int restarts = 0;
        boolean fresh = true;
        for (int row = 0; row < description.rows(); row++) {
            if (restartRows > 0 && row > 0 && row % restartRows == 0) {
                restart(restarts++ & 7);
                fresh = true;
            }
            if (count == 1) {
                line(used[0], current[0], previous[0], predictor, fresh, first);
            } else {
                interleavedLine(used, current, previous, predictor, fresh, first);
            }
            bits.check();
            for (int i = 0; i < count; i++) {
                sink.row(
                        row,
                        indices[i],
                        shift == 0 ? current[i] : shifted(current[i], shift, shifted),
                        0);
            }
            int[][] swapped = previous;
            previous = current;
            current = swapped;
            fresh = false;
        }
        markers.moveTo(bits.next());
    }

    private static int[] shifted(int[] line, int shift, int[] target) {
        for (int x = 0; x < line.length; x++) {
            target[x] = line[x] << shift;
        }
        return target;
    }

    private void line(
            HuffmanTable table, int[] line, int[] above, int predictor, boolean fresh, int first) {
        int ra = (fresh ? first : above[0]) + difference(table) & 0xFFFF;
        line[0] = ra;
        int kind = fresh ? 1 : predictor;
        for (int x = 1; x < line.length; x++) {
            ra = predict(kind, ra, above[x], above[x - 1]) + difference(table) & 0xFFFF;
            line[x] = ra;
        }
    }

    private void interleavedLine(
            HuffmanTable[] used,
            int[][] lines,
            int[][] above,
            int predictor,
            boolean fresh,
            int first) {
        int kind = fresh ? 1 : predictor;
        for (int x = 0; x < lines[0].length; x++) {
            for (int i = 0; i < lines.length; i++) {
                int expected;
                if (x == 0) {
                    expected = fresh ? first : above[i][0];
                } else {
                    expected = predict(kind, lines[i][x - 1], above[i][x], above[i][x - 1]);
                }
                lines[i][x] = expected + difference(used[i]) & 0xFFFF;
            }
        }
    }

    /** T.81 table H.1. */
    private static int predict(int kind, int ra, int rb, int rc) {
        return switch (kind) {
            case 1 -> ra;
            case 2 -> rb;
            case 3 -> rc;
            case 4 -> ra + rb - rc;
            case 5 -> ra + (rb - rc >> 1);
            case 6 -> rb + (ra - rc >> 1);
            default -> ra + rb >> 1;
        };
    }

    /** T.81 H.1.2.2: the coded difference. */
    private int difference(HuffmanTable table) {
        long seen = bits.peek();
        int entry = table.entry((int) (seen >>> 48));
        int length = entry & 31;
        int category = entry >> 5;
        if (length == 0) {
            throw Codestreams.broken(NAME, bits.next());
        }
        if (category == 0) {
            bits.skip(length);
            return 0;
        }
        if (category == 16) {
            bits.skip(length);
            return 32768;
        }
        bits.skip(length + category);
        int value = (int) (seen << length >>> 64 - category);
        return value < 1 << category - 1 ? value - (1 << category) + 1 : value;
    }

    private void restart(int number) {
        markers.moveTo(bits.next());
        if (markers.position() >= data.length || markers.next() != JpegMarkers.RST0 + number) {
            throw Codestreams.broken(NAME, markers.position());
        }
        bits.start(markers.position());
    }
}
