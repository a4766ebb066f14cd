package org.meridian.dicom.pixel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/** Made-up frames whose columns are noise, flat, steps, slopes and extremes in turn. */
final class EncodableFrames {
    private static final int BAND = 16;

    private EncodableFrames() {}

    /**
     * @param wide samples of up to 8 bits in 16 allocated ones
     */
    static Frame frame(
            int rows,
            int columns,
            int samples,
            int bits,
            boolean signed,
            boolean wide,
            Random random) {
        int count = rows * columns * samples;
        int mask = (1 << bits) - 1;
        int[] values = new int[count];
        int kinds = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            int left = i < samples ? mask / 2 : values[i - samples];
            values[i] =
                    switch ((i / samples % columns / BAND + kinds) % 5) {
                        case 0 -> random.nextInt() & mask;
                        case 1 -> left;
                        case 2 -> random.nextInt(20) == 0 ? random.nextInt() & mask : left;
                        case 3 -> Math.max(0, Math.min(mask, left + random.nextInt(7) - 3));
                        default -> random.nextBoolean() ? mask : random.nextInt(3) & mask;
                    };
        }
        int unused = signed ? 32 - bits : 0;
        Samples array;
        if (bits > 8 || wide) {
            short[] shorts = new short[count];
            for (int i = 0; i < count; i++) {
                shorts[i] = (short) (values[i] << unused >> unused);
            }
            array = new Samples.Shorts(shorts);
        } else {
            byte[] bytes = new byte[count];
            for (int i = 0; i < count; i++) {
                bytes[i] = (byte) (values[i] << unused >> unused);
            }
            array = new Samples.Bytes(bytes);
        }
        return new Frame(
                rows,
                columns,
                samples,
                bits,
                signed,
                samples == 3
                        ? PhotometricInterpretation.RGB
                        : PhotometricInterpretation.MONOCHROME2,
                array);
    }

    /** The width of a sample in the frame's array. */
    static int bitsAllocated(Frame frame) {
        return switch (frame.samples()) {
            case Samples.Bytes bytes -> 8;
            case Samples.Shorts shorts -> 16;
            case Samples.Ints ints -> 32;
        };
    }

    /** The digest of the values that the peers' script gives. */
    static String digest(Frame frame) {
        int count = frame.samples().length();
        ByteBuffer values = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            values.putInt((int) frame.value(i));
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(values.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
