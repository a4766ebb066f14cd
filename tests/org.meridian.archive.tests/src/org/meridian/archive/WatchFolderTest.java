package org.meridian.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.testkit.archive.Part10;
import org.meridian.testkit.archive.TestGrant;
import org.meridian.testkit.store.MovableClock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

class WatchFolderTest {
    private final Path in;
    private final Rooms rooms;
    private final MovableClock clock = new MovableClock(Instant.EPOCH);

    WatchFolderTest(@TempDir Path temp) throws IOException {
        this.in = Files.createDirectories(temp.resolve("in"));
        this.rooms = new Rooms(temp.resolve("archive"));
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    private WatchFolder watch(boolean move) {
        return new WatchFolder(
                rooms.store, in, move, clock, files -> rooms.add(files.toArray(Path[]::new)));
    }

    /** Looks, waits until what was met is still, and looks again. */
    private Optional<ImportResult> settled(WatchFolder watch) {
        assertTrue(watch.look().isEmpty());
        clock.move(WatchFolder.STILL);
        return watch.look();
    }

    @Test
    void aFileThatIsStillBeingWrittenIsWaitedFor() throws IOException {
        byte[] whole = new Part10(1, 1, 1).bytes();
        WatchFolder watch = watch(false);
        Path file = in.resolve("slow");
        for (int part = 1; part <= 4; part++) {
            Files.write(file, Arrays.copyOf(whole, whole.length * part / 4));
            assertTrue(watch.look().isEmpty());
            clock.move(WatchFolder.STILL.dividedBy(2));
        }
        assertTrue(watch.look().isEmpty());
        clock.move(WatchFolder.STILL);
        assertEquals(1, watch.look().orElseThrow().imported());
        assertTrue(watch.look().isEmpty());
    }

    @Test
    void aCopyThatStallsIsTakenOnceItIsWhole() throws IOException {
        byte[] whole = new Part10(1, 1, 1).bytes();
        WatchFolder watch = watch(true);
        Path file = Files.write(in.resolve("stalled"), Arrays.copyOf(whole, whole.length / 2));
        assertEquals(1, settled(watch).orElseThrow().refused().size());
        assertTrue(Files.exists(file));
        Files.write(file, whole);
        assertEquals(1, settled(watch).orElseThrow().imported());
        assertTrue(Files.exists(in.resolve("imported/stalled")));
    }

    @Test
    void importedFilesAreMovedAndRefusedOnesPutAsideWithTheReason() throws IOException {
        Files.createDirectories(in.resolve("a"));
        Path good = new Part10(1, 1, 1).write(in.resolve("a/good"));
        Path bad = Files.writeString(in.resolve("bad.txt"), "no image");
        WatchFolder watch = watch(true);
        settled(watch);
        assertFalse(Files.exists(good));
        assertTrue(Files.exists(in.resolve("imported/a/good")));
        assertTrue(Files.exists(bad));
        clock.move(WatchFolder.PATIENCE);
        assertTrue(watch.look().isEmpty());
        assertFalse(Files.exists(bad));
        assertEquals("no image", Files.readString(in.resolve("refused/bad.txt")));
        assertTrue(
                Files.readString(in.resolve("refused/bad.txt.reason.txt"))
                        .matches("(?s)DCM-\\d{3}: .+"));
        clock.move(WatchFolder.PATIENCE);
        assertTrue(watch.look().isEmpty());
    }

    @Test
    void nothingIsMovedOverAnotherFile() throws IOException {
        WatchFolder watch = watch(true);
        for (int image = 1; image <= 2; image++) {
            new Part10(1, 1, image).write(in.resolve("same"));
            assertEquals(1, settled(watch).orElseThrow().imported());
        }
        assertTrue(Files.exists(in.resolve("imported/same")));
        assertTrue(Files.exists(in.resolve("imported/2-same")));
    }

    @Test
    void filesThatAreLeftAreKnownAgainAfterARestartUnlessTheyChange() throws IOException {
        new Part10(1, 1, 1).write(in.resolve("a"));
        Files.writeString(in.resolve("bad"), "no image");
        assertEquals(1, settled(watch(false)).orElseThrow().imported());
        WatchFolder restarted = watch(false);
        assertTrue(settled(restarted).isEmpty());
        new Part10(2, 1, 1).text(0x00081030, "LO", "Another").write(in.resolve("a"));
        assertEquals(1, settled(restarted).orElseThrow().imported());
    }

    @Test
    void copyingProgramsFilesAreNotTouched() throws IOException {
        new Part10(1, 1, 1).write(in.resolve("image.dcm.part"));
        new Part10(1, 1, 2).write(in.resolve(".hidden"));
        assertTrue(settled(watch(true)).isEmpty());
    }

    @Test
    void aFolderThatIsNotThereIsSaidAndMayComeBack() throws IOException {
        WatchFolder watch = watch(true);
        Files.delete(in);
        MeridianException e = assertThrows(MeridianException.class, watch::look);
        assertEquals("ARC-045", e.errorCode().code());
        new Part10(1, 1, 1).write(in.resolve("a"));
        assertEquals(1, settled(watch).orElseThrow().imported());
    }

    @Test
    void theSettingIsKeptWithWhoSetItAndOffAtFirst() {
        assertTrue(rooms.store.read(WatchSetting::read).isEmpty());
        Optional<WatchSetting> setting = Optional.of(new WatchSetting(in, true));
        write(setting);
        assertEquals(setting, rooms.store.read(WatchSetting::read));
        assertEquals(
                Optional.of(TestGrant.administration().actor()),
                rooms.store.read(WatchSetting::setBy));
        write(Optional.empty());
        assertTrue(rooms.store.read(WatchSetting::read).isEmpty());
        assertTrue(rooms.store.read(WatchSetting::setBy).isEmpty());
    }

    private void write(Optional<WatchSetting> setting) {
        rooms.store.write(
                unit -> {
                    WatchSetting.write(unit, TestGrant.administration(), setting);
                    return setting;
                });
    }
}
