import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.spi.RegistryStrategy;
import org.meridian.core.extension.ExtensionReader;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.workflow.Picture;
import org.meridian.workflow.PictureDecoders;
import org.meridian.workflow.SeriesImages;
import org.meridian.workflow.Workstation;
import org.meridian.workflow.WorkstationFactory;
import org.meridian.workflow.WorkstationSettings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Opening a series of 143 and one of 700 slices of an encrypted archive: the time until the first
 * picture is decoded, warm and as the first one of a process; until all is known of the series;
 * until every slice is decoded, against as many processes of GDCM as we use threads; the heap it
 * takes.
 */
final class Opening {
    private static final int WARM = 60;
    private static final int STARTS = 10;
    private static final int ROUNDS = 5;
    private static final int LARGE = 700;
    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private Opening() {}

    /** Measures in processes of their own. */
    static void compare(Path data) throws Exception {
        Path folder = Files.createTempDirectory("opening");
        try {
            OpeningSets.phantom(folder.resolve("phantom"), LARGE);
            try (Workstation station = station(folder)) {
                station.imports()
                        .run(
                                List.of(folder.resolve("phantom"), data.resolve(CHEST)),
                                Progress.NONE);
            }
            for (String size : List.of("143", "" + LARGE)) {
                java(folder, "first", size).forEach(System.out::println);
                double[] starts = new double[STARTS];
                for (int i = 0; i < STARTS; i++) {
                    starts[i] = Double.parseDouble(java(folder, "start", size).getLast());
                }
                print(size + " slices, first picture of a process", starts);
            }
            java(folder, "heap", "" + LARGE).forEach(System.out::println);
            java(folder, "scroll", "" + LARGE).forEach(System.out::println);
            for (int decoding : new int[] {1, Runtime.getRuntime().availableProcessors()}) {
                whole(folder, Benchmarks.chest(data), decoding);
            }
        } finally {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static final String CHEST = "dicom/chest-ct-nlst/CT_89952642";

    /**
     * Slices of the whole small series, decoded by us and by as many processes of GDCM.
     *
     * @param decoding threads that decode ahead, one less than there are
     */
    private static void whole(Path folder, List<Path> files, int decoding) throws Exception {
        List<GdcmProcess> others = new ArrayList<>();
        for (int i = 0; i < decoding; i++) {
            int part = i;
            others.add(
                    new GdcmProcess(
                            files.stream()
                                    .filter(f -> files.indexOf(f) % decoding == part)
                                    .toList()));
        }
        double[] theirs = new double[ROUNDS];
        double[] ours = new double[ROUNDS];
        try (Workstation station = station(folder);
                Threads threads = new Threads(decoding + 1)) {
            for (int round = -2; round < ROUNDS; round++) {
                long start = System.nanoTime();
                open(station, files.size(), threads, true);
                double mine = millis(start);
                start = System.nanoTime();
                for (GdcmProcess process : others) {
                    process.begin();
                }
                for (GdcmProcess process : others) {
                    process.end();
                }
                if (round >= 0) {
                    ours[round] = mine;
                    theirs[round] = millis(start);
                }
            }
        } finally {
            others.forEach(GdcmProcess::close);
        }
        Comparison.print(
                "143 slices opened and decoded, threads: " + decoding,
                "GDCM",
                Comparison.median(ours),
                Comparison.median(theirs));
    }

    private static List<String> java(Path folder, String what, String size) throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Xmx1500m",
                                "-XX:G1HeapRegionSize=8m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "Opening",
                                folder.toString(),
                                what,
                                size)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<String> lines = process.inputReader().lines().toList();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(what + " failed");
        }
        return lines;
    }

    /** In a process of its own. */
    public static void main(String[] args) throws Exception {
        int size = Integer.parseInt(args[2]);
        try (Workstation station = station(Path.of(args[0]));
                Threads threads = new Threads(THREADS)) {
            switch (args[1]) {
                case "first" -> {
                    double[] first = new double[WARM];
                    double[] opened = new double[WARM];
                    for (int i = -20; i < WARM; i++) {
                        double[] times = open(station, size, threads, false);
                        if (i >= 0) {
                            first[i] = times[0];
                            opened[i] = times[1];
                        }
                    }
                    print(size + " slices, first picture, warm", first);
                    print(size + " slices, all known of the series", opened);
                }
                case "start" -> System.out.println(open(station, size, threads, false)[0]);
                case "scroll" -> {
                    Opened wanted = find(station, size);
                    try (SeriesImages images =
                            station.reading()
                                    .open(wanted.study(), wanted.series(), Progress.NONE)) {
                        Scrolling.measure(images, station.decoders());
                    }
                }
                default -> heap(station, size);
            }
        }
    }

    private static void heap(Workstation station, int size) throws Exception {
        long before = used();
        Opened opened = find(station, size);
        try (SeriesImages images =
                station.reading().open(opened.study(), opened.series(), Progress.NONE)) {
            images.volume(Progress.NONE);
            long after = used();
            long decoded = 0;
            for (int i = 0; i < images.size(); i++) {
                decoded += 2L * images.describe(i).columns() * images.describe(i).rows();
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d slices open as pictures and volume: %d MB of heap, %.3f of their decoded"
                            + " size%n",
                    size,
                    after - before >> 20,
                    (after - before) / (double) decoded);
        }
    }

    private static long used() {
        System.gc();
        Runtime vm = Runtime.getRuntime();
        return vm.totalMemory() - vm.freeMemory();
    }

    private record Opened(Study study, Series series) {}

    private static Opened find(Workstation station, int size) {
        return station.library().patients(10).stream()
                .flatMap(p -> p.studies().stream())
                .flatMap(
                        s ->
                                station.reading().series(s).stream()
                                        .map(series -> new Opened(s, series)))
                .filter(o -> o.series().numberOfInstances() == size)
                .findFirst()
                .orElseThrow();
    }

    /** Milliseconds until the first picture and until all is known, or decoded. */
    private static double[] open(Workstation station, int size, Threads threads, boolean whole)
            throws Exception {
        Opened wanted = find(station, size);
        double[] times = new double[2];
        long start = System.nanoTime();
        try (SeriesImages images =
                station.reading()
                        .open(
                                wanted.study(),
                                wanted.series(),
                                Progress.NONE,
                                g -> times[0] = millis(start),
                                need -> true)) {
            if (whole) {
                PictureDecoders decoders =
                        new PictureDecoders(threads.pool, threads.count, Long.MAX_VALUE);
                CountDownLatch first = new CountDownLatch(1);
                PictureDecoders.Screen screen = decoders.screen();
                screen.want(images, size / 2, new Receiver(first));
                first.await();
                for (int i = 0; i < size; i++) {
                    while (!images.isKept(i)) {
                        Thread.sleep(1);
                    }
                }
                screen.nothing();
            }
            times[1] = millis(start);
        }
        return times;
    }

    private record Receiver(CountDownLatch first) implements PictureDecoders.Receiver {
        @Override
        public void arrived(int index, Picture picture) {
            first.countDown();
        }

        @Override
        public void failed(int index, RuntimeException reason) {
            throw reason;
        }
    }

    private static final class Threads implements AutoCloseable {
        private final int count;
        private final ExecutorService pool;

        Threads(int count) {
            this.count = count;
            pool = Executors.newFixedThreadPool(count);
        }

        @Override
        public void close() {
            pool.shutdownNow();
        }
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static void print(String what, double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-50s median %7.1f ms   p95 %7.1f ms   most %7.1f ms%n",
                what,
                sorted[sorted.length / 2],
                sorted[(int) Math.ceil(sorted.length * 0.95) - 1],
                sorted[sorted.length - 1]);
    }

    private static Workstation station(Path folder) throws IOException {
        Object token = new Object();
        return new WorkstationFactory(List.of())
                .open(
                        new WorkstationSettings(
                                folder.resolve("archive"),
                                Optional.empty(),
                                Optional.of("benchmark")),
                        new ExtensionReader(
                                RegistryFactory.createRegistry(
                                        new RegistryStrategy(null, null), token, token)));
    }
}
