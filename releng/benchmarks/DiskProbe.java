import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a disk does with files of this size and nothing else: the best of three rounds, in files a
 * second.
 *
 * @param each a file each, synced, by eight threads
 * @param together all in one file, synced once
 */
record DiskProbe(double each, double together) {
    private static final int ROUNDS = 3;
    private static final int THREADS = 8;

    static DiskProbe of(Path folder, List<Path> files) throws Exception {
        byte[] content = Files.readAllBytes(files.getFirst());
        double each = 0;
        double together = 0;
        for (int round = 0; round < ROUNDS; round++) {
            each = Math.max(each, rate(folder, files.size(), 1, content));
            together = Math.max(together, rate(folder, 1, files.size(), content));
        }
        return new DiskProbe(each, together);
    }

    private static double rate(Path folder, int files, int times, byte[] content) throws Exception {
        Path probe = Files.createTempDirectory(folder, "probe");
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Path>> all = new ArrayList<>();
            for (int i = 0; i < files; i++) {
                Path file = probe.resolve(Integer.toString(i));
                all.add(threads.submit(() -> write(file, times, content)));
            }
            for (Future<Path> one : all) {
                one.get();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        for (int i = 0; i < files; i++) {
            Files.delete(probe.resolve(Integer.toString(i)));
        }
        Files.delete(probe);
        return files * times / seconds;
    }

    private static Path write(Path file, int times, byte[] content) throws IOException {
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int i = 0; i < times; i++) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            out.force(true);
        }
        return file;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "syncs %.0f files/s, a file each, or %.0f as one file",
                each,
                together);
    }
}
