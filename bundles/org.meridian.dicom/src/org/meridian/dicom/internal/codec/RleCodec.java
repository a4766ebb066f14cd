package org.meridian.dicom.internal.codec;

import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.FrameCodec;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;
import org.meridian.dicom.pixel.Samples;

import java.util.Arrays;
import java.util.Set;

/** RLE Lossless (PS3.5 annex G): a segment for each byte of each sample, packed bytewise. */
public final class RleCodec implements FrameCodec {
    private static final String NAME = "RLE";
    private static final int HEADER = 64;
    private static final int MAX_SEGMENTS = 15;

    @Override
    public Set<String> transferSyntaxes() {
        return Set.of(TransferSyntax.RLE_LOSSLESS.uid());
    }

    @Override
    public Frame decode(byte[] data, PixelDescription description, SampleBuffers buffers) {
        int pixels = description.rows() * description.columns();
        boolean bits = description.bitsAllocated() == 1;
        int samples = description.samplesPerPixel();
        int bytesPerSample = bits ? 1 : description.bitsAllocated() / 8;
        int segmentBytes = bits ? (pixels + 7) / 8 : pixels;
        if (data.length < HEADER) {
            throw Codestreams.broken(NAME, data.length);
        }
        int segments = u32(data, 0);
        Codestreams.agree(NAME, segments, samples * bytesPerSample);
        if (segments > MAX_SEGMENTS) {
            throw Codestreams.unsupported(NAME, Integer.toString(segments));
        }
        // two bytes give 128 at most, so that a frame's size is proved before it is allocated
        if ((long) segmentBytes * segments > 64L * data.length) {
            throw Codestreams.broken(NAME, data.length);
        }
        byte[][] planes = new byte[segments][];
        for (int i = 0; i < segments; i++) {
            int from = u32(data, 4 + 4 * i);
            if (from < HEADER || from > data.length) {
                throw Codestreams.broken(NAME, 4 + 4 * i);
            }
            int to = end(data, segments, from);
            planes[i] = unpack(data, from, to, segmentBytes);
        }
        return StoredValues.frame(
                description,
                StoredValues.fullColour(description),
                assemble(planes, pixels, samples, description.bitsAllocated(), buffers),
                bits ? 0 : description.highBit());
    }

    /** Where a segment ends: segments may stand in another order than their offsets. */
    private static int end(byte[] data, int segments, int from) {
        int end = data.length;
        for (int i = 0; i < segments; i++) {
            int other = u32(data, 4 + 4 * i);
            if (other > from && other < end) {
                end = other;
            }
        }
        return end;
    }

    private static Samples assemble(
            byte[][] planes, int pixels, int samples, int bitsAllocated, SampleBuffers buffers) {
        switch (bitsAllocated) {
            case 1 -> {
                return new Samples.Bytes(NativeFrames.unpack(planes[0], 0, buffers.bytes(pixels)));
            }
            case 8 -> {
                byte[] target = buffers.bytes(pixels * samples);
                for (int s = 0; s < samples; s++) {
                    for (int i = 0; i < pixels; i++) {
                        target[i * samples + s] = planes[s][i];
                    }
                }
                return new Samples.Bytes(target);
            }
            case 16 -> {
                short[] target = buffers.shorts(pixels * samples);
                for (int s = 0; s < samples; s++) {
                    byte[] high = planes[2 * s];
                    byte[] low = planes[2 * s + 1];
                    for (int i = 0; i < pixels; i++) {
                        target[i * samples + s] = (short) (high[i] << 8 | low[i] & 0xFF);
                    }
                }
                return new Samples.Shorts(target);
            }
            default -> {
                int[] target = buffers.ints(pixels * samples);
                for (int s = 0; s < samples; s++) {
                    for (int i = 0; i < pixels; i++) {
                        int value = 0;
                        for (int b = 0; b < 4; b++) {
                            value = value << 8 | planes[4 * s + b][i] & 0xFF;
                        }
                        target[i * samples + s] = value;
                    }
                }
                return new Samples.Ints(target);
            }
        }
    }

    private static byte[] unpack(byte[] data, int from, int to, int length) {
        byte[] target = new byte[length];
        int in = from;
        int out = 0;
        while (out < length) {
            if (in + 1 >= to) {
                throw Codestreams.broken(NAME, in);
            }
            int control = data[in++];
            if (control >= 0) {
                int count = Math.min(control + 1, length - out);
                if (count > to - in) {
                    throw Codestreams.broken(NAME, in);
                }
                System.arraycopy(data, in, target, out, count);
                in += control + 1;
                out += count;
            } else if (control != -128) {
                int count = Math.min(1 - control, length - out);
                Arrays.fill(target, out, out + count, data[in++]);
                out += count;
            }
        }
        return target;
    }

    private static int u32(byte[] data, int at) {
        return data[at] & 0xFF
                | (data[at + 1] & 0xFF) << 8
                | (data[at + 2] & 0xFF) << 16
                | data[at + 3] << 24;
    }
}
