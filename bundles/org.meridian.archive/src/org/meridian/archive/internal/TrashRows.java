package org.meridian.archive.internal;

import org.meridian.archive.ArchiveError;
import org.meridian.archive.Retention;
import org.meridian.archive.TrashItem;
import org.meridian.archive.TrashItem.Kind;
import org.meridian.core.MeridianException;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.store.Reads;
import org.meridian.core.store.Row;
import org.meridian.core.store.Trashed;
import org.meridian.core.store.UnitOfWork;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of one item on their way into the trash, back, or out of the archive. */
public final class TrashRows {
    private static final String ITEMS =
            "select t.*, p.* from archive_trash t join (select patient as person, patient_id,"
                    + " issuer, alphabetic, ideographic, phonetic, birth_date, sex from"
                    + " archive_patient union all select patient as person, patient_id, issuer,"
                    + " alphabetic, ideographic, phonetic, birth_date, sex from"
                    + " archive_trashed_patient) p on p.person = t.patient ";

    private final UnitOfWork unit;
    private final PatientKey patient;
    private final long number;
    private Optional<LocalDate> newest = Optional.empty();

    /** Rows of one person in the item with this number. */
    public TrashRows(UnitOfWork unit, PatientKey patient, long number) {
        this.unit = unit;
        this.patient = patient;
        this.number = number;
    }

    /** Rows that are to be a new item. */
    public static TrashRows fresh(UnitOfWork unit, PatientKey patient) {
        return new TrashRows(unit, patient, unit.next("archive_trash_item"));
    }

    public UnitOfWork unit() {
        return unit;
    }

    /** Modality and description. */
    public static String line(Series series) {
        return Stream.of(series.modality(), series.seriesDescription())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** Moves a series; its study stays. */
    public void series(Study study, Series series) {
        String uid = series.seriesInstanceUID();
        newest = study.studyDate();
        TrashTables.INSTANCE.put(unit, number, "series_uid = ?", uid);
        TrashTables.SERIES.put(unit, number, "series_uid = ?", uid);
        unit.index(StudyIndex.KIND, study.studyInstanceUID());
    }

    /** Moves a study with its series. */
    public void study(Study study) {
        String uid = study.studyInstanceUID();
        newest =
                Stream.of(newest, study.studyDate())
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder());
        TrashTables.INSTANCE.put(
                unit,
                number,
                "series_uid in (select series_uid from archive_series where study_uid = ?)",
                uid);
        TrashTables.SERIES.put(unit, number, "study_uid = ?", uid);
        TrashTables.STUDY.put(unit, number, "study_uid = ?", uid);
        unit.index(StudyIndex.KIND, uid);
    }

    /** Moves the person with all their studies. */
    public void patient() {
        Tables.studies(unit, "where patient = ?", patient.value()).forEach(this::study);
        TrashTables.PATIENT.put(unit, number, "patient = ?", patient.value());
    }

    /** Makes the item of what was moved. */
    public Optional<TrashItem> keep(
            Kind kind, String uid, String title, String reason, String actor, Instant time) {
        unit.update(
                "insert into archive_trash (item, kind, uid, patient, title, newest, reason, actor,"
                        + " moved, series, instances, bytes) values (?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " (select count(*) from archive_trashed_series where trash = ?),"
                        + " (select count(*) from archive_trashed_instance where trash = ?),"
                        + " (select coalesce(sum(size), 0) from archive_trashed_instance"
                        + " where trash = ?))",
                number,
                kind.name(),
                uid,
                patient.value(),
                title,
                newest.orElse(null),
                reason,
                actor,
                time,
                number,
                number,
                number);
        return item(unit, number, Retention.DEFAULT);
    }

    /** The item as other rooms see it. */
    public Trashed trashed(Kind kind) {
        return new Trashed(
                number,
                patient,
                unit.query(
                        "select series_uid from archive_trashed_series where trash = ?",
                        row -> row.text("series_uid"),
                        number),
                kind == Kind.PATIENT);
    }

    /** Moves the item's rows back, the person's row first. */
    public void takeBack() {
        for (TrashTables table :
                List.of(TrashTables.STUDY, TrashTables.SERIES, TrashTables.INSTANCE)) {
            if (table.thereAgain(unit, number)) {
                throw new MeridianException(ArchiveError.THERE_AGAIN);
            }
        }
        List<String> studies =
                unit.query(
                        "select distinct study_uid from archive_trashed_series where trash = ?",
                        row -> row.text("study_uid"),
                        number);
        TrashTables.PATIENT.takeBack(unit, "patient = ?", patient.value());
        TrashTables.STUDY.takeBack(unit, "trash = ?", number);
        if (studies.stream().anyMatch(study -> Tables.study(unit, study).isEmpty())) {
            throw new MeridianException(ArchiveError.PARENT_IN_TRASH);
        }
        TrashTables.SERIES.takeBack(unit, "trash = ?", number);
        TrashTables.INSTANCE.takeBack(unit, "trash = ?", number);
        studies.forEach(study -> unit.index(StudyIndex.KIND, study));
    }

    /** Blobs that the item's instances name. */
    public List<BlobId> blobs() {
        return unit.query(
                "select distinct blob_name from archive_trashed_instance where trash = ?",
                row -> new BlobId(row.text("blob_name")),
                number);
    }

    /** Deletes what is still in the trash under the item's number, and the item. */
    public void delete() {
        for (TrashTables table :
                List.of(TrashTables.INSTANCE, TrashTables.SERIES, TrashTables.STUDY)) {
            table.delete(unit, number);
        }
        unit.update("delete from archive_trash where item = ?", number);
        // a person's row is there as long as something of theirs is
        unit.update(
                "delete from archive_trashed_patient where patient = ? and not exists"
                        + " (select item from archive_trash where patient = ?)",
                patient.value(),
                patient.value());
    }

    /** All items, the newest first. */
    public static List<TrashItem> items(Reads reads, Retention retention) {
        return reads.query(ITEMS + "order by t.item desc", row -> item(row, retention));
    }

    public static Optional<TrashItem> item(Reads reads, long number, Retention retention) {
        return reads.first(ITEMS + "where t.item = ?", row -> item(row, retention), number);
    }

    private static TrashItem item(Row row, Retention retention) {
        Instant moved = row.instant("moved");
        Optional<LocalDate> newest = row.date("newest");
        LocalDate from = newest.orElseGet(() -> moved.atZone(ZoneId.systemDefault()).toLocalDate());
        Patient patient = Tables.person(row, new PatientKey(row.uuid("person")));
        return new TrashItem(
                row.number("item"),
                Kind.valueOf(row.text("kind")),
                row.text("uid"),
                patient,
                row.text("title"),
                newest,
                row.text("reason"),
                row.text("actor"),
                moved,
                row.integer("series"),
                row.integer("instances"),
                row.number("bytes"),
                retention.keepYears() > 0
                        ? Optional.of(from.plusYears(retention.keepYears()))
                        : Optional.empty());
    }
}
