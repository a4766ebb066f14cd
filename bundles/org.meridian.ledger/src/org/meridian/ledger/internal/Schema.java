package org.meridian.ledger.internal;

import org.meridian.core.store.SchemaPart;

import java.util.List;

/** The tables of this room. */
public final class Schema {
    public static final SchemaPart PART =
            new SchemaPart(
                    "ledger",
                    List.of(
                            List.of(
                                    "create table ledger_leaf (number bigint primary key, logged"
                                        + " timestamp(6) with time zone not null, actor"
                                        + " varchar(200) not null, type varchar(30) not null,"
                                        + " patient uuid, commitment varbinary(32) not null, sealed"
                                        + " varbinary(1000000) not null)",
                                    "create index ledger_leaf_patient on ledger_leaf (patient,"
                                            + " number)",
                                    "create table ledger_node (level integer not null, position"
                                        + " bigint not null, hash varbinary(32) not null, primary"
                                        + " key (level, position))",
                                    "create table ledger_state (id integer primary key,"
                                            + " size bigint not null)",
                                    "insert into ledger_state (id, size) values (1, 0)",
                                    "create table ledger_head (size bigint primary key,"
                                            + " head varbinary(200) not null)",
                                    "create table ledger_key (id integer primary key,"
                                            + " public_key varbinary(200) not null,"
                                            + " sealed varbinary(1000) not null)",
                                    "create sequence ledger_consent_number",
                                    "create table ledger_consent (number bigint primary key,"
                                        + " patient uuid not null, purpose varchar(20) not null,"
                                        + " granted boolean not null, actor varchar(200) not null,"
                                        + " decided timestamp(6) with time zone not null)",
                                    "create index ledger_consent_patient on ledger_consent"
                                            + " (patient, purpose, number)",
                                    "create sequence ledger_outbox_number",
                                    "create table ledger_outbox (number bigint primary key, backend"
                                        + " varchar(100) not null, size bigint not null, head"
                                        + " varbinary(200) not null, submission varchar(200), bytes"
                                        + " varbinary(100000))",
                                    "create table ledger_anchor (backend varchar(100) not null,"
                                        + " size bigint not null, root varbinary(32) not null,"
                                        + " submission varchar(200) not null, place varchar(500)"
                                        + " not null, anchored timestamp(6) with time zone not"
                                        + " null, primary key (backend, size))",
                                    "create table ledger_backend (backend varchar(100) not null,"
                                        + " name varchar(100) not null, sealed varbinary(100000)"
                                        + " not null, primary key (backend, name))"),
                            List.of(
                                    "create table ledger_site_consent (number bigint primary key,"
                                        + " purpose varchar(20) not null, granted boolean not null,"
                                        + " actor varchar(200) not null, decided timestamp(6) with"
                                        + " time zone not null)"),
                            List.of(
                                    "alter table ledger_leaf add column found varchar(1000000)",
                                    "alter table ledger_leaf add column passing bigint",
                                    "create table ledger_passing_key (number bigint primary key,"
                                            + " wrapped varbinary(200))")));

    private Schema() {}
}
