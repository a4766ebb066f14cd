package org.meridian.dicom.internal.codec.jpegls;

import org.meridian.dicom.internal.codec.SampleSource;
import org.meridian.dicom.internal.codec.jpeg.EntropyWriter;
import org.meridian.dicom.pixel.Frame;

/**
 * Writes JPEG-LS as the product never does: with preset parameters, restart intervals, any
 * precision, and one scan a component.
 */
final class JpegLsWriter {
    private final Frame frame;
    private final int precision;
    private final JpegLsParameters parameters;
    private final int restartLines;
    private final EntropyWriter out = new EntropyWriter(true);

    /**
     * @param restartLines lines of a restart interval; 0 for none
     */
    JpegLsWriter(Frame frame, int precision, JpegLsParameters parameters, int restartLines) {
        this.frame = frame;
        this.precision = precision;
        this.parameters = parameters;
        this.restartLines = restartLines;
    }

    byte[] write() {
        int components = frame.samplesPerPixel();
        out.bytes(0xFF, 0xD8, 0xFF, 0xF7);
        out.u16(8 + 3 * components);
        out.bytes(precision);
        out.u16(frame.rows());
        out.u16(frame.columns());
        out.bytes(components);
        for (int i = 0; i < components; i++) {
            out.bytes(40 + i, 0x11, 0);
        }
        out.bytes(0xFF, 0xF8);
        out.u16(13);
        out.bytes(1);
        out.u16(parameters.maxVal());
        out.u16(parameters.t1());
        out.u16(parameters.t2());
        out.u16(parameters.t3());
        out.u16(parameters.reset());
        if (restartLines > 0) {
            out.bytes(0xFF, 0xDD);
            out.u16(4);
            out.u16(restartLines);
        }
        for (int i = 0; i < components; i++) {
            out.bytes(0xFF, 0xDA);
            out.u16(8);
            out.bytes(1, 40 + i, 0, parameters.near(), 0, 0);
            scan(i);
        }
        out.bytes(0xFF, 0xD9);
        return out.fragment();
    }

    private void scan(int component) {
        SampleSource source = new SampleSource("test", frame);
        int columns = frame.columns();
        JpegLsScanEncoder encoder = new JpegLsScanEncoder(out, parameters, columns, 1);
        int[] samples = new int[columns + 2];
        int[] line = new int[columns + 2];
        int[] above = new int[columns + 2];
        for (int y = 0; y < frame.rows(); y++) {
            if (restartLines > 0 && y > 0 && y % restartLines == 0) {
                out.endBits();
                out.bytes(0xFF, 0xD0 + (y / restartLines - 1) % 8);
                encoder.restart();
                line = new int[columns + 2];
                above = new int[columns + 2];
            }
            source.row(y, component, samples, 1);
            above[columns + 1] = above[columns];
            line[0] = above[1];
            encoder.line(samples, above, line, 0);
            int[] swapped = above;
            above = line;
            line = swapped;
        }
        out.endBits();
    }
}
