package org.meridian.access;

import org.meridian.core.store.SchemaPart;

import java.util.List;

/** The tables of this room, version by version. */
final class Tables {
    static final SchemaPart SCHEMA = new SchemaPart("access", List.of(users(), roles()));

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
                "create table access_role (user_name varchar(100) not null references access_user,"
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
}
