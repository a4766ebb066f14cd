import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.FrameCodec;
import org.meridian.dicom.pixel.FrameCodecs;
import org.meridian.dicom.pixel.FrameDecoder;
import org.meridian.dicom.pixel.PhotometricInterpretation;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One large image, sixteen slices of a chest CT side by side, that OpenJPH compressed, decoded
 * against ojph_expand. What a process costs is measured with an image of one pixel and taken off;
 * that ojph_expand writes the pixels to a file stays in.
 */
final class Htj2k {
    private static final int ROUNDS = 9;
    private static final int WARM_UP = 8;
    private static final int ACROSS = 4;
    private static final int SIDE = 512;
    private static final int SIZE = ACROSS * SIDE;

    private Htj2k() {}

    static void compare(List<Path> slices) throws Exception {
        Path folder = Files.createTempDirectory("htj2k");
        try {
            Path mosaic = folder.resolve("mosaic.pgm");
            write(mosaic, SIZE, mosaic(slices));
            Path pixel = folder.resolve("pixel.pgm");
            write(pixel, 1, new int[1]);
            Path start = compress(pixel, "-reversible", "true", "-num_decomps", "0");
            compare("lossless", compress(mosaic, "-reversible", "true"), start);
            compare("9/7", compress(mosaic, "-qstep", "0.0005"), start);
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static void compare(String what, Path packed, Path start) throws Exception {
        PixelDescription description =
                new PixelDescription(
                        SIZE,
                        SIZE,
                        1,
                        PhotometricInterpretation.MONOCHROME2,
                        16,
                        16,
                        15,
                        false,
                        false,
                        1);
        FrameCodec codec = FrameCodecs.standard().codec(TransferSyntax.HTJ2K.uid()).orElseThrow();
        SampleBuffers buffers = SampleBuffers.reused();
        byte[] data = Files.readAllBytes(packed);
        for (int i = 0; i < WARM_UP; i++) {
            codec.decode(data, description, buffers);
        }
        double[] mine = new double[ROUNDS];
        double[] others = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            codec.decode(data, description, buffers);
            mine[round] = (System.nanoTime() - begin) / 1e6;
            others[round] = expand(packed) - expand(start);
        }
        Comparison.print(
                "HTJ2K %dx%d 16-bit CT, %s".formatted(SIZE, SIZE, what),
                "OpenJPH",
                Comparison.median(mine),
                Comparison.median(others));
    }

    private static int[] mosaic(List<Path> slices) throws IOException {
        int[] values = new int[SIZE * SIZE];
        for (int i = 0; i < ACROSS * ACROSS; i++) {
            try (ByteSource source = ByteSources.open(slices.get(i * slices.size() / 17))) {
                Frame frame = FrameDecoder.of(DicomReader.read(source)).decode(0);
                int corner = i / ACROSS * SIDE * SIZE + i % ACROSS * SIDE;
                for (int at = 0; at < SIDE * SIDE; at++) {
                    values[corner + at / SIDE * SIZE + at % SIDE] =
                            (int) frame.value(at) + (1 << 15);
                }
            }
        }
        return values;
    }

    private static void write(Path file, int side, int[] values) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(
                    "P5\n%d %d\n65535\n".formatted(side, side).getBytes(StandardCharsets.US_ASCII));
            for (int value : values) {
                out.write(value >> 8);
                out.write(value);
            }
        }
    }

    private static Path compress(Path plain, String... options) throws Exception {
        Path packed = plain.resolveSibling(plain.getFileName() + String.join("", options) + ".j2c");
        List<String> command = new ArrayList<>(List.of("ojph_compress"));
        command.addAll(List.of("-i", plain.toString(), "-o", packed.toString()));
        command.addAll(List.of(options));
        run(command);
        return packed;
    }

    private static double expand(Path packed) throws Exception {
        long start = System.nanoTime();
        run(
                List.of(
                        "ojph_expand",
                        "-i",
                        packed.toString(),
                        "-o",
                        packed.resolveSibling("expanded.pgm").toString()));
        return (System.nanoTime() - start) / 1e6;
    }

    private static void run(List<String> command) throws Exception {
        int exit =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        if (exit != 0) {
            throw new IllegalStateException(command.get(0) + ": " + exit);
        }
    }
}
