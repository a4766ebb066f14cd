package org.meridian.access;

import org.meridian.core.MeridianException;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.ConsentDecisions;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.Reads;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The one door to patient data: makes grants after role and consent. A refusal is a ledger entry of
 * its own. Ask again for each use: a grant does not see a consent withdrawn after it was made. Safe
 * for all threads but the writer's.
 */
public final class Door {
    /** How long a grant lasts. */
    public static final Duration LASTS = Duration.ofHours(12);

    private final Database database;
    private final ConsentDecisions consent;
    private final Clock clock;

    public Door(Database database, ConsentDecisions consent, Clock clock) {
        this.database = database;
        this.consent = consent;
        this.clock = clock;
    }

    /**
     * A grant for one patient.
     *
     * @throws MeridianException {@link AccessError#UNKNOWN_USER}, {@link AccessError#ROLE}, {@link
     *     AccessError#CONSENT_WITHDRAWN}
     */
    public Grant forPatient(String user, Purpose purpose, PatientKey patient) {
        return grant(user, purpose, Optional.of(patient));
    }

    /**
     * A grant for all patients: importing, listing, searching, auditing. There is none for AI,
     * which each patient decides about.
     *
     * @throws MeridianException {@link AccessError#UNKNOWN_USER}, {@link AccessError#ROLE}
     */
    public Grant forAll(String user, Purpose purpose) {
        return grant(user, purpose, Optional.empty());
    }

    private Grant grant(String user, Purpose purpose, Optional<PatientKey> patient) {
        Optional<AccessError> refusal =
                database.read(reads -> refusal(reads, user, purpose, patient));
        if (refusal.isPresent()) {
            LedgerEntry entry = Refusals.entry(user, refusal.get(), purpose, patient);
            database.write(
                    unit -> {
                        unit.append(entry);
                        return entry;
                    });
            throw new MeridianException(refusal.get());
        }
        return new DoorGrant(
                user, purpose, patient, clock.instant().plus(LASTS), clock, new Refusals(database));
    }

    private Optional<AccessError> refusal(
            Reads reads, String user, Purpose purpose, Optional<PatientKey> patient) {
        Optional<User> known = Users.find(reads, user);
        if (known.isEmpty()) {
            return Optional.of(AccessError.UNKNOWN_USER);
        }
        if (!known.get().role().allows(purpose)) {
            return Optional.of(AccessError.ROLE);
        }
        if (patient.isEmpty()) {
            return Optional.of(AccessError.NO_GRANT).filter(e -> purpose == Purpose.AI);
        }
        return consent.permitted(reads, patient.get(), purpose)
                ? Optional.empty()
                : Optional.of(AccessError.CONSENT_WITHDRAWN);
    }
}
