package org.meridian.access;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Database;
import org.meridian.core.store.Persons.Person;
import org.meridian.core.store.Reads;
import org.meridian.core.store.UnitOfWork;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Notes who opened whose record, once an hour each, and judges it by the {@link Rule}s. Everything
 * it goes by is in rows: a restart forgets nothing.
 */
final class Watch {
    /** A record that stays open is noted again after this. */
    private static final Duration AGAIN = Duration.ofHours(1);

    private static final String REFUSED = "REFUSED";

    private final Database database;
    private final Clock clock;
    private final AccessTime time;

    Watch(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        time = new AccessTime(clock);
    }

    /**
     * Notes a use that roles and consent permit.
     *
     * @return the rule that wants a reason first; then the use is not noted
     */
    Optional<Rule> use(String user, Operation operation, Optional<Person> person) {
        if (operation == Operation.EMERGENCY) {
            // wants a reason of its own, and raises an alert of its own
            return Optional.empty();
        }
        boolean each = operation == Operation.EXPORT || operation == Operation.BACKUP;
        if (person.isEmpty() && operation != Operation.BACKUP
                || !each && database.read(reads -> noted(reads, user, person))) {
            return Optional.empty();
        }
        return database.write(
                unit -> {
                    Instant now = time.now(unit);
                    if (time.wentBack(unit)) {
                        raiseOnce(unit, Rule.CLOCK, user, now);
                    }
                    Optional<Rule> unusual = judge(unit, user, operation, person, now);
                    if (unusual.isPresent()) {
                        if (Alerts.unanswered(unit, user).stream()
                                .noneMatch(a -> a.rule() == unusual.get())) {
                            Alerts.raise(unit, unusual.get(), user, now, Optional.empty());
                        }
                    } else {
                        note(unit, user, operation.name(), person, now);
                    }
                    return unusual;
                });
    }

    /** Notes a refusal; many of them are an alert. */
    void refused(UnitOfWork unit, String user) {
        Instant now = time.now(unit);
        note(unit, user, REFUSED, Optional.empty(), now);
        Instant since = now.minus(Rule.REFUSALS.window());
        if (count(unit, user, REFUSED, since) >= Settings.number(unit, Setting.REFUSALS)) {
            raiseOnce(unit, Rule.REFUSALS, user, now);
        }
    }

    private static void raiseOnce(UnitOfWork unit, Rule rule, String user, Instant now) {
        if (!Alerts.raised(unit, rule, user, now.minus(rule.window()))) {
            Alerts.raise(unit, rule, user, now, Optional.empty());
        }
    }

    private static void note(
            UnitOfWork unit, String user, String operation, Optional<Person> person, Instant now) {
        unit.update(
                "insert into access_use (number, user_name, operation, patient, used)"
                        + " values (?, ?, ?, ?, ?)",
                unit.next("access_number"),
                user,
                operation,
                person.<@Nullable UUID>map(p -> p.lead().value()).orElse(null),
                now);
    }

    private boolean noted(Reads reads, String user, Optional<Person> person) {
        return reads.first(
                        "select number from access_use where user_name = ? and patient = ?"
                                + " and used > ? limit 1",
                        r -> r.number("number"),
                        user,
                        person.orElseThrow().lead().value(),
                        time.now(reads).minus(AGAIN))
                .isPresent();
    }

    private Optional<Rule> judge(
            Reads reads, String user, Operation operation, Optional<Person> person, Instant now) {
        if (operation == Operation.BACKUP) {
            return over(reads, user, operation, Rule.BACKUPS, Setting.BACKUPS_PER_DAY, now);
        }
        if (person.flatMap(p -> Emergencies.of(reads, user, p, now)).isPresent()) {
            // the reason was given when the record was opened
            return Optional.empty();
        }
        if (isClosed(reads)
                && hasOtherAuditor(reads, user)
                && Alerts.explained(reads, Rule.NIGHT, user)
                        .filter(t -> t.isAfter(now.minus(Rule.NIGHT.window())))
                        .isEmpty()) {
            return Optional.of(Rule.NIGHT);
        }
        Optional<Rule> exports =
                operation == Operation.EXPORT
                        ? over(reads, user, operation, Rule.EXPORTS, Setting.EXPORTS_PER_HOUR, now)
                        : Optional.empty();
        return exports.or(() -> manyPatients(reads, user, person.orElseThrow().lead(), now));
    }

    /** Who works alone works when they like: there is nobody to be told of it. */
    private static boolean hasOtherAuditor(Reads reads, String user) {
        return Users.list(reads).stream()
                .anyMatch(u -> u.may(Operation.AUDIT) && !u.name().equals(user));
    }

    private static Optional<Rule> over(
            Reads reads, String user, Operation operation, Rule rule, Setting limit, Instant now) {
        int before = count(reads, user, operation.name(), since(reads, user, rule, now));
        return before >= Settings.number(reads, limit) ? Optional.of(rule) : Optional.empty();
    }

    private static Optional<Rule> manyPatients(
            Reads reads, String user, PatientKey patient, Instant now) {
        int before =
                reads.first(
                                "select count(distinct patient) as n from access_use"
                                        + " where user_name = ? and used > ? and patient <> ?",
                                r -> r.integer("n"),
                                user,
                                since(reads, user, Rule.MANY_PATIENTS, now),
                                patient.value())
                        .orElse(0);
        return before >= Settings.number(reads, Setting.PATIENTS_PER_HOUR)
                ? Optional.of(Rule.MANY_PATIENTS)
                : Optional.empty();
    }

    private static int count(Reads reads, String user, String operation, Instant since) {
        return reads.first(
                        "select count(*) as n from access_use"
                                + " where user_name = ? and operation = ? and used > ?",
                        r -> r.integer("n"),
                        user,
                        operation,
                        since)
                .orElse(0);
    }

    /** A reason covers what came before it; from there on is counted anew. */
    private static Instant since(Reads reads, String user, Rule rule, Instant now) {
        Instant window = now.minus(rule.window());
        return Alerts.explained(reads, rule, user).filter(t -> t.isAfter(window)).orElse(window);
    }

    /** By the clock on the wall: night and day are not a matter of what came before. */
    private boolean isClosed(Reads reads) {
        ZonedDateTime now = clock.instant().atZone(clock.getZone());
        LocalTime from = LocalTime.parse(Settings.get(reads, Setting.NIGHT_FROM));
        LocalTime to = LocalTime.parse(Settings.get(reads, Setting.NIGHT_TO));
        LocalTime hour = now.toLocalTime();
        boolean night =
                from.isAfter(to)
                        ? !hour.isBefore(from) || hour.isBefore(to)
                        : !hour.isBefore(from) && hour.isBefore(to);
        return night
                || Arrays.stream(Settings.get(reads, Setting.HOLIDAYS).split(","))
                        .filter(d -> !d.isBlank())
                        .anyMatch(d -> LocalDate.parse(d).equals(now.toLocalDate()));
    }
}
