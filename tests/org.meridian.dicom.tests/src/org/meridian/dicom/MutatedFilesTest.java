package org.meridian.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.geometry.SeriesGeometry;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.FrameContent;
import org.meridian.dicom.pixel.FrameDecoder;
import org.meridian.dicom.pixel.Overlay;
import org.meridian.dicom.pixel.Palette;
import org.meridian.dicom.pixel.RealWorldValues;
import org.meridian.dicom.pixel.SampleBuffers;
import org.meridian.dicom.pixel.ValueTransforms;
import org.meridian.testkit.TestData;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Damaged files: a coded reason or an answer, never another failure, never without an end, never
 * more reading or memory than the file warrants, and a whole header when only pixels are damaged. A
 * million with {@code MERIDIAN_LONG}, else a share.
 */
class MutatedFilesTest {
    private static final int LARGEST = 10_000;
    private static final int PIXELS_OF_FRAME = 20_000;

    /** Bytes that may be read for each byte there is, and a window of the reader. */
    private static final int READ_PER_BYTE = 4;

    private static final int WINDOW = 16384;
    private static final long MOST_MEMORY = 64L << 20;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    /**
     * A sound file.
     *
     * @param header its values before the pixel data
     * @param pixels where its pixel data begin, its size without any
     * @param decoded whether its frames are small enough to decode
     */
    private record Original(byte[] bytes, String header, int pixels, boolean decoded) {
        static Original of(byte[] bytes) {
            try {
                Dataset all = DicomReader.read(ByteSources.of(bytes)).dataset();
                DicomFile header = DicomReader.readHeader(ByteSources.of(bytes));
                long size = all.integer(Tag.Rows).orElse(0) * all.integer(Tag.Columns).orElse(0);
                boolean inflated = header.transferSyntax().deflated();
                return new Original(
                        bytes,
                        values(header.dataset()),
                        inflated ? bytes.length : pixels(bytes, header.transferSyntax()),
                        size <= PIXELS_OF_FRAME);
            } catch (MeridianException e) {
                return new Original(bytes, "", bytes.length, true);
            }
        }

        private static int pixels(byte[] bytes, TransferSyntax syntax) {
            byte[] tag =
                    syntax.bigEndian()
                            ? new byte[] {0x7F, (byte) 0xE0, 0, 0x10}
                            : new byte[] {(byte) 0xE0, 0x7F, 0x10, 0};
            for (int i = 132; i + 12 < bytes.length; i++) {
                if (Arrays.equals(bytes, i, i + 4, tag, 0, 4)) {
                    return i + 12;
                }
            }
            return bytes.length;
        }
    }

    @Test
    void damagedFilesFailWithAReasonOnly() throws IOException {
        List<Original> originals = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(TestData.path("dicom"))) {
            for (Path file :
                    walk.filter(Files::isRegularFile)
                            .filter(path -> !path.toString().contains("chest-ct"))
                            .filter(path -> !path.toString().contains("TINY_ALPHA"))
                            .sorted()
                            .toList()) {
                if (Files.size(file) <= LARGEST) {
                    originals.add(Original.of(Files.readAllBytes(file)));
                }
            }
        }
        assertTrue(originals.size() > 80, "files: " + originals.size());
        int count = System.getenv("MERIDIAN_LONG") == null ? 4000 : 1_000_000;
        assertTimeoutPreemptively(
                Duration.ofMinutes(60),
                () ->
                        IntStream.range(0, count)
                                .parallel()
                                .forEach(i -> use(originals.get(i % originals.size()), i)));
        assertEquals("", String.join("\n", failures.stream().limit(20).toList()));
    }

    private void use(Original original, int seed) {
        boolean pixelsOnly = seed % 3 == 0 && original.pixels < original.bytes.length;
        byte[] damaged = damage(original.bytes, pixelsOnly ? original.pixels : 0, new Random(seed));
        try {
            DicomFile file = read(damaged, seed);
            if (pixelsOnly && !original.header.equals(values(headerOf(file)))) {
                failures.add("seed " + seed + " lost its header");
            }
            useValues(file);
            if (original.decoded) {
                decode(file);
            }
        } catch (MeridianException e) {
            if (e.text(Locale.ROOT).isEmpty()) {
                failures.add("seed " + seed + " has no text");
            }
            if (pixelsOnly && e.errorCode() == DicomError.NOT_DICOM) {
                failures.add("seed " + seed + " lost its header");
            }
        } catch (RuntimeException | Error e) {
            failures.add("seed " + seed + " " + e + " at " + e.getStackTrace()[0]);
        }
    }

    private DicomFile read(byte[] damaged, int seed) {
        CountingSource source = new CountingSource(damaged);
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            return DicomReader.read(source);
        } finally {
            long memory = threads.getCurrentThreadAllocatedBytes() - before;
            if (memory > MOST_MEMORY) {
                failures.add("seed " + seed + " takes " + memory + " bytes of memory");
            }
            if (source.count() > (long) READ_PER_BYTE * damaged.length + WINDOW) {
                failures.add("seed " + seed + " reads " + source.count() + " bytes");
            }
        }
    }

    private static byte[] damage(byte[] original, int from, Random random) {
        int span = original.length - from;
        if (random.nextInt(5) == 0) {
            return Arrays.copyOf(original, from + random.nextInt(span));
        }
        byte[] bytes = original.clone();
        int count = 1 + random.nextInt(random.nextBoolean() ? 3 : 60);
        // heads hold the lengths, tails the codestreams
        int start = from + (random.nextBoolean() ? 0 : span / 2);
        int width = Math.max(1, random.nextBoolean() ? Math.min(2000, span) : span);
        for (int i = 0; i < count; i++) {
            int at = Math.min(bytes.length - 1, start + random.nextInt(width));
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

    private static Dataset headerOf(DicomFile file) {
        List<Element> header = new ArrayList<>();
        for (Element element : file.dataset()) {
            if (Integer.compareUnsigned(element.tag(), Tag.FloatPixelData) < 0) {
                header.add(element);
            }
        }
        return new Dataset(header, file.dataset().characterSet());
    }

    private static String values(Dataset dataset) {
        StringBuilder text = new StringBuilder();
        for (Element element : dataset) {
            text.append(element.tag())
                    .append(element.vr())
                    .append(Arrays.hashCode(element.bytes()));
            element.items().forEach(item -> text.append('<').append(values(item)).append('>'));
        }
        return text.toString();
    }

    private static void useValues(DicomFile file) {
        for (Element element : file.dataset()) {
            if (element.vr().isText()) {
                file.dataset().strings(element.tag());
            }
        }
        SeriesGeometry.of(List.of(file.dataset()));
    }

    private static void decode(DicomFile file) {
        FrameDecoder decoder = FrameDecoder.of(file);
        SampleBuffers buffers = SampleBuffers.reused();
        for (int i = 0; i < Math.min(3, decoder.numberOfFrames()); i++) {
            Frame frame = decoder.decode(i, buffers);
            frame.value(frame.samples().length() - 1);
        }
        ValueTransforms.of(file, 0);
        Palette.of(file.dataset());
        for (Overlay overlay : Overlay.of(file)) {
            if (overlay.covers(0)) {
                overlay.bits(0);
            }
        }
        FrameContent.of(file.dataset(), 0);
        RealWorldValues.of(file.dataset(), 0);
    }
}
