package org.meridian.dicom.internal.codec.j2k;

import org.meridian.dicom.internal.codec.Descriptions;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;
import org.meridian.dicom.pixel.Samples;

import java.util.Random;
import java.util.stream.IntStream;

/**
 * A synthetic image of flat, smooth, noisy and extreme parts.
 *
 * @param values pixel by pixel, the components of a pixel side by side
 */
record TestImage(int rows, int columns, int components, int bits, boolean signed, int[] values) {
    static TestImage of(int rows, int columns, int components, int bits, boolean signed) {
        Random random = new Random(7);
        int range = 1 << bits;
        int[] values = new int[rows * columns * components];
        for (int i = 0; i < values.length; i++) {
            int x = i / components % columns;
            int y = i / components / columns;
            int left = i < components ? range / 2 : values[i - components];
            int value =
                    switch ((x / 16 + y / 24) % 4) {
                        case 0 -> random.nextInt(range);
                        case 1 -> range / 3;
                        case 2 -> range / 2 + (int) (range * 0.4 * Math.sin(x / 5.0 + y / 9.0));
                        default -> left + random.nextInt(7) - 3;
                    };
            values[i] = Math.max(0, Math.min(range - 1, value));
        }
        for (int i = 0; signed && i < values.length; i++) {
            values[i] -= range / 2;
        }
        return new TestImage(rows, columns, components, bits, signed, values);
    }

    PixelDescription description() {
        return components == 1
                ? Descriptions.grey(rows, columns, bits, signed)
                : Descriptions.rgb(rows, columns, bits);
    }

    /** One plane a component, in one byte or two little-endian ones. */
    byte[] planes() {
        int width = bits > 8 ? 2 : 1;
        int pixels = rows * columns;
        byte[] bytes = new byte[values.length * width];
        for (int i = 0; i < values.length; i++) {
            int value = values[i % pixels * components + i / pixels];
            bytes[i * width] = (byte) value;
            if (width == 2) {
                bytes[2 * i + 1] = (byte) (value >> 8);
            }
        }
        return bytes;
    }

    /** The inverse of {@link #planes()}. */
    int[] interleaved(byte[] planes) {
        int width = bits > 8 ? 2 : 1;
        int pixels = rows * columns;
        int[] all = new int[values.length];
        for (int i = 0; i < all.length; i++) {
            int value = planes[i * width] & 0xFF;
            if (width == 2) {
                value |= (planes[2 * i + 1] & 0xFF) << 8;
            }
            int up = 32 - bits;
            all[i % pixels * components + i / pixels] = signed ? value << up >> up : value;
        }
        return all;
    }

    int[] decode(byte[] codestream) {
        Frame frame = new Jpeg2000Codec().decode(codestream, description(), SampleBuffers.fresh());
        return IntStream.range(0, frame.samples().length())
                .map(i -> (int) frame.value(i))
                .toArray();
    }

    /** The same values as a frame. */
    Frame frame() {
        byte[] bytes = new byte[bits > 8 ? 0 : values.length];
        short[] shorts = new short[bits > 8 ? values.length : 0];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        for (int i = 0; i < shorts.length; i++) {
            shorts[i] = (short) values[i];
        }
        return new Frame(
                rows,
                columns,
                components,
                bits,
                signed,
                description().photometric(),
                bits > 8 ? new Samples.Shorts(shorts) : new Samples.Bytes(bytes));
    }

    /** How near decoded values are, in dB. */
    double psnr(int[] decoded) {
        double sum = 0;
        for (int i = 0; i < decoded.length; i++) {
            double difference = decoded[i] - values[i];
            sum += difference * difference;
        }
        return 20 * Math.log10((1 << bits) - 1) - 10 * Math.log10(sum / decoded.length);
    }
}
