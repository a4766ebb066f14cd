package org.meridian.access;

import org.meridian.core.MeridianException;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.ConsentDecisions;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.Persons;
import org.meridian.core.store.Persons.Person;
import org.meridian.core.store.Reads;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one door to patient data: makes grants after role and consent. A use case asks for the {@link
 * Operation} that it is. A refusal is a ledger entry of its own. Ask again for each use: a grant
 * does not see a consent withdrawn after it was made. Safe for all threads but the writer's.
 */
public final class Door {
    /** How long a grant lasts. */
    public static final Duration LASTS = Duration.ofHours(12);

    private final Database database;
    private final ConsentDecisions consent;
    private final Persons persons;
    private final Clock clock;
    private final Watch watch;
    private final AccessTime time;

    /**
     * @param persons which records are one person's: a right to one of them is one to all
     */
    public Door(Database database, ConsentDecisions consent, Persons persons, Clock clock) {
        this.database = database;
        this.consent = consent;
        this.persons = persons;
        this.clock = clock;
        watch = new Watch(database, clock);
        time = new AccessTime(clock);
    }

    /**
     * A grant for one patient, with all records that are merged with this one.
     *
     * @throws MeridianException {@link AccessError#UNKNOWN_USER}, {@link AccessError#ROLE}, {@link
     *     AccessError#CONSENT_WITHDRAWN}
     */
    public Grant forPatient(String user, Operation operation, PatientKey patient) {
        return grant(user, operation, Optional.of(patient));
    }

    /**
     * A grant for all patients: importing, listing, searching, auditing. There is none for AI,
     * which each patient decides about.
     *
     * @throws MeridianException {@link AccessError#UNKNOWN_USER}, {@link AccessError#ROLE}
     */
    public Grant forAll(String user, Operation operation) {
        return grant(user, operation, Optional.empty());
    }

    /**
     * Lets a user in to work, without a right to anything yet.
     *
     * @return the name
     * @throws MeridianException {@link AccessError#UNKNOWN_USER}, {@link AccessError#DISABLED}
     */
    public String admit(String user) {
        Optional<AccessError> refusal =
                database.read(
                        reads -> {
                            Optional<User> known = Users.find(reads, user);
                            return known.isEmpty()
                                    ? Optional.of(AccessError.UNKNOWN_USER)
                                    : known.filter(User::disabled).map(u -> AccessError.DISABLED);
                        });
        if (refusal.isPresent()) {
            refuse(
                    LedgerEntry.of(user, LedgerEntry.Type.REFUSAL)
                            .with("code", refusal.get().code()));
            throw new MeridianException(refusal.get());
        }
        return user;
    }

    private void refuse(LedgerEntry entry) {
        database.write(
                unit -> {
                    unit.append(entry);
                    watch.refused(unit, entry.actor());
                    return entry;
                });
    }

    /** Whether the user's roles include the operation; asking is no use and no entry. */
    public boolean may(String user, Operation operation) {
        return database.read(
                reads -> Users.find(reads, user).filter(u -> u.may(operation)).isPresent());
    }

    /** Whether roles, consent or an emergency open this to the user; asking is no use. */
    public boolean may(String user, Operation operation, PatientKey patient) {
        return database.read(reads -> refusal(reads, user, operation, Optional.of(patient)))
                .isEmpty();
    }

    /**
     * Lets names out in an answer that leaves the program as data, after their list passed this
     * door.
     *
     * @param persons by their leading records
     * @throws MeridianException {@link AccessError#REASON}
     */
    public void handOut(String user, Set<PatientKey> persons) {
        stop(watch.names(user, persons));
    }

    private static void stop(Optional<Rule> unusual) {
        unusual.ifPresent(
                rule -> {
                    throw new MeridianException(AccessError.REASON, rule);
                });
    }

    private Grant grant(String user, Operation operation, Optional<PatientKey> patient) {
        Optional<AccessError> refusal =
                database.read(reads -> refusal(reads, user, operation, patient));
        if (refusal.isPresent()) {
            refuse(
                    Refusals.entry(user, refusal.get(), operation.purpose(), patient)
                            .with("operation", operation));
            throw refused(refusal.get(), operation, patient);
        }
        Optional<Person> person = patient.map(p -> database.read(r -> persons.of(r, p)));
        stop(watch.use(user, operation, person));
        return new DoorGrant(
                user,
                operation.purpose(),
                person,
                end(user, person),
                clock,
                new Refusals(database));
    }

    /** The text has the operation and the roles; whose record it was is for who may open it. */
    private static MeridianException refused(
            AccessError refusal, Operation operation, Optional<PatientKey> patient) {
        List<Role> roles = Role.thatMay(operation);
        return patient.map(p -> new MeridianException(refusal, operation, roles, p))
                .orElseGet(() -> new MeridianException(refusal, operation, roles));
    }

    /** An emergency's end where there is one. */
    private Instant end(String user, Optional<Person> person) {
        return person.flatMap(p -> database.read(r -> Emergencies.of(r, user, p, time.now(r))))
                .map(Emergency::ends)
                .orElseGet(() -> clock.instant().plus(LASTS));
    }

    private Optional<AccessError> refusal(
            Reads reads, String name, Operation operation, Optional<PatientKey> patient) {
        Optional<User> user = Users.find(reads, name);
        if (user.isEmpty()) {
            return Optional.of(AccessError.UNKNOWN_USER);
        }
        if (user.get().disabled()) {
            return Optional.of(AccessError.DISABLED);
        }
        boolean emergency =
                patient.filter(p -> Emergencies.OPENS.contains(operation))
                        .flatMap(
                                p ->
                                        Emergencies.of(
                                                reads, name, persons.of(reads, p), time.now(reads)))
                        .isPresent();
        if (emergency) {
            return Optional.empty();
        }
        if (!user.get().may(operation)) {
            return Optional.of(AccessError.ROLE);
        }
        Purpose purpose = operation.purpose();
        if (patient.isEmpty()) {
            return Optional.of(AccessError.NO_GRANT).filter(e -> purpose == Purpose.AI);
        }
        return consent.permitted(reads, patient.get(), purpose)
                ? Optional.empty()
                : Optional.of(AccessError.CONSENT_WITHDRAWN);
    }
}
