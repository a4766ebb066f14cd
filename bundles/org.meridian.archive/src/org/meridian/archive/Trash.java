package org.meridian.archive;

import org.meridian.archive.TrashItem.Kind;
import org.meridian.archive.internal.PersonIndex;
import org.meridian.archive.internal.Reason;
import org.meridian.archive.internal.StudyIndex;
import org.meridian.archive.internal.Tables;
import org.meridian.archive.internal.TrashRows;
import org.meridian.archive.internal.merge.MergeRows;
import org.meridian.core.MeridianException;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.Reads;
import org.meridian.core.store.TrashParticipant;
import org.meridian.core.store.Trashed;
import org.meridian.core.store.UnitOfWork;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody deleted and may want back: series, studies and whole persons. It is in no list, no
 * search and no picture, and comes back as it was. Deleting it for good is a second step, after the
 * {@link Retention}. Each step is one unit with its ledger entry. Immutable, safe for all threads.
 */
public final class Trash {
    private final List<TrashParticipant> participants;
    private final Clock clock;

    /**
     * @param participants the rooms whose records hang on series or persons
     */
    public Trash(List<TrashParticipant> participants, Clock clock) {
        this.participants = List.copyOf(participants);
        this.clock = clock;
    }

    /**
     * Moves a study or series; the last series of a study takes the study with it.
     *
     * @param reason for who looks for it later; not blank, at most 1000 characters
     * @throws MeridianException {@link ArchiveError#NOT_FOUND}, {@link ArchiveError#NOT_AN_OBJECT},
     *     {@link ArchiveError#NO_REASON}
     */
    public TrashItem put(UnitOfWork unit, Grant grant, String uid, String reason) {
        if (Tables.instance(unit, uid).isPresent()) {
            throw new MeridianException(ArchiveError.NOT_AN_OBJECT);
        }
        Series series = Tables.oneSeries(unit, uid).orElse(null);
        String studyUID = series == null ? uid : series.studyInstanceUID();
        Study study =
                Tables.study(unit, studyUID)
                        .orElseThrow(() -> new MeridianException(ArchiveError.NOT_FOUND, uid));
        grant.require(Purpose.TREATMENT, study.patient());
        TrashRows rows = TrashRows.fresh(unit, study.patient());
        if (series == null || study.numberOfSeries() == 1) {
            rows.study(study);
            return moved(
                    rows,
                    grant,
                    Kind.STUDY,
                    studyUID,
                    StudyIndex.line(study),
                    reason,
                    clock.instant());
        }
        rows.series(study, series);
        return moved(
                rows, grant, Kind.SERIES, uid, TrashRows.line(series), reason, clock.instant());
    }

    /**
     * Moves a person with everything that is kept of them, each of their records as an item; else
     * as {@link #put}.
     *
     * @return the item of the record that leads
     */
    public TrashItem putPatient(UnitOfWork unit, Grant grant, PatientKey key, String reason) {
        Instant now = clock.instant();
        return MergeRows.person(unit, key).records().stream()
                .map(record -> putRecord(unit, grant, record, reason, now))
                .toList()
                .getFirst();
    }

    private TrashItem putRecord(
            UnitOfWork unit, Grant grant, PatientKey key, String reason, Instant now) {
        grant.require(Purpose.TREATMENT, key);
        if (Tables.patient(unit, key).isEmpty()) {
            throw new MeridianException(ArchiveError.NOT_FOUND, key.toString());
        }
        TrashRows rows = TrashRows.fresh(unit, key);
        rows.patient();
        return moved(rows, grant, Kind.PATIENT, key.toString(), "", reason, now);
    }

    private TrashItem moved(
            TrashRows rows,
            Grant grant,
            Kind kind,
            String uid,
            String title,
            String reason,
            Instant now) {
        String kept = Reason.of(reason, ArchiveError.NO_REASON);
        TrashItem item =
                rows.keep(kind, uid, title, kept, grant.actor(), now)
                        .orElseThrow(() -> new MeridianException(ArchiveError.NOT_FOUND, uid));
        UnitOfWork unit = rows.unit();
        participants.forEach(p -> p.hide(unit, rows.trashed(kind)));
        told(unit, grant.actor(), LedgerEntry.Type.TRASH, item);
        return item;
    }

    /** What is in the trash, the newest first. */
    public List<TrashItem> list(Reads reads, Grant grant) {
        grant.requireAll(Purpose.TREATMENT);
        return TrashRows.items(reads, retention(reads));
    }

    /** The same for who deletes and sees no patients; the grant is for administration. */
    public List<TrashItem> deletable(Reads reads, Grant grant) {
        grant.requireAll(Purpose.ADMINISTRATION);
        return TrashRows.items(reads, retention(reads));
    }

    /**
     * Takes an item back, as it was; of a person all records that went together with it.
     *
     * @throws MeridianException {@link ArchiveError#NOT_IN_TRASH}, {@link
     *     ArchiveError#PARENT_IN_TRASH}, {@link ArchiveError#THERE_AGAIN}
     */
    public TrashItem recover(UnitOfWork unit, Grant grant, long number) {
        TrashItem item = item(unit, number);
        together(unit, item).forEach(one -> takeBack(unit, grant, one));
        // with any item the person may be there again, and merged
        PersonIndex.changed(unit, item.patient().key());
        return item;
    }

    /** The item, and those of the person's other records that were moved at once with it. */
    private static List<TrashItem> together(UnitOfWork unit, TrashItem item) {
        if (item.kind() != Kind.PATIENT) {
            return List.of(item);
        }
        Set<PatientKey> bound = MergeRows.bound(unit, item.patient().key());
        return TrashRows.items(unit, Retention.DEFAULT).stream()
                .filter(i -> i.kind() == Kind.PATIENT && i.moved().equals(item.moved()))
                .filter(i -> bound.contains(i.patient().key()))
                .toList();
    }

    private void takeBack(UnitOfWork unit, Grant grant, TrashItem item) {
        PatientKey patient = item.patient().key();
        grant.require(Purpose.TREATMENT, patient);
        TrashRows rows = new TrashRows(unit, patient, item.item());
        Trashed what = rows.trashed(item.kind());
        rows.takeBack();
        participants.forEach(p -> p.show(unit, what));
        rows.delete();
        told(unit, grant.actor(), LedgerEntry.Type.RECOVER, item);
    }

    /**
     * Deletes an item for good.
     *
     * @param grant for administration
     * @return blobs that its rows named, which others may name too
     * @throws MeridianException {@link ArchiveError#NOT_IN_TRASH}, {@link ArchiveError#RETAINED}
     */
    public Set<BlobId> delete(UnitOfWork unit, Grant grant, long number) {
        return delete(unit, grant, number, false);
    }

    /** As {@link #delete} when the trash {@link SelfEmptying empties itself}; the entry says so. */
    Set<BlobId> delete(UnitOfWork unit, Grant grant, long number, boolean byItself) {
        TrashItem item = item(unit, number);
        grant.require(Purpose.ADMINISTRATION, item.patient().key());
        if (retained(item)) {
            throw new MeridianException(
                    ArchiveError.RETAINED, item.retainedUntil().orElseThrow().toString());
        }
        Set<BlobId> blobs = delete(unit, item);
        told(unit, grant.actor(), LedgerEntry.Type.DELETE, item, byItself);
        return blobs;
    }

    /**
     * Deletes everything of a person, in the trash or not, without entries of its own: those would
     * be sealed under the key that the caller destroys in the same unit.
     *
     * @param grant for administration
     * @param retainedToo whether the retention is passed over, as after a restoration
     * @return blobs that the rows named
     * @throws MeridianException {@link ArchiveError#RETAINED}
     */
    public Set<BlobId> erase(
            UnitOfWork unit, Grant grant, PatientKey patient, boolean retainedToo) {
        grant.require(Purpose.ADMINISTRATION, patient);
        if (Tables.patient(unit, patient).isPresent()) {
            TrashRows rows = TrashRows.fresh(unit, patient);
            rows.patient();
            rows.keep(Kind.PATIENT, patient.toString(), "", "", grant.actor(), clock.instant());
            participants.forEach(p -> p.hide(unit, rows.trashed(Kind.PATIENT)));
        }
        Set<BlobId> blobs = new HashSet<>();
        for (TrashItem item : TrashRows.items(unit, retention(unit))) {
            if (item.patient().key().equals(patient)) {
                if (retained(item) && !retainedToo) {
                    throw new MeridianException(
                            ArchiveError.RETAINED, item.retainedUntil().orElseThrow().toString());
                }
                blobs.addAll(delete(unit, item));
            }
        }
        return blobs;
    }

    private Set<BlobId> delete(UnitOfWork unit, TrashItem item) {
        TrashRows rows = new TrashRows(unit, item.patient().key(), item.item());
        Set<BlobId> blobs = new HashSet<>(rows.blobs());
        Trashed what = rows.trashed(item.kind());
        participants.forEach(p -> p.delete(unit, what));
        rows.delete();
        return blobs;
    }

    /** Whether an item has been in the trash for as long as the retention asks. */
    public boolean due(TrashItem item, Retention retention) {
        return due(item, retention, clock.instant());
    }

    static boolean due(TrashItem item, Retention retention, Instant at) {
        return !today(item.moved()).plusDays(retention.trashDays()).isAfter(today(at));
    }

    /** Whether the law that the retention stands for keeps an item from being deleted today. */
    public boolean retained(TrashItem item) {
        LocalDate today = today(clock.instant());
        return item.retainedUntil().filter(today::isBefore).isPresent();
    }

    private static LocalDate today(Instant time) {
        return time.atZone(ZoneId.systemDefault()).toLocalDate();
    }

    public Retention retention(Reads reads) {
        return reads.first(
                        "select trash_days, keep_years, automatic from archive_retention where"
                                + " id = 1",
                        r ->
                                new Retention(
                                        r.integer("trash_days"),
                                        r.integer("keep_years"),
                                        Boolean.parseBoolean(r.text("automatic"))))
                .orElse(Retention.DEFAULT);
    }

    /** Sets for how long things are kept; the grant is for administration. */
    public void setRetention(UnitOfWork unit, Grant grant, Retention retention) {
        grant.requireAll(Purpose.ADMINISTRATION);
        unit.update(
                "merge into archive_retention (id, trash_days, keep_years, automatic, set_by,"
                        + " looked) key (id) values (1, ?, ?, ?, ?, null)",
                retention.trashDays(),
                retention.keepYears(),
                retention.automatic(),
                grant.actor());
        unit.append(
                LedgerEntry.of(grant.actor(), LedgerEntry.Type.TRASH)
                        .with("trashDays", retention.trashDays())
                        .with("keepYears", retention.keepYears())
                        .with("automatic", retention.automatic()));
    }

    private TrashItem item(Reads reads, long number) {
        return TrashRows.item(reads, number, retention(reads))
                .orElseThrow(
                        () ->
                                new MeridianException(
                                        ArchiveError.NOT_IN_TRASH, Long.toString(number)));
    }

    private static void told(UnitOfWork unit, String actor, LedgerEntry.Type type, TrashItem item) {
        told(unit, actor, type, item, false);
    }

    private static void told(
            UnitOfWork unit,
            String actor,
            LedgerEntry.Type type,
            TrashItem item,
            boolean byItself) {
        Patient patient = item.patient();
        LedgerEntry entry =
                LedgerEntry.of(actor, type, patient.key(), item.uid())
                        .with("kind", item.kind())
                        .with("item", item.item())
                        .with("reason", item.reason())
                        .with("series", item.series())
                        .with("instances", item.instances());
        unit.append(byItself ? entry.with("automatic", true) : entry);
        unit.afterCommit(new TrashChanged(patient.key()));
    }
}
