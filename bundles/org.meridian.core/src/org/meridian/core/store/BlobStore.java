package org.meridian.core.store;

import org.meridian.core.io.ByteSource;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.PatientKey;

import java.io.IOException;

/**
 * Patient data on disk, encrypted under each patient's own data key. Blobs are written and synced
 * before the unit of work that names them; one that no row names is an orphan and is swept. Safe
 * for all threads.
 */
public interface BlobStore {
    /**
     * Writes the source to the end. The same bytes of the same patient are kept once. The blob is
     * durable only after {@link #sync}. A new patient's data key is made here and becomes part of
     * the next unit of work.
     */
    BlobId write(PatientKey patient, ByteSource source) throws IOException;

    /** Returns when every blob written before this call, and its folder, is on the disk. */
    void sync() throws IOException;

    /**
     * Begins to write many blobs of one patient, which come to the disk together.
     *
     * @param expected how many there will be
     */
    Batch batch(PatientKey patient, int expected);

    /** See {@link #batch}. What was not synced when it is closed is given up. */
    interface Batch extends AutoCloseable {
        /** As {@link BlobStore#write}; any thread, several at once. */
        BlobId write(ByteSource source) throws IOException;

        /**
         * Returns when every blob of the batch is on the disk; called once no write runs. They can
         * be opened once the unit of work that names them is committed.
         */
        void sync() throws IOException;

        @Override
        void close();
    }

    /** Opens a blob for reading at any position; damage is found while reading. */
    ByteSource open(PatientKey patient, BlobId blob) throws IOException;

    /**
     * Keeps every blob where it is until the hold is closed, by the thread that took it: for who
     * writes blobs that no row names yet, or reads blobs whose rows may go meanwhile.
     */
    Hold hold();

    /** See {@link #hold}. */
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }
}
