package org.meridian.store;

import org.meridian.core.MeridianException;
import org.meridian.store.internal.BlobFiles;
import org.meridian.store.internal.Disk;
import org.meridian.store.internal.MendedBits;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder of backups of one archive, locked for one user of it: {@code blobs}, shared by all; a
 * folder a generation with the database, the sealed key and a {@link Manifest}; the list of
 * forgotten persons. Everything is as encrypted as in the archive.
 */
final class BackupFolder implements AutoCloseable {
    private static final String MARK = "meridian-backup";
    private static final String GENERATIONS = "generations";
    private static final String PART = "part";

    private final Path folder;
    private final FileChannel lock;
    private final MendedBits mended;

    private BackupFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
        this.mended = new MendedBits(folder);
    }

    /**
     * Opens a folder to back up into it, made when absent.
     *
     * @param archiveId whose backups are to be there
     * @throws MeridianException {@link StoreError#NOT_A_BACKUP}, {@link StoreError#OTHER_ARCHIVE},
     *     {@link StoreError#BACKUP_BUSY}
     */
    static BackupFolder make(Path folder, String archiveId) throws IOException {
        Path mark = folder.resolve(MARK);
        if (!Files.exists(mark)) {
            if (Files.exists(folder) && !isEmpty(folder)) {
                throw new MeridianException(StoreError.NOT_A_BACKUP, folder.toString());
            }
            Disk.makeFolder(folder);
            Disk.replace(mark, archiveId.getBytes(StandardCharsets.US_ASCII));
        }
        BackupFolder made = open(folder);
        try {
            if (!Files.readString(mark).equals(archiveId)) {
                throw new MeridianException(StoreError.OTHER_ARCHIVE, folder.toString());
            }
            Disk.makeFolder(folder.resolve(GENERATIONS));
            deleteFolder(made.part());
            deleteFolder(made.blobs().temporary());
            return made;
        } catch (IOException | RuntimeException e) {
            made.close();
            throw e;
        }
    }

    /** A file of ours left by a kill makes no folder somebody else's. */
    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(f -> f.getFileName().toString().equals(MARK + ".new"));
        }
    }

    /** Opens a folder to read its backups; it may be write-protected. */
    static BackupFolder open(Path folder) throws IOException {
        Path mark = folder.resolve(MARK);
        if (!Files.exists(mark)) {
            throw new MeridianException(StoreError.NOT_A_BACKUP, folder.toString());
        }
        boolean alone = Files.isWritable(mark);
        FileChannel lock =
                FileChannel.open(
                        mark,
                        alone
                                ? Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE)
                                : Set.of(StandardOpenOption.READ));
        try {
            if (lock.tryLock(0, Long.MAX_VALUE, !alone) != null) {
                return new BackupFolder(folder, lock);
            }
        } catch (OverlappingFileLockException e) {
            // held by this very process
        }
        lock.close();
        throw new MeridianException(StoreError.BACKUP_BUSY, folder.toString());
    }

    Path path() {
        return folder;
    }

    BlobFiles blobs() {
        return new BlobFiles(folder.resolve("blobs"), mended);
    }

    /** Where a generation is put together. */
    Path part() {
        return folder.resolve(GENERATIONS).resolve(PART);
    }

    /** The whole generations, the oldest first. */
    List<Path> generations() throws IOException {
        Path all = folder.resolve(GENERATIONS);
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(all)) {
            return folders.filter(f -> f.getFileName().toString().matches("\\d{6}"))
                    .filter(f -> Files.exists(f.resolve(Manifest.NAME)))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    Optional<Path> newest() throws IOException {
        List<Path> all = generations();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** Gives what was put together its number: from here on it is a generation. */
    Path finish() throws IOException {
        int last = newest().map(p -> Integer.parseInt(p.getFileName().toString())).orElse(0);
        Path generation = part().resolveSibling("%06d".formatted(last + 1));
        // one whose manifest is missing is none
        deleteFolder(generation);
        Disk.syncFolder(part());
        Files.move(part(), generation);
        Disk.syncFolder(folder.resolve(GENERATIONS));
        return generation;
    }

    /** Deletes a folder with its files; the last thing to go is what makes it whole. */
    static void deleteFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Files.deleteIfExists(folder.resolve(Manifest.NAME));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
