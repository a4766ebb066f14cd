package org.meridian.access;

import org.meridian.core.store.SchemaPart;

import java.util.List;

/** The tables of this room, version by version. */
final class Tables {
    static final SchemaPart SCHEMA =
            new SchemaPart("access", List.of(users(), roles(), watch(), passwords()));

    private Tables() {}

    private static List<String> users() {
        return List.of(
                "create table access_user (name varchar(100) primary key,"
                        + " role varchar(20) not null,"
                        + " created timestamp with time zone not null)");
    }

    /**
     * Several roles a user. Who was a clinician treats; the first of them, who worked alone or
     * added the others, administers and audits as before.
     */
    private static List<String> roles() {
        return List.of(
                "create table access_role (user_name varchar(100) not null,"
                        + " role varchar(20) not null, primary key (user_name, role))",
                "insert into access_role (user_name, role)"
                        + " select name, 'DOCTOR' from access_user where role = 'CLINICIAN'",
                "insert into access_role (user_name, role)"
                        + " select name, 'ADMINISTRATOR' from access_user where name = "
                        + firstClinician(),
                "insert into access_role (user_name, role)"
                        + " select name, 'AUDITOR' from access_user"
                        + " where role = 'AUDITOR' or name = "
                        + firstClinician(),
                "alter table access_user add column if not exists"
                        + " disabled boolean default false not null",
                "alter table access_user drop column if exists role");
    }

    private static String firstClinician() {
        return "(select name from access_user where role = 'CLINICIAN'"
                + " order by created, name limit 1)";
    }

    /** What is kept to notice unusual access; a patient is a key alone. */
    private static List<String> watch() {
        return List.of(
                "create sequence access_number",
                "create table access_use (number bigint primary key,"
                        + " user_name varchar(100) not null, operation varchar(20) not null,"
                        + " patient uuid, used timestamp with time zone not null)",
                "create index access_use_by_user on access_use (user_name, used)",
                "create index access_use_by_time on access_use (used)",
                "create table access_alert (number bigint primary key,"
                        + " rule varchar(20) not null, user_name varchar(100) not null,"
                        + " raised timestamp with time zone not null,"
                        + " reason varchar(1000), explained timestamp with time zone,"
                        + " seen_by varchar(100), note varchar(1000),"
                        + " seen timestamp with time zone)",
                "create index access_alert_by_user on access_alert (user_name, rule, raised)",
                "create table access_emergency (number bigint primary key,"
                        + " user_name varchar(100) not null, patient uuid not null,"
                        + " started timestamp with time zone not null,"
                        + " ends timestamp with time zone not null)",
                "create index access_emergency_by_user on access_emergency (user_name, patient)",
                "create table access_setting (name varchar(50) primary key,"
                        + " setting varchar(1000) not null)");
    }

    private static List<String> passwords() {
        return List.of(
                "alter table access_user add column if not exists password varchar(200)",
                "create table access_attempt (user_name varchar(100) primary key,"
                        + " failures integer not null, tried timestamp with time zone not null)");
    }
}
