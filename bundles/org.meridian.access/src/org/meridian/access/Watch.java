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
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Notes who opened whose record, once an hour each, and judges it by the {@link Rule}s. Everything
 * it goes by is in rows: a restart forgets nothing.
 */
final class Watch {
    /** A record that stays open is noted again after this. */
    private static final Duration AGAIN = Duration.ofHours(1);

    private static final String REFUSED = "REFUSED";

    /** A name in an answer: no record was opened. */
    private static final String LISTED = "LISTED";

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
                    Instant now = now(unit, user);
                    Optional<Rule> unusual = judge(unit, user, operation, person, now);
                    unusual.ifPresentOrElse(
                            rule -> raiseUnanswered(unit, rule, user, now),
                            () -> note(unit, user, operation.name(), lead(person), now));
                    return unusual;
                });
    }

    /**
     * Notes whose names are handed out, where somebody else audits: each once an hour. After a
     * reason no more is noted for as long.
     *
     * @return the rule that wants a reason first; then nobody is noted
     */
    Optional<Rule> names(String user, Set<PatientKey> persons) {
        if (database.read(reads -> !hasOtherAuditor(reads, user))) {
            return Optional.empty();
        }
        return database.write(
                unit -> {
                    Instant now = now(unit, user);
                    Instant since = now.minus(Rule.NAMES.window());
                    if (explainedSince(unit, Rule.NAMES, user, since)) {
                        return Optional.empty();
                    }
                    Set<PatientKey> listed = listed(unit, user, since);
                    Set<PatientKey> more = new HashSet<>(persons);
                    more.removeAll(listed);
                    int most = Settings.number(unit, Setting.NAMES_PER_HOUR);
                    if (!more.isEmpty() && listed.size() + more.size() > most) {
                        raiseUnanswered(unit, Rule.NAMES, user, now);
                        return Optional.of(Rule.NAMES);
                    }
                    more.forEach(p -> note(unit, user, LISTED, Optional.of(p), now));
                    return Optional.empty();
                });
    }

    /** Those whose names were handed out; what is older counts no more and goes. */
    private static Set<PatientKey> listed(UnitOfWork unit, String user, Instant since) {
        unit.update(
                "delete from access_use where user_name = ? and operation = ? and used <= ?",
                user,
                LISTED,
                since);
        return Set.copyOf(
                unit.query(
                        "select patient from access_use where user_name = ? and operation = ?",
                        r -> new PatientKey(r.uuid("patient")),
                        user,
                        LISTED));
    }

    /** A clock that went back is an alert. */
    private Instant now(UnitOfWork unit, String user) {
        Instant now = time.now(unit);
        if (time.wentBack(unit)) {
            raiseOnce(unit, Rule.CLOCK, user, now);
        }
        return now;
    }

    private static Optional<PatientKey> lead(Optional<Person> person) {
        return person.map(Person::lead);
    }

    private static void raiseUnanswered(UnitOfWork unit, Rule rule, String user, Instant now) {
        if (Alerts.unanswered(unit, user).stream().noneMatch(a -> a.rule() == rule)) {
            Alerts.raise(unit, rule, user, now, Optional.empty());
        }
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
            UnitOfWork unit,
            String user,
            String operation,
            Optional<PatientKey> patient,
            Instant now) {
        unit.update(
                "insert into access_use (number, user_name, operation, patient, used)"
                        + " values (?, ?, ?, ?, ?)",
                unit.next("access_number"),
                user,
                operation,
                patient.<@Nullable UUID>map(PatientKey::value).orElse(null),
                now);
    }

    private boolean noted(Reads reads, String user, Optional<Person> person) {
        return reads.first(
                        "select number from access_use where user_name = ? and patient = ?"
                                + " and used > ? and operation <> ? limit 1",
                        r -> r.number("number"),
                        user,
                        person.orElseThrow().lead().value(),
                        time.now(reads).minus(AGAIN),
                        LISTED)
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
                && !explainedSince(reads, Rule.NIGHT, user, now.minus(Rule.NIGHT.window()))) {
            return Optional.of(Rule.NIGHT);
        }
        Optional<Rule> exports =
                operation == Operation.EXPORT
                        ? over(reads, user, operation, Rule.EXPORTS, Setting.EXPORTS_PER_HOUR, now)
                        : Optional.empty();
        return exports.or(() -> manyPatients(reads, user, person.orElseThrow().lead(), now));
    }

    private static boolean explainedSince(Reads reads, Rule rule, String user, Instant since) {
        return Alerts.explained(reads, rule, user).filter(t -> t.isAfter(since)).isPresent();
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
                                        + " where user_name = ? and used > ? and patient <> ?"
                                        + " and operation <> ?",
                                r -> r.integer("n"),
                                user,
                                since(reads, user, Rule.MANY_PATIENTS, now),
                                patient.value(),
                                LISTED)
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
