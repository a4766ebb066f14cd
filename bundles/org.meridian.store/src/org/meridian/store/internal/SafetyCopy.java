package org.meridian.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/**
 * The database as it was before a newer program changed its tables, in a folder {@code before-TIME}
 * of the archive: for who has to go back. A few are kept, since a migration that was killed between
 * two rooms makes another one when it goes on.
 */
public final class SafetyCopy {
    private static final String NAME = "before-";
    private static final int KEPT = 3;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private SafetyCopy() {}

    /** Copies the database, to which nobody writes; returns when the copy is on the disk. */
    static void make(Path folder, Path database, Instant time) throws IOException {
        List<Path> earlier = copies(folder);
        Path part = folder.resolve(NAME + "part");
        delete(part);
        Disk.makeFolder(part);
        try {
            BlobFiles.copyFile(database, part.resolve(database.getFileName()));
        } catch (IOException e) {
            delete(part);
            throw e;
        }
        Disk.syncFolder(part);
        Path copy = folder.resolve(NAME + TIME.format(time));
        delete(copy);
        Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
        Disk.syncFolder(folder);
        for (Path old : earlier.subList(0, Math.max(0, earlier.size() - KEPT + 1))) {
            delete(old);
        }
    }

    /** Deletes the newest copy, which is of a database that did not change after all. */
    static void deleteNewest(Path folder) throws IOException {
        delete(copies(folder).getLast());
    }

    /** Deletes every copy: what was forgotten since must not come back. */
    public static void deleteAll(Path folder) throws IOException {
        for (Path copy : copies(folder)) {
            delete(copy);
        }
    }

    private static List<Path> copies(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith(NAME)).sorted().toList();
        }
    }

    private static void delete(Path copy) throws IOException {
        if (Files.isDirectory(copy)) {
            try (Stream<Path> files = Files.list(copy)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(copy);
        }
    }
}
