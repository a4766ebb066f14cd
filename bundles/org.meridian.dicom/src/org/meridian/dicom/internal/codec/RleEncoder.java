package org.meridian.dicom.internal.codec;

import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.FrameEncoder;
import org.meridian.dicom.pixel.Samples;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;

/** RLE Lossless (PS3.5 annex G); a row is packed by itself, as G.3.1 has it. */
public final class RleEncoder implements FrameEncoder {
    private static final String NAME = "RLE";
    private static final int HEADER = 64;
    private static final int MAX_SEGMENTS = 15;
    private static final int MAX_COUNT = 128;

    @Override
    public Set<String> transferSyntaxes() {
        return Set.of(TransferSyntax.RLE_LOSSLESS.uid());
    }

    @Override
    public byte[] encode(Frame frame, String transferSyntaxUID) {
        Codestreams.require(this, transferSyntaxUID);
        int bytesPerSample =
                switch (frame.samples()) {
                    case Samples.Bytes bytes -> 1;
                    case Samples.Shorts shorts -> 2;
                    case Samples.Ints ints -> 4;
                };
        int segments = frame.samplesPerPixel() * bytesPerSample;
        if (segments > MAX_SEGMENTS) {
            throw Codestreams.unsupported(NAME, Integer.toString(segments));
        }
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(segments);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] line = new byte[frame.columns()];
        // a pair of bytes becomes one code and one byte at best, and a code more at worst
        byte[] packed = new byte[frame.columns() + frame.columns() / MAX_COUNT + 1];
        for (int segment = 0; segment < segments; segment++) {
            header.putInt(HEADER + out.size());
            int sample = segment / bytesPerSample;
            int shift = 8 * (bytesPerSample - 1 - segment % bytesPerSample);
            for (int row = 0; row < frame.rows(); row++) {
                bytes(frame, row, sample, shift, line);
                out.write(packed, 0, pack(line, packed));
            }
            if (out.size() % 2 != 0) {
                out.write(0);
            }
        }
        byte[] whole = Arrays.copyOf(header.array(), HEADER + out.size());
        System.arraycopy(out.toByteArray(), 0, whole, HEADER, out.size());
        return whole;
    }

    /** One byte of each sample of a row. */
    private static void bytes(Frame frame, int row, int sample, int shift, byte[] line) {
        int stride = frame.samplesPerPixel();
        int at = row * line.length * stride + sample;
        switch (frame.samples()) {
            case Samples.Bytes bytes -> {
                for (int x = 0; x < line.length; x++, at += stride) {
                    line[x] = bytes.array()[at];
                }
            }
            case Samples.Shorts shorts -> {
                for (int x = 0; x < line.length; x++, at += stride) {
                    line[x] = (byte) (shorts.array()[at] >> shift);
                }
            }
            case Samples.Ints ints -> {
                for (int x = 0; x < line.length; x++, at += stride) {
                    line[x] = (byte) (ints.array()[at] >> shift);
                }
            }
        }
    }

    /** Packs a line; gives the number of bytes. Runs of two are left in what is literal. */
    private static int pack(byte[] line, byte[] packed) {
        int out = 0;
        int literal = 0;
        int at = 0;
        while (at < line.length) {
            int run = run(line, at);
            if (run < 3 && at + run < line.length) {
                at += run;
                continue;
            }
            if (run < 3) {
                at += run;
                run = 0;
            }
            while (literal < at) {
                int count = Math.min(MAX_COUNT, at - literal);
                packed[out++] = (byte) (count - 1);
                System.arraycopy(line, literal, packed, out, count);
                out += count;
                literal += count;
            }
            if (run > 0) {
                packed[out++] = (byte) (1 - run);
                packed[out++] = line[at];
                at += run;
                literal = at;
            }
        }
        return out;
    }

    private static int run(byte[] line, int from) {
        int most = Math.min(line.length, from + MAX_COUNT);
        int to = from + 1;
        while (to < most && line[to] == line[from]) {
            to++;
        }
        return to - from;
    }
}
