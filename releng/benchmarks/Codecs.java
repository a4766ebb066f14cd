import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** The codecs of the JPEG family and RLE on varied images, against GDCM. */
final class Codecs {
    private static final int FRAMES_A_THREAD = 12;

    /** Small files are decoded as often as makes this many bytes, for a time that can be taken. */
    private static final long BYTES = 4_000_000;

    private static final int MOST_TIMES = 30;

    private Codecs() {}

    /** One image after the other, one thread each. */
    static void compare(Path data) throws Exception {
        Path folder = Files.createTempDirectory("codecs");
        try {
            CodecFiles files = new CodecFiles(data, folder);
            each("JPEG lossless .70", files.compressed("dcmcjpeg", "+e1"));
            each("JPEG lossless .57", files.compressed("dcmcjpeg", "+el", "+sv", "6"));
            each("JPEG-LS .80", files.compressed("dcmcjpls", "+el"));
            each("JPEG-LS .81", files.compressed("dcmcjpls", "+en"));
            each("RLE", files.compressed("dcmcrle"));
            Map<String, Path> extended = files.compressed("dcmcjpeg", "+ee");
            extended.keySet().removeIf(name -> !name.endsWith("12 bit"));
            extended.put(
                    "MG 3064x4664 12 bit",
                    data.resolve("dicom-test-files/data/WG04/JPLY/MG1_JPLY"));
            each("JPEG DCT .51", extended);
            each("JPEG DCT .50", files.compressed("dcmcjpeg", "+eb", "+s2"));
            parallel(
                    "JPEG lossless .70",
                    files.compressed("dcmcjpeg", "+e1").get("CT 512x512 12 bit"));
            parallel("JPEG DCT .51", extended.get("CT 512x512 12 bit"));
        } finally {
            delete(folder);
        }
    }

    private static void each(String syntax, Map<String, Path> files) throws Exception {
        for (Map.Entry<String, Path> file : files.entrySet()) {
            long size = Files.size(file.getValue());
            int times = (int) Math.max(1, Math.min(MOST_TIMES, BYTES / size));
            Decoding.compare(
                    syntax + ", " + file.getKey() + ", " + times + " times",
                    Collections.nCopies(times, file.getValue()));
        }
    }

    /** Several frames on two threads, against two processes of GDCM. */
    private static void parallel(String syntax, Path file) throws Exception {
        List<Path> files = Collections.nCopies(FRAMES_A_THREAD, file);
        try (ExecutorService threads = Executors.newFixedThreadPool(2);
                GdcmProcess first = new GdcmProcess(files);
                GdcmProcess second = new GdcmProcess(files)) {
            Comparison.run(
                    syntax + ", 2 x " + FRAMES_A_THREAD + " frames in parallel",
                    "GDCM x 2",
                    () -> {
                        Future<Long> one = threads.submit(() -> Decoding.sum(files));
                        Future<Long> two = threads.submit(() -> Decoding.sum(files));
                        return one.get() + two.get();
                    },
                    () -> {
                        first.begin();
                        second.begin();
                        return first.end() + second.end();
                    });
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
