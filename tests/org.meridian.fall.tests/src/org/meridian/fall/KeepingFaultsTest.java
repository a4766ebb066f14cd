package org.meridian.fall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.store.Passphrase;
import org.meridian.store.RecoveryCode;
import org.meridian.testkit.store.SmallDisk;
import org.meridian.workflow.Workstation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A disk that is full, or write-protected, where an archive is backed up to, restored to, or looked
 * after: one clear sentence, nothing lost, and again where there is room.
 */
class KeepingFaultsTest {
    /** Bytes free: none, for the first small file, in the database, in the objects. */
    private static final int[] LEFT = {0, 20_000, 200_000, 700_000, 1_400_000};

    private static final String FULL = "STO-002: The disk is full.";
    private static final String DONE = "done";

    private final Path folder;

    KeepingFaultsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        intake(folder);
    }

    private static Intake intake(Path folder) throws IOException {
        return new Intake().write(folder.resolve("in"), 101, 111, 2, 3);
    }

    /** What one process does on a small disk: each attempt is a line. */
    abstract static class Keeping {
        private final Path disk;
        private final Path folder;

        Keeping(String... args) {
            disk = Path.of(args[0]);
            folder = Path.of(args[1]);
        }

        Path disk() {
            return disk;
        }

        Path folder() {
            return folder;
        }

        Workstation imported(Path archive) {
            Workstation station = Stations.open(archive);
            station.imports().run(List.of(folder.resolve("in")), Progress.NONE);
            return station;
        }

        /** With ever more room, and at last with all. */
        void attempt(Runnable work) throws IOException {
            for (int left : LEFT) {
                Path ballast = SmallDisk.fill(disk, left);
                try {
                    say(work);
                } finally {
                    Files.delete(ballast);
                }
            }
            say(work);
        }

        static void say(Runnable work) {
            try {
                work.run();
                System.out.println(DONE);
            } catch (MeridianException e) {
                System.out.println(e.errorCode().code() + ": " + e.text(Locale.ENGLISH));
            }
        }
    }

    /** A folder of backups on the small disk, at last write-protected. */
    static final class BackingUp extends Keeping {
        private BackingUp(String... args) {
            super(args);
        }

        public static void main(String[] args) throws Exception {
            new BackingUp(args).run();
        }

        private void run() throws Exception {
            Path target = disk().resolve("backups");
            try (Workstation station = imported(folder().resolve("archive"))) {
                Runnable backup = () -> station.backups().run(target, 1, true, Progress.NONE);
                attempt(backup);
                System.out.println(station.backups().verify(target, Progress.NONE));
                remount("ro");
                say(backup);
                System.out.println(station.backups().verify(target, Progress.NONE));
                remount("rw");
                say(backup);
                System.out.println(station.upkeep().check(Progress.NONE).faults());
            }
        }

        private void remount(String how) throws Exception {
            String options = "remount," + how;
            assertEquals(
                    0,
                    new ProcessBuilder("mount", "-o", options, disk().toString())
                            .start()
                            .waitFor());
        }
    }

    /** An archive that comes onto the small disk. */
    static final class Restoring extends Keeping {
        private Restoring(String... args) {
            super(args);
        }

        public static void main(String[] args) throws IOException {
            new Restoring(args).run();
        }

        private void run() throws IOException {
            try (Workstation station = imported(folder().resolve("archive"))) {
                station.backups().run(folder().resolve("backups"), 1, true, Progress.NONE);
            }
            Path place = disk().resolve("restored");
            attempt(
                    () -> {
                        try {
                            if (!Files.exists(place)) {
                                Stations.restore(folder().resolve("backups"), place);
                            }
                        } finally {
                            tellLeftOver(place);
                        }
                    });
            Files.copy(folder().resolve("archive/archive.key"), place.resolve("archive.key"));
            Intake intake = intake(folder());
            Intact.check(place, intake, intake.series());
        }

        private void tellLeftOver(Path place) {
            String[] there = disk().toFile().list((d, n) -> !n.equals("ballast"));
            if (there == null || there.length > (Files.exists(place) ? 1 : 0)) {
                System.out.println("left over: " + List.of(there));
            }
        }
    }

    /** An archive on the small disk whose index is made anew. */
    static final class Rebuilding extends Keeping {
        private Rebuilding(String... args) {
            super(args);
        }

        public static void main(String[] args) throws IOException {
            new Rebuilding(args).run();
        }

        private void run() throws IOException {
            Path archive = disk().resolve("archive");
            Intake intake = intake(folder());
            imported(archive).close();
            attempt(
                    () -> {
                        try (Workstation station = Stations.open(archive)) {
                            station.upkeep().rebuild(Progress.NONE);
                        }
                    });
            try (Workstation station = Stations.open(archive)) {
                System.out.println(station.upkeep().check(Progress.NONE).faults());
                Path ballast = SmallDisk.fill(disk(), 0);
                say(() -> station.upkeep().rebuild(Progress.NONE));
                Files.delete(ballast);
                say(() -> station.upkeep().rebuild(Progress.NONE));
                say(() -> station.searches().search("2.25.101", 1));
            } catch (MeridianException e) {
                System.out.println(e.errorCode().code());
            }
            Intact.check(archive, intake, intake.series());
        }
    }

    /** An archive on the small disk that gets a passphrase, and then another one. */
    static final class Sealing extends Keeping {
        private Sealing(String... args) {
            super(args);
        }

        private static Passphrase passphrase(String words) {
            return Passphrase.of(words.toCharArray());
        }

        public static void main(String[] args) throws IOException {
            new Sealing(args).run();
        }

        private void run() throws IOException {
            Path archive = disk().resolve("archive");
            try (Workstation station = imported(archive)) {
                station.protection().set(passphrase("春眠不觉晓 tulip"), RecoveryCode.random());
            }
            String now = "春眠不觉晓 tulip";
            for (int left : LEFT) {
                String next = "quartz meadow " + left;
                try (Workstation station = Stations.open(archive, passphrase(now))) {
                    Path ballast = SmallDisk.fill(disk(), left);
                    try {
                        station.protection().change(passphrase(now), passphrase(next));
                        now = next;
                    } finally {
                        Files.delete(ballast);
                    }
                    System.out.println(DONE);
                } catch (MeridianException e) {
                    System.out.println(e.errorCode().code() + ": " + e.text(Locale.ENGLISH));
                }
            }
            try (Workstation station = Stations.open(archive, passphrase(now))) {
                Intact.found(station, intake(folder()).series());
                System.out.println(station.protection().damaged());
                System.out.println(station.audit().verify(Progress.NONE).valid());
            }
        }
    }

    private List<String> run(Class<?> keeping, String size) throws Exception {
        List<String> lines = SmallDisk.run(folder, size, keeping, folder);
        assertTrue(lines.getFirst().startsWith(FULL), lines.toString());
        return lines;
    }

    /** Full until it was done; gives the lines behind the attempts. */
    private static List<String> fullAndThenDone(List<String> lines) {
        int attempts = LEFT.length + 1;
        assertTrue(lines.size() >= attempts, lines.toString());
        int done = lines.indexOf(DONE);
        assertTrue(done > 0 && done < attempts, lines.toString());
        lines.subList(0, done).forEach(l -> assertTrue(l.startsWith(FULL), lines.toString()));
        lines.subList(done, attempts).forEach(l -> assertEquals(DONE, l, lines.toString()));
        return lines.subList(attempts, lines.size());
    }

    @Test
    void aBackupWithoutRoomSaysSoAndIsMadeLater() throws Exception {
        List<String> after = fullAndThenDone(run(BackingUp.class, "16m"));
        assertEquals("[]", after.get(0));
        assertTrue(after.get(1).startsWith("STO-003: "), after.toString());
        assertTrue(after.get(1).contains(folder.resolve("disk/backups").toString()));
        assertEquals(List.of("[]", DONE, "[]"), after.subList(2, after.size()));
    }

    @Test
    void aRestorationWithoutRoomSaysSoAndLeavesNothingBehind() throws Exception {
        assertEquals(List.of(), fullAndThenDone(run(Restoring.class, "8m")));
    }

    @Test
    void anIndexIsMadeAnewWhereThereIsRoom() throws Exception {
        List<String> after = fullAndThenDone(run(Rebuilding.class, "8m"));
        assertEquals(
                List.of("[]", "STO-002", DONE, DONE),
                after.stream().map(l -> l.replaceFirst(": .*", "")).toList());
    }

    @Test
    void aPassphraseIsChangedWhereThereIsRoom() throws Exception {
        List<String> lines = run(Sealing.class, "8m");
        assertTrue(lines.contains(DONE), lines.toString());
        assertEquals(List.of("[]", "true"), lines.subList(LEFT.length, lines.size()));
    }
}
