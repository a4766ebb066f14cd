package org.meridian.dicom.pixel;

import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.DicomWriter;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.Uids;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Made-up frames whose columns are noise, flat, steps, slopes and extremes in turn. */
public final class EncodableFrames {
    private static final int BAND = 16;

    private EncodableFrames() {}

    /**
     * @param wide samples of up to 8 bits in 16 allocated ones
     */
    public static Frame frame(
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
    public static int bitsAllocated(Frame frame) {
        return switch (frame.samples()) {
            case Samples.Bytes bytes -> 8;
            case Samples.Shorts shorts -> 16;
            case Samples.Ints ints -> 32;
        };
    }

    /** The digest of the values that the peers' script gives. */
    public static String digest(Frame frame) {
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

    /** Writes a file of the frame, whose codestream is given. */
    public static void write(Path file, Frame frame, TransferSyntax syntax, byte[] data)
            throws IOException {
        DatasetBuilder dataset =
                Dataset.builder()
                        .string(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.7")
                        .string(Tag.SOPInstanceUID, Uids.random())
                        .string(Tag.PhotometricInterpretation, frame.photometric().term())
                        .integer(Tag.SamplesPerPixel, frame.samplesPerPixel())
                        .integer(Tag.Rows, frame.rows())
                        .integer(Tag.Columns, frame.columns())
                        .integer(Tag.BitsAllocated, bitsAllocated(frame))
                        .integer(Tag.BitsStored, frame.bitsStored())
                        .integer(Tag.HighBit, frame.bitsStored() - 1)
                        .integer(Tag.PixelRepresentation, frame.signed() ? 1 : 0)
                        .encapsulated(List.of(data));
        if (frame.samplesPerPixel() > 1) {
            dataset.integer(Tag.PlanarConfiguration, 0);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            DicomWriter.write(dataset.build(), syntax, out);
        }
    }
}
