package org.meridian.fall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.fall.CallTrace.Step;
import org.meridian.testkit.store.ChildJava;
import org.meridian.testkit.store.Trees;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The power fails at random moments of an import: its system calls are played back onto a disk that
 * keeps for certain only what was synced, and the archive is opened from what is left.
 */
class PowerCutTest {
    /** So many at any moment, and as many while the database is being written. */
    private static final int CUTS = System.getenv("MERIDIAN_LONG") == null ? 8 : 200;

    private static final int LUCKS = Luck.values().length;

    /** So many images of a series are written as one pack; 3 are a file each. */
    private static final int PACKED = 5;

    private static final long SEED = Long.getLong("meridian.seed", 1);

    private final Path folder;

    PowerCutTest(@TempDir Path folder) throws IOException {
        this.folder = folder.toRealPath();
    }

    /** A power failure before a call. */
    private record Cut(int step, Luck luck) {}

    @Test
    void nothingAcknowledgedIsLost() throws Exception {
        Intake intake = new Intake();
        intake.write(folder.resolve("in1"), 101, 105, 2, 3);
        intake.write(folder.resolve("in2"), 105, 109, 2, PACKED);
        Path root = Files.createDirectory(folder.resolve("disk"));
        List<Step> steps = trace(root.resolve("home/archive"));
        Random random = new Random(SEED);
        List<Cut> cuts = new ArrayList<>(anywhere(steps, root, random));
        cuts.addAll(whileTheDatabaseIsWritten(steps, root, random));
        cuts.sort(Comparator.comparingInt(Cut::step));
        FallingDisk disk = new FallingDisk(root);
        Set<String> acknowledged = new HashSet<>();
        List<String> failures = new ArrayList<>();
        int done = 0;
        for (Cut cut : cuts) {
            for (; done < cut.step(); done++) {
                acknowledged.addAll(acknowledgedBy(steps.get(done)));
                disk.apply(steps.get(done));
            }
            Path left = Files.createDirectory(folder.resolve("left"));
            disk.writeLeft(left, cut.luck(), random);
            try {
                Intact.check(left.resolve("home/archive"), intake, acknowledged);
            } catch (RuntimeException | AssertionError e) {
                failures.add(cut + " of " + steps.size() + ": " + e);
            }
            Trees.delete(left);
        }
        assertEquals(List.of(), failures);
        assertFalse(acknowledged.isEmpty());
    }

    private static List<Cut> anywhere(List<Step> steps, Path root, Random random) {
        return random.ints(CUTS, firstCall(steps, root), steps.size())
                .mapToObj(step -> new Cut(step, Luck.values()[random.nextInt(LUCKS)]))
                .toList();
    }

    /** Cuts between a write to the database and its sync, of which each page goes its own way. */
    private static List<Cut> whileTheDatabaseIsWritten(List<Step> steps, Path root, Random random) {
        FallingDisk disk = new FallingDisk(root);
        Path database = root.resolve("home/archive/meridian.mv.db");
        List<Integer> unsynced = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (disk.isUnsynced(database)) {
                unsynced.add(i);
            }
            disk.apply(steps.get(i));
        }
        return random.ints(CUTS, 0, unsynced.size())
                .mapToObj(i -> new Cut(unsynced.get(i), Luck.MIXED))
                .toList();
    }

    /** The first call that changes the disk: before it there is nothing to lose. */
    private static int firstCall(List<Step> steps, Path root) {
        for (int i = 0; i < steps.size(); i++) {
            SystemCall call = steps.get(i).call();
            if (call.name().startsWith("mkdir")
                    && Path.of(call.text(call.name().equals("mkdir") ? 0 : 1)).startsWith(root)) {
                return i;
            }
        }
        throw new AssertionError("nothing was written");
    }

    private static Set<String> acknowledgedBy(Step step) {
        SystemCall call = step.call();
        if (!step.begins() || !call.name().equals("write") || call.descriptor(0) != 1) {
            return Set.of();
        }
        Set<String> acknowledged = new HashSet<>();
        new String(call.data(1), StandardCharsets.US_ASCII)
                .lines()
                .forEach(l -> acknowledged.add(l.substring("ACK ".length())));
        return acknowledged;
    }

    private List<Step> trace(Path archive) throws Exception {
        Path out = folder.resolve("trace");
        Path told = folder.resolve("told");
        List<String> command = new ArrayList<>(CallTrace.command(out));
        command.addAll(
                ChildJava.command(
                        ImportingStation.class,
                        archive,
                        folder.resolve("in1"),
                        folder.resolve("in2")));
        Process process =
                new ProcessBuilder(command)
                        .redirectError(told.toFile())
                        .redirectOutput(folder.resolve("acknowledged").toFile())
                        .start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES));
        String errors = Files.readString(told);
        Assumptions.assumeTrue(
                !errors.contains("Operation not permitted"),
                "this machine does not let strace trace");
        assertEquals(0, process.exitValue(), errors);
        return CallTrace.read(out);
    }
}
