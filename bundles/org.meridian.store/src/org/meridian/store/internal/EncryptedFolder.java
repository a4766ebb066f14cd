package org.meridian.store.internal;

import org.meridian.core.io.ByteSource;
import org.meridian.core.store.EncryptedFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** A flat folder of files in {@link ChunkFormat} under one key. Safe for all threads. */
public final class EncryptedFolder implements EncryptedFiles {
    /** Who reads here and there in a file keeps what was decrypted. */
    private static final int CHUNKS_KEPT = 1;

    private final Path folder;
    private final byte[] secret;
    private final MendedBits mended;

    private EncryptedFolder(Path folder, byte[] secret, MendedBits mended) {
        this.folder = folder;
        this.secret = secret;
        this.mended = mended;
    }

    /** Opens the folder, made when absent. */
    public static EncryptedFolder open(Path folder, byte[] secret, MendedBits mended)
            throws IOException {
        Disk.makeFolder(folder);
        return new EncryptedFolder(folder, secret, mended);
    }

    @Override
    public List<String> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public long size(String name) throws IOException {
        long length = Files.size(file(name));
        return length - ChunkFormat.HEADER - ChunkFormat.chunks(length) * Sealed.TAG;
    }

    @Override
    public Output create(String name) throws IOException {
        try {
            return new ChunkWriter(file(name), secret);
        } catch (IOException e) {
            throw Disk.explain(e, folder);
        }
    }

    @Override
    public ByteSource open(String name) throws IOException {
        return ChunkSource.open(BlobPlace.of(file(name)), secret, CHUNKS_KEPT, mended);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.delete(file(name));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Path source = file(from);
        if (!Files.exists(source)) {
            throw new NoSuchFileException(from);
        }
        Files.move(source, file(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void sync(Collection<String> names) throws IOException {
        for (String name : names) {
            Disk.syncFile(file(name));
        }
    }

    @Override
    public void syncFolder() throws IOException {
        Disk.syncFolder(folder);
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        if (name.isEmpty() || name.startsWith("..") || !folder.equals(file.getParent())) {
            throw new NoSuchFileException(name);
        }
        return file;
    }
}
