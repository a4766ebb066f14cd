package org.meridian.store.internal;

import org.meridian.core.MeridianException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Digests of the database's blocks as it was closed, sealed in a file beside it. The database's
 * encryption (XTS) proves nothing, and its pages carry no digest of their text: a bit that a
 * failing disk turned over would be read as a wrong value.
 */
final class DatabaseSums {
    private static final byte[] BOUND = "database sums v1".getBytes(StandardCharsets.US_ASCII);

    private final Path file;
    private final byte[] key;

    DatabaseSums(Path file, byte[] databaseKey) {
        this.file = file;
        this.key = Hkdf.key(databaseKey, "sums");
    }

    /** Damaged digests prove nothing, and those of another key are left to it. */
    Optional<BlockSums> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BlockSums(Sealed.open(key, BOUND, Files.readAllBytes(file))));
        } catch (MeridianException e) {
            return Optional.empty();
        }
    }

    /** Keeps them; returns when they are on the disk. */
    void keep(BlockSums sums) throws IOException {
        Disk.replace(file, Sealed.seal(key, BOUND, sums.bytes()));
    }

    /** Takes them away for good, before what they stand for changes. */
    void forget() throws IOException {
        Disk.delete(file);
    }
}
