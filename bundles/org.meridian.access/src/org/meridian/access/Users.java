package org.meridian.access;

import org.meridian.core.MeridianException;
import org.meridian.core.store.Database;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.Reads;
import org.meridian.core.store.Row;
import org.meridian.core.store.SchemaPart;
import org.meridian.core.store.UnitOfWork;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The users of this archive. Safe for all threads. */
public final class Users {
    /** The tables of this room. */
    public static final SchemaPart SCHEMA =
            new SchemaPart(
                    "access",
                    List.of(
                            List.of(
                                    "create table access_user (name varchar(100) primary key,"
                                            + " role varchar(20) not null,"
                                            + " created timestamp with time zone not null)")));

    private static final int LONGEST = 100;

    private final Database database;
    private final Clock clock;

    public Users(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The user of this name, added as a clinician when new, with a ledger entry in their own name:
     * for the first user of an archive.
     *
     * @throws MeridianException {@link AccessError#BAD_NAME}
     */
    public User ensure(String name) {
        return add(name, name);
    }

    /**
     * The user of this name, added as a clinician by another when new, with a ledger entry.
     *
     * @throws MeridianException {@link AccessError#BAD_NAME}
     */
    public User add(String actor, String name) {
        String stripped = name.strip();
        if (stripped.isEmpty()
                || stripped.length() > LONGEST
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw new MeridianException(AccessError.BAD_NAME);
        }
        return find(stripped)
                .orElseGet(() -> database.write(unit -> add(unit, actor.strip(), stripped)));
    }

    private User add(UnitOfWork unit, String actor, String name) {
        Optional<User> there = find(unit, name);
        if (there.isPresent()) {
            return there.get();
        }
        User user = new User(name, Role.CLINICIAN, clock.instant());
        unit.update(
                "insert into access_user (name, role, created) values (?, ?, ?)",
                user.name(),
                user.role().name(),
                user.created());
        unit.append(
                LedgerEntry.of(actor, LedgerEntry.Type.USER)
                        .with("added", name)
                        .with("role", user.role()));
        return user;
    }

    public Optional<User> find(String name) {
        return database.read(reads -> find(reads, name));
    }

    static Optional<User> find(Reads reads, String name) {
        return reads.first("select * from access_user where name = ?", Users::user, name);
    }

    /** All users in the order they came. */
    public List<User> list() {
        return database.read(
                reads ->
                        reads.query(
                                "select * from access_user order by created, name", Users::user));
    }

    private static User user(Row row) {
        return new User(row.text("name"), Role.valueOf(row.text("role")), row.instant("created"));
    }
}
