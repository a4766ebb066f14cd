package org.meridian.dicom.internal.codec.j2k;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** OpenJPEG's tools as a peer; a test that wants them is skipped where they are missing. */
final class OpenJpeg {
    private final Path folder;

    /**
     * @param folder where scratch files may be written
     */
    OpenJpeg(Path folder) {
        this.folder = folder;
    }

    /**
     * Compresses an image.
     *
     * @param values sample by sample of a component, component by component
     * @param options as {@code opj_compress} has them
     */
    byte[] compress(TestImage image, String options) {
        Path plain = folder.resolve("image.rawl");
        Path packed = folder.resolve("image.j2k");
        try {
            Files.write(plain, image.planes());
            Files.deleteIfExists(packed);
            List<String> command =
                    new ArrayList<>(
                            List.of(
                                    "opj_compress",
                                    "-i",
                                    plain.toString(),
                                    "-o",
                                    packed.toString()));
            command.add("-F");
            command.add(
                    "%d,%d,%d,%d,%s"
                            .formatted(
                                    image.columns(),
                                    image.rows(),
                                    image.components(),
                                    image.bits(),
                                    image.signed() ? "s" : "u"));
            if (!options.isEmpty()) {
                command.addAll(List.of(options.split(" ")));
            }
            Tool.run(folder, command);
            return Files.readAllBytes(packed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Decodes a codestream to values pixel by pixel. */
    int[] decompress(byte[] codestream, TestImage image) {
        Path packed = folder.resolve("again.j2k");
        Path plain = folder.resolve("again.rawl");
        try {
            Files.write(packed, codestream);
            Files.deleteIfExists(plain);
            Tool.run(
                    folder,
                    List.of("opj_decompress", "-i", packed.toString(), "-o", plain.toString()));
            return image.interleaved(Files.readAllBytes(plain));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
