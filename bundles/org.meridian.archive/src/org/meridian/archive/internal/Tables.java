package org.meridian.archive.internal;

import org.meridian.archive.internal.merge.MergeTables;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.Instance;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.store.Reads;
import org.meridian.core.store.Row;
import org.meridian.core.store.SchemaPart;

import java.util.List;
import java.util.Optional;

/** The archive's tables and how their rows are read. */
public final class Tables {
    /** All tables; long texts come from outside, so no length is assumed. */
    public static final SchemaPart SCHEMA =
            new SchemaPart(
                    "archive",
                    List.of(
                            List.of(
                                    "create table archive_patient (patient uuid primary key,"
                                        + " patient_id varchar not null, issuer varchar not null,"
                                        + " alphabetic varchar not null, ideographic varchar not"
                                        + " null, phonetic varchar not null, birth_date date, sex"
                                        + " varchar not null, conflict integer not null)",
                                    "create index archive_patient_by_id on archive_patient"
                                            + " (patient_id)",
                                    "create table archive_study (study_uid varchar(64) primary key,"
                                        + " patient uuid not null references archive_patient"
                                        + " (patient), study_date date, study_time varchar not"
                                        + " null, description varchar not null, accession varchar"
                                        + " not null, age varchar not null)",
                                    "create index archive_study_by_patient on archive_study"
                                            + " (patient)",
                                    "create table archive_series (series_uid varchar(64) primary"
                                        + " key, study_uid varchar(64) not null references"
                                        + " archive_study (study_uid), patient uuid not null,"
                                        + " modality varchar not null, series_number integer not"
                                        + " null, description varchar not null, body_part varchar"
                                        + " not null)",
                                    "create index archive_series_by_study on archive_series"
                                            + " (study_uid)",
                                    "create table archive_instance (sop_uid varchar(64) primary"
                                        + " key, series_uid varchar(64) not null references"
                                        + " archive_series (series_uid), patient uuid not null,"
                                        + " sop_class varchar not null, instance_number integer not"
                                        + " null, frames integer not null, transfer_syntax varchar"
                                        + " not null, blob_name varchar(64) not null, size bigint"
                                        + " not null)",
                                    "create index archive_instance_by_series"
                                            + " on archive_instance (series_uid)"),
                            TrashTables.STATEMENTS,
                            List.of(
                                    ReportRows.TABLE,
                                    "create table archive_saved_search (actor varchar(200) not"
                                        + " null, name varchar(100) not null, text varchar(1000)"
                                        + " not null, primary key (actor, name))"),
                            TrashTables.EMPTYING,
                            MergeTables.STATEMENTS));

    private static final String SERIES =
            "select s.*, (select count(*) from archive_instance i where i.series_uid ="
                    + " s.series_uid) as instances from archive_series s";

    private Tables() {}

    /** Patients, the condition starting with {@code where} or empty. */
    public static List<Patient> patients(Reads reads, String condition, Object... parameters) {
        return reads.query(
                "select * from archive_patient " + condition, Tables::patient, parameters);
    }

    public static Optional<Patient> patient(Reads reads, PatientKey key) {
        return patients(reads, "where patient = ?", key.value()).stream().findFirst();
    }

    /** Persons in the trash, the condition starting with {@code where}. */
    static List<Patient> trashedPatients(Reads reads, String condition, Object... parameters) {
        return reads.query(
                "select * from archive_trashed_patient " + condition, Tables::patient, parameters);
    }

    /** Who a key is, be they in the trash or not. */
    public static Optional<Patient> person(Reads reads, PatientKey key) {
        return patient(reads, key)
                .or(
                        () ->
                                trashedPatients(reads, "where patient = ?", key.value()).stream()
                                        .findFirst());
    }

    /** Studies, newest first. */
    public static List<Study> studies(Reads reads, String condition, Object... parameters) {
        return reads
                .query(
                        "select * from archive_study "
                                + condition
                                + " order by study_date desc nulls last, study_time desc,"
                                + " study_uid",
                        Tables::study,
                        parameters)
                .stream()
                .map(study -> counted(study, series(reads, study.studyInstanceUID())))
                .toList();
    }

    public static Optional<Study> study(Reads reads, String studyUID) {
        return studies(reads, "where study_uid = ?", studyUID).stream().findFirst();
    }

    /** Series of a study by their number. */
    public static List<Series> series(Reads reads, String studyUID) {
        return reads.query(
                SERIES + " where s.study_uid = ? order by s.series_number, s.series_uid",
                Tables::series,
                studyUID);
    }

    public static Optional<Series> oneSeries(Reads reads, String seriesUID) {
        return reads.first(SERIES + " where s.series_uid = ?", Tables::series, seriesUID);
    }

    /** Instances of a series by their number. */
    public static List<Instance> instances(Reads reads, String seriesUID) {
        return reads.query(
                "select * from archive_instance where series_uid = ?"
                        + " order by instance_number, sop_uid",
                Tables::instance,
                seriesUID);
    }

    public static Optional<Instance> instance(Reads reads, String sopUID) {
        return reads.first(
                "select * from archive_instance where sop_uid = ?", Tables::instance, sopUID);
    }

    private static Study counted(Study study, List<Series> series) {
        return new Study(
                study.studyInstanceUID(),
                study.patient(),
                study.studyDate(),
                study.studyTime(),
                study.studyDescription(),
                study.accessionNumber(),
                study.patientAge(),
                series.stream()
                        .map(Series::modality)
                        .filter(m -> !m.isEmpty())
                        .distinct()
                        .sorted()
                        .toList(),
                series.size(),
                series.stream().mapToInt(Series::numberOfInstances).sum());
    }

    private static Patient patient(Row row) {
        return person(row, key(row));
    }

    /** The person of a row, whatever its column for the key. */
    static Patient person(Row row, PatientKey key) {
        return new Patient(
                key,
                row.text("patient_id"),
                row.text("issuer"),
                new PersonName(
                        row.text("alphabetic"), row.text("ideographic"), row.text("phonetic")),
                row.date("birth_date"),
                row.text("sex"));
    }

    private static Study study(Row row) {
        return new Study(
                row.text("study_uid"),
                key(row),
                row.date("study_date"),
                row.text("study_time"),
                row.text("description"),
                row.text("accession"),
                row.text("age"),
                List.of(),
                0,
                0);
    }

    private static Series series(Row row) {
        return new Series(
                row.text("series_uid"),
                row.text("study_uid"),
                key(row),
                row.text("modality"),
                row.integer("series_number"),
                row.text("description"),
                row.text("body_part"),
                (int) row.number("instances"));
    }

    private static Instance instance(Row row) {
        return new Instance(
                row.text("sop_uid"),
                row.text("sop_class"),
                row.text("series_uid"),
                key(row),
                row.integer("instance_number"),
                row.integer("frames"),
                row.text("transfer_syntax"),
                new BlobId(row.text("blob_name")));
    }

    private static PatientKey key(Row row) {
        return new PatientKey(row.uuid("patient"));
    }
}
