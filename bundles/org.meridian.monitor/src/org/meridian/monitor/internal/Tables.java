package org.meridian.monitor.internal;

import org.meridian.core.record.BlobId;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Reads;
import org.meridian.core.store.Row;
import org.meridian.core.store.SchemaPart;
import org.meridian.monitor.MinuteRecord;
import org.meridian.monitor.SessionRecord;
import org.meridian.monitor.VitalSummary;
import org.meridian.monitor.spi.ObservationCode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** The room's tables and how their rows are read. */
public final class Tables {
    /** All tables. */
    public static final SchemaPart SCHEMA =
            new SchemaPart(
                    "monitor",
                    List.of(
                            List.of(
                                    "create table monitor_session (session uuid primary key,"
                                            + " patient uuid not null, driver varchar not null,"
                                            + " port varchar not null, simulated integer not null,"
                                            + " started timestamp with time zone not null,"
                                            + " ended timestamp with time zone)",
                                    "create index monitor_session_by_patient"
                                            + " on monitor_session (patient)",
                                    "create table monitor_minute (session uuid not null references"
                                        + " monitor_session (session), begin_time timestamp with"
                                        + " time zone not null, blob_name varchar(64) not null,"
                                        + " hash varchar(64) not null, primary key (session,"
                                        + " begin_time))",
                                    "create table monitor_vital (session uuid not null, begin_time"
                                        + " timestamp with time zone not null, code integer not"
                                        + " null, name varchar not null, short_name varchar not"
                                        + " null, unit varchar(64) not null, valid_count integer"
                                        + " not null, questionable_count integer not null,"
                                        + " missing_count integer not null, average double"
                                        + " precision, lowest double precision, highest double"
                                        + " precision, last_value double precision, primary key"
                                        + " (session, begin_time, code, unit))"),
                            List.of("alter table monitor_session add column trash bigint")));

    private Tables() {}

    /** Sessions of a patient, newest first. */
    public static List<SessionRecord> sessions(Reads reads, PatientKey patient) {
        return reads.query(
                "select * from monitor_session where patient = ? and trash is null"
                        + " order by started desc, session",
                Tables::session,
                patient.value());
    }

    /** Sessions that are over, oldest first. */
    public static List<SessionRecord> ended(Reads reads) {
        return reads.query(
                "select * from monitor_session where ended is not null and trash is null"
                        + " order by started, session",
                Tables::session);
    }

    public static Optional<SessionRecord> session(Reads reads, UUID id) {
        return reads.first(
                "select * from monitor_session where session = ? and trash is null",
                Tables::session,
                id);
    }

    /** Minutes of a session in their order. */
    public static List<MinuteRecord> minutes(Reads reads, UUID session) {
        Map<Instant, List<VitalSummary>> vitals = new LinkedHashMap<>();
        reads.query(
                        "select * from monitor_vital where session = ? order by begin_time, code,"
                                + " unit",
                        row -> Map.entry(row.instant("begin_time"), vital(row)),
                        session)
                .forEach(
                        e ->
                                vitals.computeIfAbsent(e.getKey(), k -> new ArrayList<>())
                                        .add(e.getValue()));
        return reads.query(
                "select * from monitor_minute where session = ? order by begin_time",
                row ->
                        new MinuteRecord(
                                row.instant("begin_time"),
                                new BlobId(row.text("blob_name")),
                                row.text("hash"),
                                vitals.getOrDefault(row.instant("begin_time"), List.of())),
                session);
    }

    private static SessionRecord session(Row row) {
        return new SessionRecord(
                row.uuid("session"),
                new PatientKey(row.uuid("patient")),
                row.text("driver"),
                row.text("port"),
                row.integer("simulated") != 0,
                row.instant("started"),
                row.isNull("ended") ? Optional.empty() : Optional.of(row.instant("ended")));
    }

    private static VitalSummary vital(Row row) {
        return new VitalSummary(
                new ObservationCode(row.integer("code"), row.text("name"), row.text("short_name")),
                row.text("unit"),
                row.integer("valid_count"),
                row.integer("questionable_count"),
                row.integer("missing_count"),
                real(row, "average"),
                real(row, "lowest"),
                real(row, "highest"),
                real(row, "last_value"));
    }

    private static OptionalDouble real(Row row, String column) {
        return row.isNull(column) ? OptionalDouble.empty() : OptionalDouble.of(row.real(column));
    }
}
