package org.meridian.archive.internal;

import org.meridian.core.store.Reads;
import org.meridian.core.store.UnitOfWork;

import java.util.List;

/**
 * The trash is tables of its own: what is in it is in no other query, whoever writes that. A row
 * goes there and back as it is, with the number of the item that it went with.
 */
public enum TrashTables {
    /** Persons; their row goes last and comes back first. */
    PATIENT(
            "archive_patient",
            "patient",
            "patient, patient_id, issuer, alphabetic, ideographic, phonetic, birth_date, sex,"
                    + " conflict"),
    STUDY(
            "archive_study",
            "study_uid",
            "study_uid, patient, study_date, study_time, description, accession, age"),
    SERIES(
            "archive_series",
            "series_uid",
            "series_uid, study_uid, patient, modality, series_number, description, body_part"),
    INSTANCE(
            "archive_instance",
            "sop_uid",
            "sop_uid, series_uid, patient, sop_class, instance_number, frames, transfer_syntax,"
                    + " blob_name, size");

    static final List<String> STATEMENTS =
            List.of(
                    "create sequence archive_trash_item",
                    "create table archive_trash (item bigint primary key, kind varchar(20) not"
                            + " null, uid varchar(64) not null, patient uuid not null, title"
                            + " varchar not null, newest date, reason varchar(1000) not null,"
                            + " actor varchar(200) not null, moved timestamp with time zone not"
                            + " null, series integer not null, instances integer not null, bytes"
                            + " bigint not null)",
                    "create table archive_trashed_patient (trash bigint not null, patient uuid"
                            + " primary key, patient_id varchar not null, issuer varchar not null,"
                            + " alphabetic varchar not null, ideographic varchar not null,"
                            + " phonetic varchar not null, birth_date date, sex varchar not null,"
                            + " conflict integer not null)",
                    "create index archive_trashed_patient_by_id on archive_trashed_patient"
                            + " (patient_id)",
                    "create table archive_trashed_study (trash bigint not null, study_uid"
                            + " varchar(64) not null, patient uuid not null, study_date date,"
                            + " study_time varchar not null, description varchar not null,"
                            + " accession varchar not null, age varchar not null, primary key"
                            + " (trash, study_uid))",
                    "create table archive_trashed_series (trash bigint not null, series_uid"
                            + " varchar(64) not null, study_uid varchar(64) not null, patient uuid"
                            + " not null, modality varchar not null, series_number integer not"
                            + " null, description varchar not null, body_part varchar not null,"
                            + " primary key (trash, series_uid))",
                    "create table archive_trashed_instance (trash bigint not null, sop_uid"
                            + " varchar(64) not null, series_uid varchar(64) not null, patient"
                            + " uuid not null, sop_class varchar not null, instance_number integer"
                            + " not null, frames integer not null, transfer_syntax varchar not"
                            + " null, blob_name varchar(64) not null, size bigint not null,"
                            + " primary key (trash, sop_uid))",
                    "create index archive_trashed_instance_by_uid on archive_trashed_instance"
                            + " (sop_uid)",
                    "create table archive_retention (id integer primary key, trash_days integer"
                            + " not null, keep_years integer not null)");

    /** What the trash needs to empty itself. */
    static final List<String> EMPTYING =
            List.of(
                    "alter table archive_retention add column automatic boolean default false not"
                            + " null",
                    "alter table archive_retention add column set_by varchar(200)",
                    "alter table archive_retention add column looked timestamp(6) with time zone");

    private final String table;
    private final String key;
    private final String columns;

    TrashTables(String table, String key, String columns) {
        this.table = table;
        this.key = key;
        this.columns = columns;
    }

    /** The table of what is seen. */
    public String table() {
        return table;
    }

    /** Its columns, which the trash has too. */
    public List<String> columns() {
        return List.of(columns.split(",\\s*"));
    }

    /** The table of what is in the trash. */
    public String trashed() {
        return table.replace("archive_", "archive_trashed_");
    }

    /** Moves the rows of a condition into the trash. */
    void put(UnitOfWork unit, long item, String condition, Object value) {
        unit.update(
                "insert into %s (trash, %s) select cast(? as bigint), %s from %s where %s"
                        .formatted(trashed(), columns, columns, table, condition),
                item,
                value);
        unit.update("delete from %s where %s".formatted(table, condition), value);
    }

    /** Whether some row of the item could not come back, because its like is there again. */
    boolean thereAgain(Reads reads, long item) {
        return reads.first(
                        "select t.%s from %s t join %s s on s.%s = t.%s where t.trash = ?"
                                .formatted(key, trashed(), table, key, key),
                        row -> true,
                        item)
                .isPresent();
    }

    /** Moves the rows of a condition on the trash back. */
    void takeBack(UnitOfWork unit, String condition, Object value) {
        unit.update(
                "insert into %s (%s) select %s from %s where %s"
                        .formatted(table, columns, columns, trashed(), condition),
                value);
        unit.update("delete from %s where %s".formatted(trashed(), condition), value);
    }

    /** Deletes the rows of an item for good. */
    void delete(UnitOfWork unit, long item) {
        if (this == INSTANCE) {
            ReportRows.deleteTrashed(unit, item);
        }
        unit.update("delete from %s where trash = ?".formatted(trashed()), item);
    }
}
