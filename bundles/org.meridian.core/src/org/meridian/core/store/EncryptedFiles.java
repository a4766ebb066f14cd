package org.meridian.core.store;

import org.meridian.core.io.ByteSource;

import java.io.IOException;
import java.util.Collection;
import java.util.List;

/**
 * One flat folder of files encrypted under the archive's key, written once from start to end. The
 * search index lives in one.
 */
public interface EncryptedFiles {
    /** Names of all files, sorted. */
    List<String> list() throws IOException;

    /** Size of the content in bytes. */
    long size(String name) throws IOException;

    /** A new file; an existing one fails. */
    Output create(String name) throws IOException;

    ByteSource open(String name) throws IOException;

    void delete(String name) throws IOException;

    void rename(String from, String to) throws IOException;

    /** Returns when these files are on the disk. */
    void sync(Collection<String> names) throws IOException;

    /** Returns when the folder itself (new names, renames) is on the disk. */
    void syncFolder() throws IOException;

    /** Appends to a new file. Not safe for several threads. */
    interface Output extends AutoCloseable {
        void write(byte[] bytes, int offset, int length) throws IOException;

        @Override
        void close() throws IOException;
    }
}
