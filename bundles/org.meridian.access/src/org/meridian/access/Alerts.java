package org.meridian.access;

import org.meridian.core.MeridianException;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.Reads;
import org.meridian.core.store.Row;
import org.meridian.core.store.UnitOfWork;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Alerts of unusual access: rows for the auditor, each step a ledger entry. For all threads. */
public final class Alerts {
    private final Database database;
    private final AccessTime time;

    public Alerts(Database database, Clock clock) {
        this.database = database;
        time = new AccessTime(clock);
    }

    /**
     * All alerts, the newest first.
     *
     * @param grant for audit
     */
    public List<Alert> list(Grant grant) {
        grant.requireAll(Purpose.AUDIT);
        return database.read(
                reads ->
                        reads.query(
                                "select * from access_alert order by number desc", Alerts::alert));
    }

    /**
     * The auditor has seen an alert.
     *
     * @param grant for audit
     * @throws MeridianException {@link AccessError#NO_SUCH_ALERT}
     */
    public Alert see(Grant grant, long number, String note) {
        grant.requireAll(Purpose.AUDIT);
        return database.write(
                unit -> {
                    int rows =
                            unit.update(
                                    "update access_alert set seen_by = ?, note = ?, seen = ?"
                                            + " where number = ?",
                                    grant.actor(),
                                    note.strip(),
                                    time.now(unit),
                                    number);
                    if (rows == 0) {
                        throw new MeridianException(AccessError.NO_SUCH_ALERT, number);
                    }
                    unit.append(
                            LedgerEntry.of(grant.actor(), LedgerEntry.Type.ALERT)
                                    .with("seen", number)
                                    .with("note", note.strip())
                                    .found(Set.of()));
                    unit.afterCommit(new AlertsChanged());
                    return unit.first(
                                    "select * from access_alert where number = ?",
                                    Alerts::alert,
                                    number)
                            .orElseThrow();
                });
    }

    /**
     * What a user says to their own alerts that ask for a reason; lets them go on.
     *
     * @throws MeridianException {@link AccessError#SHORT_REASON}
     */
    public void explain(String user, String text) {
        String reason = Reason.checked(text);
        database.write(
                unit -> {
                    for (Alert alert : unanswered(unit, user)) {
                        unit.update(
                                "update access_alert set reason = ?, explained = ?"
                                        + " where number = ?",
                                reason,
                                time.now(unit),
                                alert.number());
                        unit.append(
                                LedgerEntry.of(user, LedgerEntry.Type.ALERT)
                                        .with("explained", alert.number())
                                        .with("rule", alert.rule())
                                        .with("reason", reason)
                                        .found(Set.of()));
                    }
                    unit.afterCommit(new AlertsChanged());
                    return reason;
                });
    }

    /**
     * Empties the reasons and notes in which a person is named who is forgotten; as part of a unit.
     * The ledger's entries with them are lost by themselves.
     *
     * @param mentions whether a text names the person
     */
    public void forget(UnitOfWork unit, Grant grant, Predicate<String> mentions) {
        grant.requireAll(Purpose.ADMINISTRATION);
        for (Alert alert : unit.query("select * from access_alert", Alerts::alert)) {
            if (alert.reason().filter(mentions).isPresent()) {
                unit.update("update access_alert set reason = '' where number = ?", alert.number());
            }
            if (alert.note().filter(mentions).isPresent()) {
                unit.update("update access_alert set note = '' where number = ?", alert.number());
            }
        }
    }

    /** A user's alerts that wait for a reason. */
    static List<Alert> unanswered(Reads reads, String user) {
        return reads
                .query(
                        "select * from access_alert where user_name = ? and reason is null",
                        Alerts::alert,
                        user)
                .stream()
                .filter(a -> a.rule().asks())
                .toList();
    }

    /** When a user last gave a reason for this; empty for never. */
    static Optional<Instant> explained(Reads reads, Rule rule, String user) {
        return reads.first(
                "select explained from access_alert where user_name = ? and rule = ?"
                        + " and explained is not null order by explained desc limit 1",
                r -> r.instant("explained"),
                user,
                rule.name());
    }

    /** Whether an alert of this was raised since then. */
    static boolean raised(Reads reads, Rule rule, String user, Instant since) {
        return reads.first(
                        "select number from access_alert where user_name = ? and rule = ?"
                                + " and raised > ? limit 1",
                        r -> r.number("number"),
                        user,
                        rule.name(),
                        since)
                .isPresent();
    }

    /** Raises one, as part of a unit. */
    static void raise(
            UnitOfWork unit, Rule rule, String user, Instant when, Optional<String> reason) {
        long number = unit.next("access_number");
        unit.update(
                "insert into access_alert (number, rule, user_name, raised, reason)"
                        + " values (?, ?, ?, ?, ?)",
                number,
                rule.name(),
                user,
                when,
                reason.orElse(null));
        unit.append(
                LedgerEntry.of(user, LedgerEntry.Type.ALERT)
                        .with("raised", number)
                        .with("rule", rule));
        unit.afterCommit(new AlertsChanged());
    }

    private static Alert alert(Row row) {
        return new Alert(
                row.number("number"),
                Rule.valueOf(row.text("rule")),
                row.text("user_name"),
                row.instant("raised"),
                optional(row, "reason"),
                optional(row, "seen_by"),
                optional(row, "note"));
    }

    private static Optional<String> optional(Row row, String column) {
        return row.isNull(column) ? Optional.empty() : Optional.of(row.text(column));
    }
}
