package org.meridian.archive.internal.merge;

import org.meridian.archive.internal.PersonIndex;
import org.meridian.archive.internal.Reason;
import org.meridian.archive.internal.Tables;
import org.meridian.archive.merge.Merge;
import org.meridian.archive.merge.MergeError;
import org.meridian.archive.merge.PersonsChanged;
import org.meridian.core.MeridianException;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Grant;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.LedgerEntry.Type;
import org.meridian.core.store.Reads;
import org.meridian.core.store.UnitOfWork;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What a person says about two records, in one unit of work with its ledger entries. */
public final class Merging {
    private final UnitOfWork unit;
    private final Grant grant;
    private final Clock clock;

    public Merging(UnitOfWork unit, Grant grant, Clock clock) {
        this.unit = unit;
        this.grant = grant;
        this.clock = clock;
    }

    /** All merges of records that are there, the newest first. */
    public static List<Merge> all(Reads reads) {
        return MergeRows.all(reads).stream().flatMap(e -> merge(reads, e).stream()).toList();
    }

    private static Optional<Merge> merge(Reads reads, MergeRows.Edge edge) {
        return Tables.patient(reads, edge.lead())
                .flatMap(
                        lead ->
                                Tables.patient(reads, edge.record())
                                        .map(
                                                record ->
                                                        new Merge(
                                                                edge.number(),
                                                                lead,
                                                                record,
                                                                edge.reason(),
                                                                edge.actor(),
                                                                edge.time())));
    }

    /** Makes two persons one. */
    public Merge merge(PatientKey leading, PatientKey other, String reason) {
        String why = Reason.of(reason, MergeError.NO_REASON);
        Patient lead = person(leading);
        Patient record = person(other);
        if (lead.key().equals(record.key())) {
            throw new MeridianException(MergeError.SAME_PERSON);
        }
        long number = unit.next("archive_merge_number");
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        unit.update(
                "insert into archive_merge (number, record, lead, reason, actor, merged) values"
                        + " (?, ?, ?, ?, ?, ?)",
                number,
                record.key().value(),
                lead.key().value(),
                why,
                grant.actor(),
                now);
        Merge merge = found(number);
        PairIssues.settle(unit, merge, lead, record);
        tell(Type.MERGE, merge);
        return merge;
    }

    /** Takes a merge back. */
    public Merge undo(long number) {
        Merge merge = found(number);
        unit.update("delete from archive_merge where number = ?", number);
        PairIssues.open(unit, number);
        tell(Type.UNMERGE, merge);
        return merge;
    }

    /** Keeps that two are not one person. */
    public void distinct(PatientKey one, PatientKey other, String reason) {
        String why = Reason.of(reason, MergeError.NO_REASON);
        Patient first = person(one);
        Patient second = person(other);
        if (first.key().equals(second.key())) {
            throw new MeridianException(MergeError.SAME_PERSON);
        }
        unit.update(
                "merge into archive_distinct (one, other, reason, actor, said) key (one, other)"
                        + " values (?, ?, ?, ?, ?)",
                first.key().value(),
                second.key().value(),
                why,
                grant.actor(),
                clock.instant());
        for (Patient of : List.of(first, second)) {
            unit.append(
                    LedgerEntry.of(
                                    grant.actor(),
                                    Type.QUALITY,
                                    of.key(),
                                    (of == first ? second : first).key().toString())
                            .with("state", "DISTINCT")
                            .with("reason", why));
        }
        unit.afterCommit(new PersonsChanged(first.key(), second.key()));
    }

    private Merge found(long number) {
        return MergeRows.find(unit, number)
                .flatMap(edge -> merge(unit, edge))
                .orElseThrow(() -> new MeridianException(MergeError.NO_SUCH_MERGE, "M" + number));
    }

    private Patient person(PatientKey record) {
        return MergeRows.patient(unit, record)
                .orElseThrow(() -> new MeridianException(MergeError.NO_SUCH_PERSON));
    }

    /** Both records' histories have it, each under its own key. */
    private void tell(Type type, Merge merge) {
        for (Patient of : List.of(merge.lead(), merge.record())) {
            unit.append(
                    LedgerEntry.of(grant.actor(), type, of.key(), merge.id())
                            .with("lead", merge.lead().key())
                            .with("record", merge.record().key())
                            .with("reason", merge.reason()));
            PersonIndex.changed(unit, of.key());
        }
        unit.afterCommit(new PersonsChanged(merge.lead().key(), merge.record().key()));
    }
}
