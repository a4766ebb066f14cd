package org.meridian.archive.internal.quality;

import org.meridian.core.store.SchemaPart;

import java.util.List;

/**
 * The tables of quality. What was said of a series in the trash is marked with the trash's item,
 * and deleted with it.
 */
public final class QualityTables {
    /**
     * {@code quality_series}: what was examined, by which rules, where it came from and which day
     * it counts for; a monitor's session stands there too, with the patient whom it belongs to.
     * {@code quality_issue}: what was found and what a person did about it. {@code quality_shown}:
     * the series that show it.
     */
    public static final SchemaPart SCHEMA =
            new SchemaPart(
                    "quality",
                    List.of(
                            List.of(
                                    "create table quality_source (source bigint primary key,"
                                            + " station varchar not null, manufacturer varchar not"
                                            + " null, model varchar not null, institution varchar"
                                            + " not null, entity varchar not null)",
                                    "create index quality_source_by_station on quality_source"
                                            + " (station, manufacturer)",
                                    "create table quality_series (series_uid varchar(64) primary"
                                            + " key, source bigint not null references"
                                            + " quality_source (source), counted_on date not null,"
                                            + " rules integer not null, trash bigint)",
                                    "create index quality_series_by_source on quality_series"
                                            + " (source)",
                                    "create table quality_issue (issue bigint primary key, rule"
                                        + " varchar(40) not null, severity integer not null, record"
                                        + " varchar(64) not null, patient uuid not null, attribute"
                                        + " varchar(64) not null, found varchar not null,"
                                        + " suggestion varchar not null, state varchar(10) not"
                                        + " null, mended_from varchar not null, mended_to varchar"
                                        + " not null, reason varchar not null, actor varchar not"
                                        + " null, decided timestamp with time zone)",
                                    "create index quality_issue_by_record on quality_issue"
                                            + " (record, rule)",
                                    "create index quality_issue_by_rule on quality_issue (rule,"
                                            + " found)",
                                    "create index quality_issue_by_state on quality_issue (state,"
                                            + " severity, issue)",
                                    "create index quality_issue_by_patient on quality_issue"
                                            + " (patient)",
                                    "create table quality_shown (issue bigint not null references"
                                            + " quality_issue (issue) on delete cascade, series_uid"
                                            + " varchar(64) not null, primary key (issue,"
                                            + " series_uid))",
                                    "create index quality_shown_by_series on quality_shown"
                                            + " (series_uid)",
                                    "create index archive_patient_by_birth_date on archive_patient"
                                            + " (birth_date)",
                                    "create sequence quality_source_number",
                                    "create sequence quality_issue_number"),
                            List.of(
                                    "alter table quality_issue add column merge_number bigint",
                                    "alter table quality_series add column patient uuid",
                                    "create index quality_series_by_patient on quality_series"
                                            + " (patient)")));

    private QualityTables() {}
}
