package org.meridian.dicom.internal.codec.j2k;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * OpenJPH's tools as a peer; a test that wants them is skipped where they are missing. Its file
 * formats have no signed samples: they go there and back as unsigned ones, which differ from them
 * by the level shift that the codestream's sign decides on.
 */
final class OpenJph {
    /** Where the first component's sign stands (ITU-T T.800 A.5.1). */
    private static final int SIGN = 42;

    private final Path folder;

    /**
     * @param folder where scratch files may be written
     */
    OpenJph(Path folder) {
        this.folder = folder;
    }

    /**
     * Compresses an image, of one component or of three with eight bits, with options as {@code
     * ojph_compress} has them.
     */
    byte[] compress(TestImage image, String options) {
        if (image.signed()) {
            byte[] codestream = compress(shifted(image, 1 << image.bits() - 1), options);
            codestream[SIGN] |= (byte) 0x80;
            return codestream;
        }
        Path plain = plain("image", image);
        Path packed = folder.resolve("image.j2c");
        List<String> command = new ArrayList<>(List.of("ojph_compress", "-i", plain.toString()));
        command.addAll(List.of("-o", packed.toString()));
        if (image.components() == 1) {
            command.addAll(
                    List.of(
                            "-dims",
                            "{%d,%d}".formatted(image.columns(), image.rows()),
                            "-num_comps",
                            "1",
                            "-signed",
                            "false",
                            "-bit_depth",
                            Integer.toString(image.bits()),
                            "-downsamp",
                            "{1,1}"));
        }
        command.addAll(List.of(options.split(" ")));
        try {
            Files.write(plain, image.components() == 1 ? image.planes() : pixmap(image));
            Files.deleteIfExists(packed);
            Tool.run(folder, command);
            return Files.readAllBytes(packed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Decodes a codestream to values pixel by pixel. */
    int[] decompress(byte[] codestream, TestImage image) {
        if (image.signed()) {
            byte[] unsigned = codestream.clone();
            unsigned[SIGN] &= 0x7F;
            int shift = 1 << image.bits() - 1;
            int[] values = decompress(unsigned, shifted(image, shift));
            Arrays.setAll(values, i -> values[i] - shift);
            return values;
        }
        Path packed = folder.resolve("again.j2c");
        Path plain = plain("again", image);
        try {
            Files.write(packed, codestream);
            Files.deleteIfExists(plain);
            Tool.run(
                    folder,
                    List.of("ojph_expand", "-i", packed.toString(), "-o", plain.toString()));
            byte[] bytes = Files.readAllBytes(plain);
            if (image.components() == 1) {
                return image.interleaved(bytes);
            }
            int[] values = new int[image.values().length];
            Arrays.setAll(values, i -> bytes[bytes.length - values.length + i] & 0xFF);
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestImage shifted(TestImage image, int shift) {
        return new TestImage(
                image.rows(),
                image.columns(),
                image.components(),
                image.bits(),
                false,
                Arrays.stream(image.values()).map(value -> value + shift).toArray());
    }

    private Path plain(String name, TestImage image) {
        return folder.resolve(name + (image.components() == 1 ? ".yuv" : ".ppm"));
    }

    private static byte[] pixmap(TestImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(
                "P6\n%d %d\n255\n"
                        .formatted(image.columns(), image.rows())
                        .getBytes(StandardCharsets.US_ASCII));
        for (int value : image.values()) {
            bytes.write(value);
        }
        return bytes.toByteArray();
    }
}
