package org.meridian.ledger.internal;

import org.meridian.core.MeridianException;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.Reads;
import org.meridian.core.store.UnitOfWork;
import org.meridian.ledger.LedgerError;
import org.meridian.ledger.LedgerRecord;
import org.meridian.ledger.LedgerReport;
import org.meridian.ledger.verify.ConsistencyProof;
import org.meridian.ledger.verify.Hash;
import org.meridian.ledger.verify.InclusionProof;
import org.meridian.ledger.verify.SignedHead;
import org.meridian.store.KeyRing;
import org.meridian.store.Vault;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Rows, tree, heads and the kept head together. Keeps no state: a unit may be rolled back. */
public final class Log {
    private final KeyRing keys;
    private final Rows rows;
    private final HeadFile headFile;
    private final Clock clock;

    public Log(Vault vault, Clock clock) {
        this.keys = vault.keys();
        this.rows = new Rows(keys);
        this.headFile = new HeadFile(vault);
        this.clock = clock;
    }

    public void append(UnitOfWork unit, List<LedgerEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        long number = size(unit);
        Instant time = clock.instant();
        for (LedgerEntry entry : entries) {
            Tree.add(unit, number, rows.insert(unit, number, time, entry).hash());
            number++;
        }
        unit.update("update ledger_state set size = ? where id = 1", number);
    }

    /** A new head when there is something new. */
    public Optional<SignedHead> seal(UnitOfWork group) {
        long size = size(group);
        Optional<SignedHead> last = head(group);
        if (size == last.map(SignedHead::size).orElse(0L)) {
            return Optional.empty();
        }
        if (last.isEmpty()) {
            headFile.begin();
        }
        SignedHead head =
                SignedHead.sign(
                        size,
                        Tree.root(group, size),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        SigningKey.ensure(group, keys));
        group.update("insert into ledger_head (size, head) values (?, ?)", size, head.encode());
        return Optional.of(head);
    }

    /**
     * Takes the lock that gives a unit its place in the log, where there is more than one writer.
     */
    private static long size(UnitOfWork unit) {
        return unit.query(
                        "select size from ledger_state where id = 1 for update",
                        r -> r.number("size"))
                .get(0);
    }

    /** See {@link org.meridian.ledger.Ledger#forget}. */
    public long forget(UnitOfWork unit, PatientKey patient) {
        long lost = Rows.lostWith(unit, patient);
        PassingKeys.destroy(unit);
        return lost;
    }

    public void keep(SignedHead head) {
        headFile.keep(head);
    }

    public List<LedgerRecord> list(Reads reads, long after, int limit) {
        return Rows.after(reads, after, limit).stream().map(r -> rows.record(reads, r)).toList();
    }

    public List<LedgerRecord> list(Reads reads, PatientKey patient) {
        return reads
                .query(
                        "select * from ledger_leaf where patient = ? order by number",
                        Rows::read,
                        patient.value())
                .stream()
                .map(r -> rows.record(reads, r))
                .toList();
    }

    public Optional<SignedHead> head(Reads reads) {
        return reads.first(
                "select head from ledger_head order by size desc limit 1",
                r -> SignedHead.decode(r.bytes("head")));
    }

    public Optional<PublicKey> publicKey(Reads reads) {
        return SigningKey.publicKey(reads);
    }

    public Optional<Hash> rootAt(Reads reads, long size) {
        long last = head(reads).map(SignedHead::size).orElse(0L);
        return size < 0 || size > last ? Optional.empty() : Optional.of(Tree.root(reads, size));
    }

    public InclusionProof inclusionProof(Reads reads, SignedHead head, long number) {
        Rows.Stored row =
                reads.first("select * from ledger_leaf where number = ?", Rows::read, number)
                        .orElseThrow(() -> new MeridianException(LedgerError.NO_ENTRY));
        return new InclusionProof(
                row.leaf(number), Tree.inclusion(reads, number, head.size()), head);
    }

    public ConsistencyProof consistencyProof(Reads reads, SignedHead head, long earlierSize) {
        SignedHead earlier =
                reads.first(
                                "select head from ledger_head where size = ?",
                                r -> SignedHead.decode(r.bytes("head")),
                                earlierSize)
                        .orElseThrow(() -> new MeridianException(LedgerError.NO_ENTRY));
        return new ConsistencyProof(
                earlier, head, Tree.consistency(reads, earlierSize, head.size()));
    }

    public LedgerReport verify(Reads reads) {
        // First, because it is never ahead of rows read after it.
        HeadFile.Kept kept = headFile.read();
        return new Verification(reads, rows, publicKey(reads)).run(kept);
    }
}
