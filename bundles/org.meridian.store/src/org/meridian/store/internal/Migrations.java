package org.meridian.store.internal;

import org.meridian.core.MeridianException;
import org.meridian.core.store.SchemaPart;
import org.meridian.store.StoreError;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Brings the schema to what the rooms want. A statement of a schema commits by itself and is
 * counted, so that what a kill left half done is gone on with where it ended.
 */
final class Migrations {
    private static final SchemaPart OWN =
            new SchemaPart(
                    "store",
                    List.of(
                            List.of(
                                    "create table store_patient_key (patient uuid primary key,"
                                        + " wrapped varbinary(100), destroyed timestamp with time"
                                        + " zone)",
                                    "create table store_index_queue (position bigint primary key,"
                                        + " kind varchar(100) not null, record_key varchar(1000)"
                                        + " not null)"),
                            List.of(
                                    "create table store_backup (number bigint primary key, folder"
                                        + " varchar not null, generation varchar(20) not null,"
                                        + " taken timestamp with time zone not null, blobs bigint"
                                        + " not null)"),
                            List.of(
                                    "create table store_pack (pack uuid primary key, patient uuid"
                                            + " not null, contents varbinary(100000) not null)",
                                    "create index store_pack_by_patient on store_pack"
                                            + " (patient)"),
                            List.of(
                                    "create table store_key_file (number bigint primary key, digest"
                                            + " varbinary(32) not null)",
                                    "create table store_key_change (id integer primary key, digest"
                                            + " varbinary(32) not null, what varchar(100) not null,"
                                            + " actor varchar(200) not null)")));

    /** H2's codes for "is there already": the one statement a kill may have left uncounted. */
    private static final Set<Integer> THERE_ALREADY =
            Set.of(42101, 42111, 42121, 90035, 90045, 90038, 23505);

    private final Session session;
    private final Clock clock;

    Migrations(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /**
     * Whether a database that was made by {@link #apply} lacks something of what the rooms want.
     *
     * @throws MeridianException {@link StoreError#NEWER_SCHEMA} where it has more
     */
    boolean areWanted(List<SchemaPart> parts) {
        boolean wanted = false;
        for (SchemaPart part : withOwn(parts)) {
            Done done = done(part);
            int versions = part.versions().size();
            if (done.version() > versions || done.version() == versions && done.statements() > 0) {
                throw new MeridianException(
                        StoreError.NEWER_SCHEMA, part.room(), done.version(), versions);
            }
            wanted |= done.version() < versions;
        }
        session.commit();
        return wanted;
    }

    /** Whether they change tables of an earlier version that nobody began to change yet. */
    boolean changeEarlier(List<SchemaPart> parts) {
        List<SchemaPart> all = withOwn(parts);
        return all.stream().anyMatch(this::isEarlier) && all.stream().noneMatch(this::isHalf);
    }

    private static List<SchemaPart> withOwn(List<SchemaPart> parts) {
        List<SchemaPart> all = new ArrayList<>(List.of(OWN));
        all.addAll(parts);
        return all;
    }

    void apply(List<SchemaPart> parts) {
        session.execute(
                "create table if not exists store_schema (room varchar(100) primary key,"
                        + " version integer not null, statements integer not null,"
                        + " changed timestamp with time zone not null)");
        withOwn(parts).forEach(this::apply);
        session.commit();
        session.execute("checkpoint sync");
    }

    private record Done(int version, int statements) {}

    /** Whether a room's tables are there, whole and of an earlier version. */
    private boolean isEarlier(SchemaPart part) {
        Done done = done(part);
        return done.version() > 0
                && done.statements() == 0
                && done.version() < part.versions().size();
    }

    /** Whether a kill left a room between two versions. */
    private boolean isHalf(SchemaPart part) {
        return done(part).statements() > 0;
    }

    private Done done(SchemaPart part) {
        return session.first(
                        "select version, statements from store_schema where room = ?",
                        r -> new Done(r.integer("version"), r.integer("statements")),
                        part.room())
                .orElse(new Done(0, 0));
    }

    private void apply(SchemaPart part) {
        Done done = done(part);
        int wanted = part.versions().size();
        int first = done.statements();
        for (int v = done.version(); v < wanted; v++) {
            List<String> statements = part.versions().get(v);
            for (int s = first; s < statements.size(); s++) {
                run(statements.get(s), v == done.version() && s == done.statements());
                count(part.room(), v, s + 1);
            }
            count(part.room(), v + 1, 0);
            first = 0;
        }
    }

    private void run(String statement, boolean mayBeDone) {
        try {
            session.tryExecute(statement);
        } catch (SQLException e) {
            if (!mayBeDone || !THERE_ALREADY.contains(e.getErrorCode())) {
                throw session.failure(e, statement);
            }
        }
    }

    private void count(String room, int version, int statements) {
        session.update(
                "merge into store_schema (room, version, statements, changed) key (room)"
                        + " values (?, ?, ?, ?)",
                room,
                version,
                statements,
                clock.instant());
        session.commit();
    }
}
