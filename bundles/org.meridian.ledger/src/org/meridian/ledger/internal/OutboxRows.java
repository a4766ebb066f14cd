package org.meridian.ledger.internal;

import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.Reads;
import org.meridian.core.store.Row;
import org.meridian.core.store.UnitOfWork;
import org.meridian.ledger.Anchor;
import org.meridian.ledger.spi.LedgerBackend.Submission;
import org.meridian.ledger.verify.Hash;
import org.meridian.ledger.verify.SignedHead;

import java.util.List;
import java.util.Optional;

/** The outbox and the anchors as rows. */
public final class OutboxRows {
    private OutboxRows() {}

    /**
     * A head on its way.
     *
     * @param submission what is sent, once it was made
     */
    public record Waiting(
            long number, String backend, SignedHead head, Optional<Submission> submission) {}

    /**
     * Whether the log has more than what is anchored or on its way, and more than an anchor's own
     * entry.
     */
    public static boolean hasNews(Reads reads, String backend) {
        long covered =
                reads.query(
                                "select max(size) as n from (select size from ledger_anchor where"
                                    + " backend = ? union all select size from ledger_outbox where"
                                    + " backend = ? union all select 0) covered",
                                r -> r.number("n"),
                                backend,
                                backend)
                        .get(0);
        return reads.first(
                        "select number from ledger_leaf where number >= ? and type <> ? limit 1",
                        r -> r.number("number"),
                        covered,
                        LedgerEntry.Type.ANCHOR.name())
                .isPresent();
    }

    /** Adds a head; it covers what an older one does that was not made ready yet. */
    public static void add(UnitOfWork unit, String backend, SignedHead head) {
        unit.update("delete from ledger_outbox where backend = ? and bytes is null", backend);
        unit.update(
                "insert into ledger_outbox (number, backend, size, head) values (?, ?, ?, ?)",
                unit.next("ledger_outbox_number"),
                backend,
                head.size(),
                head.encode());
    }

    public static List<Waiting> waiting(Reads reads, String backend) {
        return reads.query(
                "select * from ledger_outbox where backend = ? order by number",
                OutboxRows::waiting,
                backend);
    }

    private static Waiting waiting(Row row) {
        return new Waiting(
                row.number("number"),
                row.text("backend"),
                SignedHead.decode(row.bytes("head")),
                row.isNull("bytes")
                        ? Optional.empty()
                        : Optional.of(new Submission(row.text("submission"), row.bytes("bytes"))));
    }

    public static int prepare(UnitOfWork unit, long number, Submission submission) {
        return unit.update(
                "update ledger_outbox set submission = ?, bytes = ? where number = ?",
                submission.id(),
                submission.bytes(),
                number);
    }

    public static int unprepare(UnitOfWork unit, long number) {
        return unit.update(
                "update ledger_outbox set submission = null, bytes = null where number = ?",
                number);
    }

    public static void done(UnitOfWork unit, long number, Anchor anchor) {
        unit.update("delete from ledger_outbox where number = ?", number);
        unit.update(
                "insert into ledger_anchor (backend, size, root, submission, place, anchored)"
                        + " values (?, ?, ?, ?, ?, ?)",
                anchor.backend(),
                anchor.size(),
                anchor.root().bytes(),
                anchor.submission(),
                anchor.place(),
                anchor.time());
    }

    public static List<Anchor> anchors(Reads reads) {
        return reads.query(
                "select * from ledger_anchor order by size, backend",
                r ->
                        new Anchor(
                                r.text("backend"),
                                r.number("size"),
                                Hash.of(r.bytes("root")),
                                r.text("submission"),
                                r.text("place"),
                                r.instant("anchored")));
    }
}
