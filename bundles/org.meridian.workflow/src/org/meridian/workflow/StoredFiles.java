package org.meridian.workflow;

import org.meridian.core.io.ByteSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;

/** How stored files are read. Stateless. */
final class StoredFiles {
    private StoredFiles() {}

    /** Works on a file while it is open, and closes it. */
    static <T> T read(ByteSource file, Function<ByteSource, T> work) {
        try (file) {
            return work.apply(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
