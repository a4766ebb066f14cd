package org.meridian.dicom.internal.codec.jpegls;

import org.meridian.dicom.internal.codec.Codestreams;
import org.meridian.dicom.internal.codec.SampleSink;
import org.meridian.dicom.internal.codec.jpeg.EntropyBits;
import org.meridian.dicom.internal.codec.jpeg.JpegMarkers;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;

import java.util.Arrays;

/** Decodes one JPEG-LS codestream (ITU-T T.87 annex C). For one thread and one frame. */
final class JpegLsDecoder {
    private static final String NAME = "JPEG-LS";
    static final int SOF55 = 0xF7;
    static final int LSE = 0xF8;
    private static final int APP8 = 0xE8;
    static final int PRESET_PARAMETERS = 1;

    private final PixelDescription description;
    private final SampleSink sink;
    private final JpegMarkers markers;
    private final EntropyBits bits;
    private final int components;
    private int precision;
    private int[] componentIds = {};
    private int[] presets = new int[5];
    private int restartInterval;

    JpegLsDecoder(byte[] data, PixelDescription description, SampleBuffers buffers) {
        this.description = description;
        this.markers = new JpegMarkers(NAME, data);
        this.bits = new EntropyBits(NAME, data, true);
        this.components = description.samplesPerPixel();
        if (description.bitsAllocated() != 8 && description.bitsAllocated() != 16) {
            throw Codestreams.unsupported(NAME, description.bitsAllocated() + " bit");
        }
        // a line of a component takes one bit at least
        if ((long) description.rows() * components > 8L * data.length) {
            throw Codestreams.broken(NAME, data.length);
        }
        this.sink = new SampleSink(description, buffers);
    }

    Frame decode() {
        int done = 0;
        while (done < components) {
            int marker = markers.next();
            switch (marker) {
                case SOF55 -> frameHeader();
                case LSE -> presets();
                case JpegMarkers.DRI -> restartInterval();
                case JpegMarkers.SOS -> done += scan();
                case APP8 -> refuseColourTransform();
                case JpegMarkers.EOI -> throw Codestreams.broken(NAME, markers.position());
                default -> {
                    if (marker < 0xE0 || marker > 0xFE) {
                        throw Codestreams.broken(NAME, markers.position());
                    }
                }
            }
        }
        return sink.frame(NAME, precision, markers.position());
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
            if (markers.u8(7 + 3 * i) != 0x11) {
                throw Codestreams.unsupported(NAME, "subsampling");
            }
        }
    }

    private void presets() {
        if (markers.u8(0) != PRESET_PARAMETERS) {
            throw Codestreams.unsupported(NAME, "LSE " + markers.u8(0));
        }
        presets = new int[5];
        for (int i = 0; i < presets.length; i++) {
            presets[i] = markers.u16(1 + 2 * i);
        }
    }

    private void restartInterval() {
        int interval = 0;
        for (int i = 0; i < markers.length(); i++) {
            interval = interval << 8 | markers.u8(i);
        }
        if (markers.length() > 4 || interval < 0) {
            throw Codestreams.broken(NAME, markers.position());
        }
        restartInterval = interval;
    }

    private void refuseColourTransform() {
        boolean transform =
                markers.length() == 5 && markers.u16(0) == 0x6D72 && markers.u16(2) == 0x6678;
        if (transform && markers.u8(4) != 0) {
            throw Codestreams.unsupported(NAME, "colour transform");
        }
    }

    /** Decodes a scan; gives the number of its components. */
    private int scan() {
        int count = markers.u8(0);
        if (componentIds.length == 0 || count < 1 || count > components) {
            throw Codestreams.broken(NAME, markers.position());
        }
        int[] indices = new int[count];
        for (int i = 0; i < count; i++) {
            indices[i] = componentOf(markers.u8(1 + 2 * i));
            if (markers.u8(2 + 2 * i) != 0) {
                throw Codestreams.unsupported(NAME, "mapping table");
            }
        }
        int near = markers.u8(1 + 2 * count);
        int interleave = markers.u8(2 + 2 * count);
        if (interleave > 2 || interleave == 0 && count > 1) {
            throw Codestreams.broken(NAME, markers.position());
        }
        if ((markers.u8(3 + 2 * count) & 0x0F) != 0) {
            throw Codestreams.unsupported(NAME, "point transform");
        }
        int maxVal = presets[0] == 0 ? (1 << precision) - 1 : presets[0];
        JpegLsParameters parameters =
                JpegLsParameters.of(maxVal, near, presets[1], presets[2], presets[3], presets[4]);
        if (maxVal >= 1 << precision || !parameters.isValid()) {
            throw Codestreams.broken(NAME, markers.position());
        }
        lines(parameters, indices, interleave == 2 && count > 1);
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

    private void lines(JpegLsParameters parameters, int[] indices, boolean pixelwise) {
        int columns = description.columns();
        int[][] current = new int[indices.length][columns + 2];
        int[][] previous = new int[indices.length][columns + 2];
        bits.start(markers.position());
        JpegLsScan scan = new JpegLsScan(NAME, bits, parameters, columns, indices.length);
        int restarts = 0;
        for (int row = 0; row < description.rows(); row++) {
            if (restartInterval > 0 && row > 0 && row % restartInterval == 0) {
                restart(restarts++ & 7);
                scan.restart();
                for (int i = 0; i < indices.length; i++) {
                    Arrays.fill(previous[i], 0);
                    Arrays.fill(current[i], 0);
                }
            }
            for (int i = 0; i < indices.length; i++) {
                previous[i][columns + 1] = previous[i][columns];
                current[i][0] = previous[i][1];
            }
            if (pixelwise) {
                scan.linePixelwise(previous, current);
            } else {
                for (int i = 0; i < indices.length; i++) {
                    scan.line(previous[i], current[i], i);
                }
            }
            bits.check();
            for (int i = 0; i < indices.length; i++) {
                sink.row(row, indices[i], current[i], 1, 0);
            }
            int[][] swapped = previous;
            previous = current;
            current = swapped;
        }
        markers.moveTo(bits.next());
    }

    private void restart(int number) {
        markers.moveTo(bits.next());
        if (markers.next() != JpegMarkers.RST0 + number) {
            throw Codestreams.broken(NAME, markers.position());
        }
        bits.start(markers.position());
    }
}
