package org.meridian.archive.internal.merge;

import java.util.List;

/**
 * The tables of merging. A merge is an edge from the record that was merged to the one that leads;
 * no other row changes, so that taking the edge away leaves both as they were.
 */
public final class MergeTables {
    /** {@code archive_distinct}: pairs that somebody said are two persons. */
    public static final List<String> STATEMENTS =
            List.of(
                    "create table archive_merge (number bigint primary key, record uuid not null"
                            + " unique, lead uuid not null, reason varchar(1000) not null, actor"
                            + " varchar(200) not null, merged timestamp(6) with time zone not"
                            + " null)",
                    "create index archive_merge_by_lead on archive_merge (lead)",
                    "create sequence archive_merge_number",
                    "create table archive_distinct (one uuid not null, other uuid not null, reason"
                            + " varchar(1000) not null, actor varchar(200) not null, said"
                            + " timestamp(6) with time zone not null, primary key (one, other))");

    private MergeTables() {}
}
