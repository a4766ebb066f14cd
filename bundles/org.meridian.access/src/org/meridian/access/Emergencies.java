package org.meridian.access;

import org.meridian.core.MeridianException;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.Persons.Person;
import org.meridian.core.store.Reads;
import org.meridian.core.store.Row;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Emergency access: opens one patient's record for reading, for some hours, to somebody whose role
 * or whose patient's withdrawn consent forbids it. The reason is a ledger entry and an alert. What
 * is not treatment, AI above all, stays forbidden. Safe for all threads.
 */
public final class Emergencies {
    /** What it opens. */
    public static final Set<Operation> OPENS =
            Set.of(Operation.NAMES, Operation.VITALS, Operation.IMAGES, Operation.FINDINGS);

    private final Database database;
    private final AccessTime time;

    public Emergencies(Database database, Clock clock) {
        this.database = database;
        time = new AccessTime(clock);
    }

    /**
     * Opens a record from now on.
     *
     * @param grant for the operation {@link Operation#EMERGENCY}
     * @param text why, at least ten characters (Han characters count twice)
     * @throws MeridianException {@link AccessError#SHORT_REASON}
     */
    public Emergency begin(Grant grant, PatientKey patient, String text) {
        grant.require(Purpose.TREATMENT, patient);
        String reason = Reason.checked(text);
        String user = grant.actor();
        return database.write(
                unit -> {
                    Instant now = time.now(unit);
                    Duration lasts =
                            Duration.ofHours(Settings.number(unit, Setting.EMERGENCY_HOURS));
                    Emergency begun = new Emergency(user, patient, now, now.plus(lasts));
                    unit.update(
                            "insert into access_emergency"
                                    + " (number, user_name, patient, started, ends)"
                                    + " values (?, ?, ?, ?, ?)",
                            unit.next("access_number"),
                            user,
                            patient.value(),
                            begun.started(),
                            begun.ends());
                    unit.append(
                            LedgerEntry.of(user, LedgerEntry.Type.EMERGENCY, patient, "")
                                    .with("reason", reason)
                                    .with("until", begun.ends()));
                    Alerts.raise(unit, Rule.EMERGENCY, user, now, Optional.of(reason));
                    return begun;
                });
    }

    /** A user's emergencies that last. */
    public List<Emergency> open(String user) {
        return database.read(
                reads ->
                        reads.query(
                                "select * from access_emergency where user_name = ? and ends > ?"
                                        + " order by number",
                                Emergencies::emergency,
                                user,
                                time.now(reads)));
    }

    /** The one that opens a person's records to a user now: whichever record it was opened for. */
    static Optional<Emergency> of(Reads reads, String user, Person person, Instant now) {
        return person.records().stream()
                .flatMap(
                        record ->
                                reads
                                        .first(
                                                "select * from access_emergency where user_name = ?"
                                                    + " and patient = ? and ends > ? order by ends"
                                                    + " desc limit 1",
                                                Emergencies::emergency,
                                                user,
                                                record.value(),
                                                now)
                                        .stream())
                .max(Comparator.comparing(Emergency::ends));
    }

    private static Emergency emergency(Row row) {
        return new Emergency(
                row.text("user_name"),
                new PatientKey(row.uuid("patient")),
                row.instant("started"),
                row.instant("ends"));
    }
}
