package org.meridian.access;

import org.meridian.core.MeridianException;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Persons.Person;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What the {@link Door} gives; covers all patients when it names nobody. */
final class DoorGrant implements Grant {
    private final String actor;
    private final Purpose purpose;
    private final Optional<Person> person;
    private final Instant end;
    private final Clock clock;
    private final Refusals refusals;

    DoorGrant(
            String actor,
            Purpose purpose,
            Optional<Person> person,
            Instant end,
            Clock clock,
            Refusals refusals) {
        this.actor = actor;
        this.purpose = purpose;
        this.person = person;
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
        check(wanted, person.isEmpty() || person.get().records().contains(whom), Optional.of(whom));
    }

    @Override
    public void requireAll(Purpose wanted) {
        check(wanted, person.isEmpty(), Optional.empty());
    }

    private void check(Purpose wanted, boolean covered, Optional<PatientKey> whom) {
        if (wanted != purpose || !covered || !clock.instant().isBefore(end)) {
            refusals.refused(actor, wanted, whom);
            throw new MeridianException(AccessError.NO_GRANT);
        }
    }
}
