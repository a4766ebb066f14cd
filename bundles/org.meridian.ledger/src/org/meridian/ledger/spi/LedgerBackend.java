package org.meridian.ledger.spi;

import java.io.IOException;
import java.util.Optional;

/**
 * A place outside of the workstation that keeps heads of the log, so that an insider who rolls the
 * log back is found. Used by the outbox, on one thread at a time, in this order for each head:
 * {@link #prepare}, store what it gave, {@link #send}, {@link #receipt} until there is one; after a
 * restart {@link #receipt} first, then {@link #send} again with the same submission. An IOException
 * says that the place cannot be reached now; it is tried again later.
 */
public interface LedgerBackend extends AutoCloseable {
    /**
     * Makes what will be sent, final and signed, without sending it.
     *
     * @throws org.meridian.core.MeridianException when a setting is wrong
     */
    Submission prepare(Head head) throws IOException;

    /** Sends; the same submission again does no harm. */
    Sent send(Submission submission) throws IOException;

    /** Where the submission stands now; empty while it does not. */
    Optional<Receipt> receipt(Submission submission) throws IOException;

    /** The newest head this place keeps. */
    Optional<Head> latest() throws IOException;

    /** The root this place keeps for a log of so many entries, written as in {@link Head}. */
    Optional<String> rootAt(long size) throws IOException;

    @Override
    void close();

    /**
     * What is sent.
     *
     * @param id found again by this: a transaction's hash
     */
    record Submission(String id, byte[] bytes) {}

    /** What became of a sending. */
    enum Sent {
        /** Taken, or known already. */
        TAKEN,
        /** Can never be taken any more, for instance because its nonce is used: prepare anew. */
        STALE
    }

    /**
     * What became of a submission that was processed.
     *
     * @param accepted false when the place refused it for good: it keeps a later head
     * @param place where it stands, for a person: network, contract, block
     */
    record Receipt(boolean accepted, String place) {}

    /**
     * A head of the log.
     *
     * @param size number of entries
     * @param root of the Merkle tree over them, 64 lower-case hexadecimal digits
     */
    record Head(long size, String root) {}
}
