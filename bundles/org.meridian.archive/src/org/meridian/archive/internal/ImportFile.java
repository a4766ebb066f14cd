package org.meridian.archive.internal;

import org.meridian.core.io.ByteSource;

import java.io.IOException;

/**
 * A file to import: one on the disk, or one inside a zip or tar. Immutable; safe for all threads.
 */
public interface ImportFile {
    /** Where it is, for a person; may identify a patient, so it is never logged. */
    String name();

    /** Bytes when it was met. */
    long size();

    /** When its bytes were last changed, in milliseconds since 1970, when it was met. */
    long modified();

    /** Bytes of memory that it takes while it waits. */
    default long held() {
        return 0;
    }

    /** Its bytes, to be closed by the caller. */
    ByteSource open() throws IOException;

    /** Whether size and time are still those it was met with. */
    boolean unchanged() throws IOException;
}
