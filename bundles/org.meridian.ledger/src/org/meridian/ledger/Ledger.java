package org.meridian.ledger;

import org.meridian.core.MeridianException;
import org.meridian.core.event.Events;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.AppendLog;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.Reads;
import org.meridian.core.store.SchemaPart;
import org.meridian.core.store.UnitOfWork;
import org.meridian.ledger.internal.Log;
import org.meridian.ledger.internal.Schema;
import org.meridian.ledger.verify.ConsistencyProof;
import org.meridian.ledger.verify.Hash;
import org.meridian.ledger.verify.InclusionProof;
import org.meridian.ledger.verify.SignedHead;
import org.meridian.store.Vault;

import java.security.PublicKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The append-only log of what was done: a Merkle tree (RFC 6962) over all entries, one signed head
 * a group of units, in the same transaction as the facts themselves. What an entry is about is
 * sealed under the patient's key, a typed text under those of whom it found; destroying one leaves
 * every proof valid. Reading methods are safe for all threads; the store calls the others.
 */
public final class Ledger implements AppendLog {
    /** The tables of this room. */
    public static final SchemaPart SCHEMA = Schema.PART;

    private final Log log;

    /**
     * The newest head is kept beside the database, when {@code events} tells that it was committed.
     */
    public Ledger(Vault vault, Events events, Clock clock) {
        log = new Log(vault, clock);
        events.subscribe(HeadSealed.class, fact -> log.keep(fact.head()));
    }

    @Override
    public void append(UnitOfWork unit, List<LedgerEntry> entries) {
        log.append(unit, entries);
    }

    @Override
    public void seal(UnitOfWork group) {
        log.seal(group).ifPresent(head -> group.afterCommit(new HeadSealed(head)));
    }

    /**
     * Makes unreadable what somebody typed in a search that found nobody, for it may have named a
     * person who is being forgotten. To be called in the unit that destroys the person's key, with
     * which the texts that found them are lost by themselves.
     *
     * @return how many typed texts are lost
     */
    public long forget(UnitOfWork unit, PatientKey patient) {
        return log.forget(unit, patient);
    }

    /**
     * Entries in their order.
     *
     * @param grant to audit all patients
     * @param after the number of the last entry seen, -1 for the first page
     */
    public List<LedgerRecord> list(Reads reads, Grant grant, long after, int limit) {
        grant.requireAll(Purpose.AUDIT);
        return log.list(reads, after, limit);
    }

    /**
     * All entries about one patient, in their order.
     *
     * @param grant to audit this patient
     */
    public List<LedgerRecord> list(Reads reads, Grant grant, PatientKey patient) {
        grant.require(Purpose.AUDIT, patient);
        return log.list(reads, patient);
    }

    /** The last signed head; empty before the first entry. */
    public Optional<SignedHead> head(Reads reads) {
        return log.head(reads);
    }

    /** The key that heads are verified with; empty before the first entry. */
    public Optional<PublicKey> publicKey(Reads reads) {
        return log.publicKey(reads);
    }

    /** That the entry stands in the log as of its last head; {@link LedgerError#NO_ENTRY}. */
    public InclusionProof inclusionProof(Reads reads, long number) {
        return log.inclusionProof(reads, lastHead(reads), number);
    }

    /**
     * That the log of its last head begins with that of an earlier one; {@link
     * LedgerError#NO_ENTRY}.
     */
    public ConsistencyProof consistencyProof(Reads reads, long earlierSize) {
        return log.consistencyProof(reads, lastHead(reads), earlierSize);
    }

    /** The root over the first entries; empty when there are not so many. */
    public Optional<Hash> rootAt(Reads reads, long size) {
        return log.rootAt(reads, size);
    }

    private SignedHead lastHead(Reads reads) {
        return head(reads).orElseThrow(() -> new MeridianException(LedgerError.NO_ENTRY));
    }

    /**
     * Goes over the whole log, in time proportional to it, and names what does not fit. To be
     * called first in its read, so that the view is not older than the kept head.
     */
    public LedgerReport verify(Reads reads) {
        return log.verify(reads);
    }
}
