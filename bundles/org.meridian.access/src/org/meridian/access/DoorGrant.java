package org.meridian.access;

import org.meridian.core.MeridianException;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Grant;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What the {@link Door} gives; covers all patients when it names none. */
final class DoorGrant implements Grant {
    private final String actor;
    private final Purpose purpose;
    private final Optional<PatientKey> patient;
    private final Instant end;
    private final Clock clock;
    private final Refusals refusals;

    DoorGrant(
            String actor,
            Purpose purpose,
            Optional<PatientKey> patient,
            Instant end,
            Clock clock,
            Refusals refusals) {
        this.actor = actor;
        this.purpose = purpose;
        this.patient = patient;
        this.end = end;
        this.clock = clock;
        this.refusals = refusals;
    }

    @Override
    public String actor() {
        return actor;
    }

    @Override
    public Purpose purpose() {
        return purpose;
    }

    @Override
    public void require(Purpose wanted, PatientKey whom) {
        check(wanted, patient.isEmpty() || patient.get().equals(whom), Optional.of(whom));
    }

    @Override
    public void requireAll(Purpose wanted) {
        check(wanted, patient.isEmpty(), Optional.empty());
    }

    private void check(Purpose wanted, boolean covered, Optional<PatientKey> whom) {
        if (wanted != purpose || !covered || !clock.instant().isBefore(end)) {
            refusals.refused(actor, wanted, whom);
            throw new MeridianException(AccessError.NO_GRANT);
        }
    }
}
