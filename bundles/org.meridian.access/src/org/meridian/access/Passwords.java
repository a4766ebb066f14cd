package org.meridian.access;

import org.meridian.core.MeridianException;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.UnitOfWork;
import org.meridian.store.Argon2id;
import org.meridian.store.Passphrase;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Users' passwords, kept as Argon2id in the PHC string format. A try is counted in a row before it
 * is judged, so that neither a kill nor a restart forgets it: after three wrong ones each next one
 * waits twice as long, up to a quarter of an hour. Safe for all threads.
 */
public final class Passwords {
    private static final int FREE = 3;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int MANY = 5;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern KEPT =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([^$]+)\\$([^$]+)");

    private final Database database;
    private final Clock clock;
    private final Argon2id cost;
    private final SecureRandom random = new SecureRandom();

    public Passwords(Database database, Clock clock, Argon2id cost) {
        this.database = database;
        this.clock = clock;
        this.cost = cost;
    }

    /**
     * Gives a user a password.
     *
     * @param grant for administration
     * @throws MeridianException {@link AccessError#UNKNOWN_USER} or that it is too short
     */
    public void set(Grant grant, String user, Passphrase password) {
        grant.requireAll(Purpose.ADMINISTRATION);
        password.requireLength();
        String kept = kept(password);
        database.write(
                unit -> {
                    if (unit.update(
                                    "update access_user set password = ? where name = ?",
                                    kept,
                                    user)
                            == 0) {
                        throw new MeridianException(AccessError.UNKNOWN_USER);
                    }
                    unit.update("delete from access_attempt where user_name = ?", user);
                    unit.append(
                            LedgerEntry.of(grant.actor(), LedgerEntry.Type.USER)
                                    .with("password", user));
                    return user;
                });
    }

    private String kept(Passphrase password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = password.derive(cost, salt, HASH_BYTES);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memory(),
                        cost.passes(),
                        cost.lanes(),
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }

    /**
     * Whether it is this user's password; each try is an entry.
     *
     * @throws MeridianException {@link AccessError#WRONG_PASSWORD}, {@link AccessError#WAIT}
     */
    public void check(String user, Passphrase password) {
        OptionalInt wait = database.write(unit -> count(unit, user));
        if (wait.isPresent()) {
            throw new MeridianException(AccessError.WAIT, wait.getAsInt());
        }
        Optional<String> kept =
                database.read(
                        reads ->
                                reads.first(
                                        "select password from access_user where name = ?"
                                                + " and password is not null",
                                        r -> r.text("password"),
                                        user));
        boolean right = kept.filter(k -> isRight(k, password)).isPresent();
        database.write(
                unit -> {
                    LedgerEntry entry = LedgerEntry.of(user, LedgerEntry.Type.SIGN_IN);
                    if (right) {
                        unit.update("delete from access_attempt where user_name = ?", user);
                        unit.append(entry.with("result", "in"));
                    } else {
                        unit.append(entry.with("result", AccessError.WRONG_PASSWORD.code()));
                        alert(unit, user);
                    }
                    return right;
                });
        if (!right) {
            throw new MeridianException(AccessError.WRONG_PASSWORD);
        }
    }

    /** Counts a try as a wrong one, or gives the seconds to wait before the next may be made. */
    private OptionalInt count(UnitOfWork unit, String user) {
        Instant now = clock.instant();
        int failures = failures(unit, user);
        Duration wait = wait(failures);
        Instant tried =
                unit.first(
                                "select tried from access_attempt where user_name = ?",
                                r -> r.instant("tried"),
                                user)
                        .orElse(now);
        if (now.isBefore(tried)) {
            // the clock went back: the whole wait begins again
            unit.update("update access_attempt set tried = ? where user_name = ?", now, user);
            tried = now;
        }
        Duration left = Duration.between(now, tried.plus(wait));
        if (!wait.isZero() && left.isPositive()) {
            return OptionalInt.of((int) left.plusMillis(999).toSeconds());
        }
        unit.update("delete from access_attempt where user_name = ?", user);
        unit.update(
                "insert into access_attempt (user_name, failures, tried) values (?, ?, ?)",
                user,
                failures + 1,
                now);
        return OptionalInt.empty();
    }

    private static int failures(UnitOfWork unit, String user) {
        return unit.first(
                        "select failures from access_attempt where user_name = ?",
                        r -> r.integer("failures"),
                        user)
                .orElse(0);
    }

    private static Duration wait(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - FREE, 10));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private void alert(UnitOfWork unit, String user) {
        Instant now = new AccessTime(clock).now(unit);
        if (failures(unit, user) >= MANY
                && !Alerts.raised(unit, Rule.PASSWORDS, user, now.minus(Rule.PASSWORDS.window()))) {
            Alerts.raise(unit, Rule.PASSWORDS, user, now, Optional.empty());
        }
    }

    private static boolean isRight(String kept, Passphrase password) {
        Matcher parts = KEPT.matcher(kept);
        if (!parts.matches()) {
            return false;
        }
        Argon2id cost =
                new Argon2id(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)));
        byte[] hash = Base64.getDecoder().decode(parts.group(5));
        byte[] salt = Base64.getDecoder().decode(parts.group(4));
        return MessageDigest.isEqual(hash, password.derive(cost, salt, hash.length));
    }
}
