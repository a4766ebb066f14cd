package org.meridian.access;

import org.meridian.core.MeridianException;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.Reads;
import org.meridian.core.store.Row;
import org.meridian.core.store.SchemaPart;
import org.meridian.core.store.UnitOfWork;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The users of this archive; each change is a ledger entry. Safe for all threads. */
public final class Users {
    /** The tables of this room. */
    public static final SchemaPart SCHEMA = Tables.SCHEMA;

    private static final int LONGEST = 100;

    private final Database database;
    private final Clock clock;

    public Users(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The first user of an archive, who works alone until others are added; an entry in their own
     * name. Where there are users already, the one of this name.
     *
     * @throws MeridianException {@link AccessError#BAD_NAME}, {@link AccessError#UNKNOWN_USER}
     */
    public User first(String name) {
        String stripped = checked(name);
        return database.write(
                unit -> {
                    if (list(unit).isEmpty()) {
                        insert(unit, stripped, stripped, User.ALONE);
                    }
                    return get(unit, stripped);
                });
    }

    /**
     * A new user; one who is there with these very roles stays as they are.
     *
     * @param grant for administration
     * @throws MeridianException {@link AccessError#BAD_NAME}, {@link AccessError#NO_ROLE}, {@link
     *     AccessError#USER_EXISTS}
     */
    public User add(Grant grant, String name, Collection<Role> roles) {
        grant.requireAll(Purpose.ADMINISTRATION);
        String stripped = checked(name);
        requireSome(roles);
        return database.write(
                unit -> {
                    Optional<User> there = find(unit, stripped);
                    if (there.isEmpty()) {
                        insert(unit, grant.actor(), stripped, roles);
                    } else if (!Set.copyOf(there.get().roles()).equals(Set.copyOf(roles))) {
                        throw new MeridianException(AccessError.USER_EXISTS, stripped);
                    }
                    return get(unit, stripped);
                });
    }

    private void insert(UnitOfWork unit, String actor, String name, Collection<Role> roles) {
        unit.update("insert into access_user (name, created) values (?, ?)", name, clock.instant());
        assign(unit, name, roles);
        unit.append(
                LedgerEntry.of(actor, LedgerEntry.Type.USER)
                        .with("added", name)
                        .with("roles", new TreeSet<>(roles)));
    }

    private static void assign(UnitOfWork unit, String name, Collection<Role> roles) {
        unit.update("delete from access_role where user_name = ?", name);
        for (Role role : new TreeSet<>(roles)) {
            unit.update(
                    "insert into access_role (user_name, role) values (?, ?)", name, role.name());
        }
    }

    /**
     * Gives a user these roles in place of what they had.
     *
     * @param grant for administration
     * @throws MeridianException {@link AccessError#UNKNOWN_USER}, {@link AccessError#NO_ROLE},
     *     {@link AccessError#LAST_ADMINISTRATOR}
     */
    public User setRoles(Grant grant, String name, Collection<Role> roles) {
        grant.requireAll(Purpose.ADMINISTRATION);
        requireSome(roles);
        return database.write(
                unit -> {
                    User before = get(unit, name);
                    assign(unit, name, roles);
                    requireAdministrator(unit);
                    unit.append(
                            LedgerEntry.of(grant.actor(), LedgerEntry.Type.USER)
                                    .with("changed", name)
                                    .with("before", before.roles())
                                    .with("roles", new TreeSet<>(roles)));
                    return get(unit, name);
                });
    }

    /**
     * Lets a user in no more, or again.
     *
     * @param grant for administration
     * @throws MeridianException {@link AccessError#UNKNOWN_USER}, {@link
     *     AccessError#LAST_ADMINISTRATOR}
     */
    public User setDisabled(Grant grant, String name, boolean disabled) {
        grant.requireAll(Purpose.ADMINISTRATION);
        return database.write(
                unit -> {
                    get(unit, name);
                    unit.update(
                            "update access_user set disabled = ? where name = ?", disabled, name);
                    requireAdministrator(unit);
                    unit.append(
                            LedgerEntry.of(grant.actor(), LedgerEntry.Type.USER)
                                    .with(disabled ? "disabled" : "enabled", name));
                    return get(unit, name);
                });
    }

    private static void requireAdministrator(Reads reads) {
        if (list(reads).stream().noneMatch(u -> u.may(Operation.USERS))) {
            throw new MeridianException(AccessError.LAST_ADMINISTRATOR);
        }
    }

    private static void requireSome(Collection<Role> roles) {
        if (roles.isEmpty()) {
            throw new MeridianException(AccessError.NO_ROLE);
        }
    }

    private static String checked(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty()
                || stripped.length() > LONGEST
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw new MeridianException(AccessError.BAD_NAME);
        }
        return stripped;
    }

    static Optional<User> find(Reads reads, String name) {
        return reads.first(
                "select * from access_user where name = ?", row -> user(reads, row), name);
    }

    private static User get(Reads reads, String name) {
        return find(reads, name).orElseThrow(() -> new MeridianException(AccessError.UNKNOWN_USER));
    }

    /** All users in the order they came. Needs no grant: who signs in chooses among them. */
    public List<User> list() {
        return database.read(Users::list);
    }

    static List<User> list(Reads reads) {
        return reads.query(
                "select * from access_user order by created, name", row -> user(reads, row));
    }

    private static User user(Reads reads, Row row) {
        String name = row.text("name");
        List<Role> roles =
                reads.query(
                        "select role from access_role where user_name = ?",
                        r -> Role.valueOf(r.text("role")),
                        name);
        return new User(
                name,
                roles.stream().sorted().toList(),
                Boolean.parseBoolean(row.text("disabled")),
                !row.isNull("password"),
                row.instant("created"));
    }
}
