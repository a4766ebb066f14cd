package org.meridian.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.io.ByteSource;
import org.meridian.core.record.Instance;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.testkit.archive.Part10;
import org.meridian.testkit.archive.TestGrant;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Kills an import again and again: what it acknowledged is whole, and nothing else is half there.
 */
class KillTest {
    private static final int KILLS = System.getenv("MERIDIAN_LONG") == null ? 2 : 40;
    private static final int STUDIES = 6;
    private static final int SERIES = 4;
    private static final int INSTANCES = 6;

    private final Path in;
    private final Path folder;

    KillTest(@TempDir Path temp) {
        this.in = temp.resolve("in");
        this.folder = temp.resolve("archive");
    }

    private static Part10 image(int study, int series, int instance, int run) {
        byte[] pixels = new byte[2 * 100 * 100];
        new Random(study * 1000L + series * 100L + instance + run).nextBytes(pixels);
        return new Part10(1000 * run + study, series, instance)
                .number(0x00280010, 100)
                .number(0x00280011, 100)
                .bytes(0x7FE00010, "OW", pixels);
    }

    private void writeInput(int run) throws IOException {
        for (int study = 1; study <= STUDIES; study++) {
            for (int series = 1; series <= SERIES; series++) {
                for (int instance = 1; instance <= INSTANCES; instance++) {
                    image(study, series, instance, run)
                            .write(in.resolve(study + "-" + series + "-" + instance));
                }
            }
        }
    }

    @Test
    void aKilledImportLeavesWholeSeriesAndIsCompletedByTheNext() throws Exception {
        Random random = new Random(5);
        int killed = 0;
        // three digits each, so that no run's UIDs begin with those of another
        for (int kill = 101; kill <= 100 + KILLS; kill++) {
            writeInput(kill);
            Set<String> acknowledged = importAndKill(random);
            try (Rooms rooms = new Rooms(folder)) {
                Set<String> there = wholeSeries(rooms, kill);
                assertTrue(there.containsAll(acknowledged), acknowledged + " of " + there);
                killed += there.size() < STUDIES * SERIES ? 1 : 0;
                ImportResult rest = rooms.add(in);
                assertEquals(STUDIES * SERIES * INSTANCES, rest.imported() + rest.duplicate());
                assertEquals(there.size() * INSTANCES, rest.duplicate());
                assertEquals(STUDIES * SERIES, wholeSeries(rooms, kill).size());
                assertEquals(STUDIES, rooms.found("2.25." + kill + "0").size());
                rooms.store.sweep(List.of(Archive.blobReferences()));
                assertEquals(STUDIES * SERIES, wholeSeries(rooms, kill).size());
            }
        }
        assertTrue(killed > 0, "no import was cut short");
    }

    private Set<String> importAndKill(Random random) throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ImportingProcess.class.getName(),
                                folder.toString(),
                                in.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Set<String> acknowledged = new HashSet<>();
        int wanted = 1 + random.nextInt(STUDIES * SERIES - 6);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                acknowledged.add(line.substring("ACK ".length()));
                if (acknowledged.size() == wanted) {
                    Thread.sleep(random.nextInt(15));
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        return acknowledged;
    }

    /** UIDs of the run's series, each of which has all its instances with the right bytes. */
    private static Set<String> wholeSeries(Rooms rooms, int run) throws IOException {
        TestGrant grant = TestGrant.all();
        Set<String> whole = new HashSet<>();
        for (Study study : rooms.archive.studies(grant)) {
            int number = Integer.parseInt(study.studyInstanceUID().substring("2.25.".length()));
            if (number / 1000 != run) {
                continue;
            }
            for (Series series : rooms.archive.series(grant, study.studyInstanceUID())) {
                List<Instance> instances =
                        rooms.archive.instances(grant, series.seriesInstanceUID());
                assertEquals(INSTANCES, instances.size());
                for (Instance instance : instances) {
                    byte[] wanted =
                            image(
                                            number % 1000,
                                            series.seriesNumber(),
                                            instance.instanceNumber(),
                                            run)
                                    .bytes();
                    try (ByteSource source = rooms.archive.open(grant, instance)) {
                        assertArrayEquals(wanted, source.slice(0, (int) source.size()));
                    }
                }
                whole.add(series.seriesInstanceUID());
            }
        }
        return whole;
    }
}
