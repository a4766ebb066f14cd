package org.meridian.fall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.store.ChangedBit;
import org.meridian.testkit.store.Trees;
import org.meridian.workflow.ArchiveReport;
import org.meridian.workflow.Workstation;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** A failing disk turns over one bit of an archive, in any of its files. */
class FlippedBitTest {
    private static final int FLIPS = System.getenv("MERIDIAN_LONG") == null ? 2 : 40;
    private static final int HEADERS = 3 * 4096;
    private static final long SEED = Long.getLong("meridian.seed", 1);

    private final Random random = new Random(SEED);
    private final Intake intake = new Intake();
    private final Path folder;
    private final Path archive;
    private final Path copy;

    FlippedBitTest(@TempDir Path folder) {
        this.folder = folder;
        archive = folder.resolve("archive");
        copy = folder.resolve("copy");
    }

    @BeforeEach
    void fill() throws IOException {
        intake.write(folder.resolve("in"), 101, 104, 1, 2);
        intake.write(folder.resolve("in"), 104, 106, 1, 4);
        try (Workstation station = Stations.open(archive)) {
            station.imports().run(List.of(folder.resolve("in")), Progress.NONE);
        }
    }

    /** A flip in a copy of the archive. */
    private record Flip(Path file, long position, int bit) {
        ChangedBit named() {
            return new ChangedBit(file.toString(), position, bit);
        }
    }

    private interface Check {
        void check(Flip flip) throws IOException;
    }

    /** Flips bits of the files whose path in the archive matches, one at a time. */
    private void flip(String pattern, int flips, Check check) throws IOException {
        each(flips, i -> check.check(turn(pattern, i)));
    }

    /** The same while the archive is open, and searched; then it is closed and checked. */
    private void flipWhileOpen(String pattern, int flips, Check check) throws IOException {
        each(
                flips,
                i -> {
                    Flip flip;
                    try (Workstation station = Stations.open(copy)) {
                        flip = turn(pattern, i);
                        Intact.found(station, intake.series());
                    }
                    check.check(flip);
                });
    }

    private interface Turn {
        void run(int number) throws IOException;
    }

    private void each(int flips, Turn turn) throws IOException {
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < flips; i++) {
            Trees.copy(archive, copy);
            try {
                turn.run(i);
            } catch (RuntimeException | AssertionError e) {
                failures.add(i + ": " + e);
            }
            Trees.delete(copy);
        }
        assertEquals(List.of(), failures);
    }

    /** Turns over a bit of one of the files of the copy. */
    private Flip turn(String pattern, int number) throws IOException {
        List<Path> files =
                Trees.files(copy).stream()
                        .map(copy::relativize)
                        .filter(f -> f.toString().matches(pattern))
                        .toList();
        assertFalse(files.isEmpty(), "no file " + pattern);
        Path file = files.get(number % files.size());
        try (RandomAccessFile bytes = new RandomAccessFile(copy.resolve(file).toFile(), "rw")) {
            Flip flip =
                    new Flip(
                            file,
                            random.nextInt(Math.toIntExact(bytes.length())),
                            random.nextInt(8));
            bytes.seek(flip.position());
            int turned = bytes.read() ^ 1 << flip.bit();
            bytes.seek(flip.position());
            bytes.write(turned);
            return flip;
        }
    }

    private void intact() throws IOException {
        Intact.check(copy, intake, intake.series());
    }

    @Test
    void aBitOfTheDatabaseIsNamedAndPutRight() throws IOException {
        flip(
                "meridian\\.mv\\.db",
                FLIPS,
                flip -> {
                    try (Workstation station = Stations.open(copy)) {
                        assertEquals(List.of(flip.named()), station.mended());
                    }
                    intact();
                });
    }

    /** H2 writes its headers again, whose bits are not missed. */
    @Test
    void aBitOfTheOpenDatabaseIsNamedAndPutRight() throws IOException {
        flipWhileOpen(
                "meridian\\.mv\\.db",
                FLIPS,
                flip -> {
                    try (Workstation station = Stations.open(copy)) {
                        assertTrue(
                                station.mended().contains(flip.named())
                                        || flip.position() < HEADERS,
                                flip.toString());
                    }
                    intact();
                });
    }

    @Test
    void aBitOfAnythingElseThatIsOpenIsMended() throws IOException {
        flipWhileOpen("index/.*|meridian\\.length|blobs/.*", 3 * FLIPS, flip -> intact());
    }

    @Test
    void aBitOfTheDatabasesDigestsChangesNothing() throws IOException {
        flip("meridian\\.sums", FLIPS, flip -> intact());
    }

    @Test
    void aBitOfABlobOrOfTheIndexIsNamedByACheckAndPutRight() throws IOException {
        flip(
                "index/.*|blobs/.*",
                6 * FLIPS,
                flip -> {
                    try (Workstation station = Stations.open(copy)) {
                        ArchiveReport report = station.upkeep().check(Progress.NONE);
                        assertEquals(List.of(), report.faults());
                        assertEquals(List.of(flip.named()), station.mended());
                    }
                    intact();
                });
    }

    @Test
    void aBitOfTheKeptHeadIsToldByTheLedger() throws IOException {
        flip(
                "ledger\\.head",
                FLIPS,
                flip -> {
                    try (Workstation station = Stations.open(copy)) {
                        assertEquals(1, station.audit().verify(Progress.NONE).faults().size());
                    }
                    assertEquals(Set.of(), Intact.damaged(copy, intake, intake.series()));
                });
    }

    /** Half of the flips leave the key as it was: a letter's case, the end of the line. */
    @Test
    void anotherKeyIsRefusedInOneSentence() throws IOException {
        flip(
                "archive\\.key",
                4 * FLIPS,
                flip -> {
                    try {
                        intact();
                    } catch (MeridianException e) {
                        assertTrue(e.errorCode().code().matches("STO-00[57]"), e.toString());
                        assertEquals(1, e.text(Locale.ENGLISH).lines().count());
                        Files.copy(
                                archive.resolve("archive.key"),
                                copy.resolve("archive.key"),
                                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                        intact();
                    }
                });
    }

    @Test
    void everyKindOfFileIsLookedAt() throws IOException {
        assertEquals(List.of(), otherFiles());
        try (Workstation station = Stations.open(archive)) {
            assertTrue(station.mended().isEmpty());
            assertEquals(List.of(), otherFiles());
        }
    }

    private List<String> otherFiles() throws IOException {
        return Trees.files(archive).stream()
                .map(f -> archive.relativize(f).toString())
                .filter(f -> !f.matches(KINDS))
                .toList();
    }

    private static final String KINDS =
            "meridian\\.(mv\\.db|sums|length)|index/.*|blobs/.*|ledger\\.head|archive\\.(key|lock)";
}
