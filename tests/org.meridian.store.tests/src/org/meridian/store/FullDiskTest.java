package org.meridian.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSources;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.PatientKey;
import org.meridian.testkit.store.ChildJava;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A disk that runs full: a small file system in memory, in a namespace of the test's own. */
class FullDiskTest {
    private static final PatientKey PATIENT = PatientKey.random();
    private static final int UNABLE = 77;

    private final Path folder;

    FullDiskTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Fills the disk with blobs or with rows, makes room, and looks what is there. */
    static final class Filling {
        private Filling() {}

        public static void main(String[] args) throws IOException {
            Path disk = Path.of(args[0]);
            Path ballast = disk.resolve("ballast");
            Files.write(ballast, new byte[1 << 19]);
            List<Long> acknowledged = new ArrayList<>();
            try (Store store = Importer.open(disk.resolve("archive"))) {
                fill(store, Boolean.parseBoolean(args[1]), acknowledged);
            } catch (MeridianException e) {
                System.out.println(e.errorCode());
            }
            Files.delete(ballast);
            try (Store store = Importer.open(disk.resolve("archive"))) {
                List<Long> there =
                        store.read(
                                r ->
                                        r.query(
                                                "select number from item_head order by number",
                                                row -> row.number("number")));
                System.out.println(!there.isEmpty() && there.equals(acknowledged));
                System.out.println(store.write(u -> u.update("delete from item_head")) > 0);
            }
        }

        private static void fill(Store store, boolean blobs, List<Long> acknowledged)
                throws IOException {
            Random random = new Random(3);
            for (long n = 0; true; n++) {
                byte[] content = new byte[blobs ? 300_000 : 10];
                random.nextBytes(content);
                BlobId id = store.blobs().write(PATIENT, ByteSources.of(content));
                store.blobs().sync();
                long number = n;
                store.write(
                        u -> {
                            for (int i = 0; i < (blobs ? 0 : 5000); i++) {
                                u.update(
                                        "insert into item_part values (?, ?)",
                                        number,
                                        random.nextInt());
                            }
                            return u.update(
                                    "insert into item_head values (?, ?, ?)",
                                    number,
                                    PATIENT.value(),
                                    id.value());
                        });
                acknowledged.add(n);
            }
        }
    }

    @Test
    void saysSoWhenThereIsNoRoomForABlob() throws Exception {
        assertEquals(List.of("NO_SPACE", "true", "true"), fill(true));
    }

    @Test
    void saysSoWhenThereIsNoRoomForRows() throws Exception {
        assertEquals(List.of("NO_SPACE", "true", "true"), fill(false));
    }

    private List<String> fill(boolean blobs) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/unshare")), "unshare is not installed");
        Path output = folder.resolve("output");
        Path disk = Files.createDirectory(folder.resolve("disk"));
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "/usr/bin/unshare",
                                "-rm",
                                "sh",
                                "-c",
                                "mount -t tmpfs -o size=4m tmpfs \"$0\" || exit "
                                        + UNABLE
                                        + "; exec \"$@\"",
                                disk.toString()));
        command.addAll(ChildJava.command(Filling.class, disk, blobs));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        assertTrue(process.waitFor(3, TimeUnit.MINUTES));
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assumeTrue(
                process.exitValue() != UNABLE && !text.startsWith("unshare:"),
                "this machine gives tests no file system of their own");
        return text.lines().toList();
    }
}
