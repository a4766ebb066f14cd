import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.spi.RegistryStrategy;
import org.meridian.archive.ImportResult;
import org.meridian.core.extension.ExtensionReader;
import org.meridian.core.progress.Progress;
import org.meridian.workflow.Workstation;
import org.meridian.workflow.WorkstationFactory;
import org.meridian.workflow.WorkstationSettings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Import of local files until they are on the disk and found, into an empty archive each time,
 * against Orthanc with and without {@code SyncStorageArea}. Orthanc gets them in two ways: as its
 * own import script and a modality send them, on one connection; and in the way that is fastest for
 * it on this machine, over REST or by storescu on up to eight at once. All in turn on one disk;
 * medians. The start of the programs is not counted. Before, it prints what the disk itself does.
 */
final class Importing {
    private static final int ROUNDS = Integer.getInteger("rounds", 5);

    /**
     * Imports before it counts: a virtual machine compiles what it has seen some thousand times.
     */
    private static final int WARM = 8;

    private static final int[] CONNECTIONS = {1, 2, 4, 8};

    private Importing() {}

    static void compare(Path data) throws Exception {
        Path temp = Files.createTempDirectory("import");
        try {
            compare(
                    "600 CT slices of 526 kB in 6 series",
                    temp,
                    files(
                            ImportSets.copies(
                                    data.resolve("dicom/dcmqi/data/segmentations/ct-3slice/01.dcm"),
                                    temp.resolve("slices"),
                                    600,
                                    100)));
            compare(
                    "1000 CT slices of 39 kB in 10 series",
                    temp,
                    files(
                            ImportSets.copies(
                                    data.resolve(
                                            "dicom/pydicom/src/pydicom/data/test_files/CT_small.dcm"),
                                    temp.resolve("small"),
                                    1000,
                                    100)));
        } finally {
            delete(temp);
        }
    }

    private static void compare(String what, Path temp, List<Path> files) throws Exception {
        System.out.println(what);
        System.out.println("  disk " + DiskProbe.of(temp, files));
        List<Contest> contests = new ArrayList<>();
        for (boolean sync : new boolean[] {true, false}) {
            contests.add(new Contest(sync, fastest(temp, files, sync, 1), new double[ROUNDS]));
            contests.add(
                    new Contest(sync, fastest(temp, files, sync, CONNECTIONS), new double[ROUNDS]));
        }
        double[] mine = new double[ROUNDS];
        double first = meridian(temp, files);
        for (int round = 1; round < WARM; round++) {
            meridian(temp, files);
        }
        for (int round = 0; round < ROUNDS; round++) {
            mine[round] = meridian(temp, files);
            for (Contest contest : contests) {
                contest.millis()[round] = orthanc(temp, files, contest.sync(), contest.way());
            }
        }
        System.out.printf(
                Locale.ROOT,
                "  Meridian %s, the first of a process %s%n",
                rate(files, Comparison.median(mine)),
                rate(files, first));
        contests.forEach(contest -> print(contest, files, Comparison.median(mine)));
    }

    /** Orthanc's rounds. */
    private record Contest(boolean sync, Way way, double[] millis) {}

    private static void print(Contest contest, List<Path> files, double mine) {
        double median = Comparison.median(contest.millis());
        System.out.printf(
                Locale.ROOT,
                "  Orthanc, SyncStorageArea %b, %s %s: Meridian is %.2f times as fast%n",
                contest.sync(),
                contest.way(),
                rate(files, median),
                median / mine);
    }

    private static String rate(List<Path> files, double millis) {
        return String.format(
                Locale.ROOT, "%8.1f ms, %6.0f files/s", millis, 1000 * files.size() / millis);
    }

    private static double meridian(Path temp, List<Path> files) throws Exception {
        Path folder = Files.createTempDirectory(temp, "meridian");
        Object token = new Object();
        ExtensionReader none =
                new ExtensionReader(
                        RegistryFactory.createRegistry(
                                new RegistryStrategy(null, null), token, token));
        try (Workstation station =
                new WorkstationFactory(List.of())
                        .open(
                                new WorkstationSettings(
                                        folder.resolve("archive"),
                                        Optional.empty(),
                                        Optional.of("benchmark")),
                                none)) {
            long start = System.nanoTime();
            ImportResult result =
                    station.imports().run(List.of(files.getFirst().getParent()), Progress.NONE);
            double millis = (System.nanoTime() - start) / 1e6;
            if (result.imported() != files.size()
                    || station.searches().search("CT", 100).size() != result.studies().size()) {
                throw new IllegalStateException("not the whole set was imported and found");
            }
            return millis;
        } finally {
            delete(folder);
        }
    }

    /** How Orthanc is given files. */
    private record Way(boolean rest, int connections) {
        @Override
        public String toString() {
            return (rest ? "REST" : "storescu") + " on " + connections;
        }
    }

    private static Way fastest(Path temp, List<Path> files, boolean sync, int... connections)
            throws Exception {
        Way fastest = new Way(true, 1);
        double best = Double.MAX_VALUE;
        for (int some : connections) {
            for (boolean rest : new boolean[] {true, false}) {
                Way way = new Way(rest, some);
                double millis = orthanc(temp, files, sync, way);
                if (millis < best) {
                    best = millis;
                    fastest = way;
                }
            }
        }
        return fastest;
    }

    private static double orthanc(Path temp, List<Path> files, boolean sync, Way way)
            throws Exception {
        Path folder = Files.createTempDirectory(temp, "orthanc");
        try (Orthanc orthanc = new Orthanc(folder, sync)) {
            long start = System.nanoTime();
            if (way.rest()) {
                orthanc.upload(files, way.connections());
            } else {
                orthanc.send(files, way.connections());
            }
            double millis = (System.nanoTime() - start) / 1e6;
            if (orthanc.instances() != files.size()) {
                throw new IllegalStateException("Orthanc has " + orthanc.instances());
            }
            return millis;
        } finally {
            delete(folder);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> all = new ArrayList<>(walk.sorted(Comparator.reverseOrder()).toList());
            for (Path path : all) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
