package org.meridian.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.geometry.SeriesGeometry;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.FrameDecoder;
import org.meridian.dicom.pixel.Palette;
import org.meridian.dicom.pixel.SampleBuffers;
import org.meridian.dicom.pixel.ValueTransforms;
import org.meridian.testkit.TestData;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** Damaged files: a coded reason or an answer, never another failure, never without an end. */
class MutatedFilesTest {
    private static final int LARGEST = 60_000;

    @Test
    void damagedFilesFailWithAReasonOnly() throws IOException {
        List<byte[]> originals = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(TestData.path("dicom"))) {
            for (Path file :
                    walk.filter(Files::isRegularFile)
                            .filter(path -> !path.toString().contains("chest-ct"))
                            .filter(path -> !path.toString().contains("TINY_ALPHA"))
                            .sorted()
                            .toList()) {
                if (Files.size(file) <= LARGEST) {
                    originals.add(Files.readAllBytes(file));
                }
            }
        }
        assertTrue(originals.size() > 80, "files: " + originals.size());
        int rounds = System.getenv("MERIDIAN_LONG") == null ? 20 : 2000;
        List<String> failures = new ArrayList<>();
        assertTimeoutPreemptively(
                Duration.ofMinutes(60), () -> mutate(originals, rounds, failures));
        assertEquals(List.of(), failures);
    }

    private static void mutate(List<byte[]> originals, int rounds, List<String> failures) {
        for (int file = 0; file < originals.size(); file++) {
            for (int round = 0; round < rounds; round++) {
                long seed = file * 10_000L + round;
                byte[] damaged = damage(originals.get(file), new Random(seed));
                try {
                    use(damaged);
                } catch (MeridianException e) {
                    if (e.text(Locale.ROOT).isEmpty()) {
                        failures.add("seed " + seed + " has no text");
                    }
                } catch (RuntimeException | Error e) {
                    failures.add("seed " + seed + " " + e + " at " + e.getStackTrace()[0]);
                }
            }
        }
    }

    private static byte[] damage(byte[] original, Random random) {
        if (random.nextInt(5) == 0) {
            return java.util.Arrays.copyOf(original, random.nextInt(original.length));
        }
        byte[] bytes = original.clone();
        int count = 1 + random.nextInt(random.nextBoolean() ? 3 : 60);
        // heads hold the lengths, tails the codestreams
        int from = random.nextBoolean() ? 0 : bytes.length / 2;
        int span = Math.max(1, random.nextBoolean() ? Math.min(2000, bytes.length) : bytes.length);
        for (int i = 0; i < count; i++) {
            int at = Math.min(bytes.length - 1, from + random.nextInt(span));
            bytes[at] =
                    switch (random.nextInt(4)) {
                        case 0 -> (byte) 0xFF;
                        case 1 -> 0;
                        case 2 -> (byte) (bytes[at] ^ 1 << random.nextInt(8));
                        default -> (byte) random.nextInt();
                    };
        }
        return bytes;
    }

    private static void use(byte[] bytes) {
        DicomFile file = DicomReader.read(ByteSources.of(bytes));
        for (Element element : file.dataset()) {
            if (element.vr().isText()) {
                file.dataset().strings(element.tag());
            }
        }
        SeriesGeometry.of(List.of(file.dataset()));
        FrameDecoder decoder = FrameDecoder.of(file);
        SampleBuffers buffers = SampleBuffers.reused();
        for (int i = 0; i < Math.min(3, decoder.numberOfFrames()); i++) {
            Frame frame = decoder.decode(i, buffers);
            frame.value(frame.samples().length() - 1);
        }
        ValueTransforms.of(file, 0);
        Palette.of(file.dataset());
    }
}
