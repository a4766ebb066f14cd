package org.meridian.store.internal;

import java.nio.file.Path;

/**
 * Where a blob lies: in a file of its own or in a part of a {@link Packs pack}.
 *
 * @param start of its first byte
 * @param end behind its last byte; where the file is shorter, behind that one's
 */
public record BlobPlace(Path file, long start, long end) {
    /** A whole file. */
    static BlobPlace of(Path file) {
        return new BlobPlace(file, 0, Long.MAX_VALUE);
    }
}
