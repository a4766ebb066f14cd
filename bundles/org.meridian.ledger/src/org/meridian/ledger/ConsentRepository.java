package org.meridian.ledger;

import org.meridian.core.MeridianException;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.ConsentDecisions;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.Persons;
import org.meridian.core.store.Persons.Person;
import org.meridian.core.store.Reads;
import org.meridian.core.store.Row;
import org.meridian.core.store.UnitOfWork;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What patients agreed to, by purpose, with its history. A patient whose record is imported is
 * being treated: treatment is permitted by the admission, until the patient withdraws it. AI is
 * permitted where the patient's consent is recorded and, for patients who were not asked, where the
 * site's setting says so. Each decision is a row and a ledger entry of the same unit. Safe for all
 * threads.
 */
public final class ConsentRepository implements ConsentDecisions {
    private final Persons persons;
    private final Clock clock;

    /**
     * @param persons which records are one person's, who decides for all of them
     */
    public ConsentRepository(Persons persons, Clock clock) {
        this.persons = persons;
        this.clock = clock;
    }

    /**
     * Records that the patient agrees. The grant is one for all patients: one for this patient is
     * not to be had after treatment was withdrawn.
     *
     * @throws MeridianException {@link LedgerError#NOT_A_CONSENT}
     */
    public Consent grant(UnitOfWork unit, Grant grant, PatientKey patient, Purpose purpose) {
        return record(unit, grant, patient, purpose, true);
    }

    /**
     * Records that the patient agrees no more; the door refuses this use from now on.
     *
     * @throws MeridianException {@link LedgerError#NOT_A_CONSENT}
     */
    public Consent revoke(UnitOfWork unit, Grant grant, PatientKey patient, Purpose purpose) {
        return record(unit, grant, patient, purpose, false);
    }

    private Consent record(
            UnitOfWork unit, Grant grant, PatientKey patient, Purpose purpose, boolean granted) {
        grant.require(Purpose.TREATMENT, patient);
        if (purpose != Purpose.TREATMENT && purpose != Purpose.AI) {
            throw new MeridianException(LedgerError.NOT_A_CONSENT);
        }
        Instant time = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Consent consent = new Consent(patient, purpose, granted, grant.actor(), time);
        unit.update(
                "insert into ledger_consent (number, patient, purpose, granted, actor, decided)"
                        + " values (?, ?, ?, ?, ?, ?)",
                unit.next("ledger_consent_number"),
                patient.value(),
                purpose.name(),
                granted,
                consent.actor(),
                time);
        unit.append(
                LedgerEntry.of(
                                grant.actor(),
                                granted
                                        ? LedgerEntry.Type.CONSENT_GRANT
                                        : LedgerEntry.Type.CONSENT_REVOKE,
                                patient,
                                "")
                        .with("purpose", purpose));
        return consent;
    }

    /**
     * Records for all patients without a decision of their own whether AI is permitted.
     *
     * @param grant of one who administers the archive
     */
    public SiteConsent setSite(UnitOfWork unit, Grant grant, boolean granted) {
        grant.requireAll(Purpose.ADMINISTRATION);
        SiteConsent consent =
                new SiteConsent(
                        granted, grant.actor(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        unit.update(
                "insert into ledger_site_consent (number, purpose, granted, actor, decided)"
                        + " values (?, ?, ?, ?, ?)",
                unit.next("ledger_consent_number"),
                Purpose.AI.name(),
                granted,
                consent.actor(),
                consent.time());
        unit.append(
                LedgerEntry.of(
                                grant.actor(),
                                granted
                                        ? LedgerEntry.Type.CONSENT_GRANT
                                        : LedgerEntry.Type.CONSENT_REVOKE)
                        .with("purpose", Purpose.AI)
                        .with("scope", "site"));
        return consent;
    }

    /** The site's setting for AI; empty while none was recorded, which permits nothing. */
    public Optional<SiteConsent> site(Reads reads) {
        return reads.first(
                "select * from ledger_site_consent where purpose = ? order by number desc limit 1",
                row ->
                        new SiteConsent(
                                Boolean.parseBoolean(row.text("granted")),
                                row.text("actor"),
                                row.instant("decided")),
                Purpose.AI.name());
    }

    /**
     * The decision that holds for a patient; empty where the rule for those who did not decide
     * does. Of records that were merged the stricter one holds, until the person decides anew.
     */
    public Optional<Consent> standing(
            Reads reads, Grant grant, PatientKey patient, Purpose purpose) {
        grant.require(Purpose.TREATMENT, patient);
        return standing(reads, patient, purpose);
    }

    private Optional<Consent> standing(Reads reads, PatientKey patient, Purpose purpose) {
        Person person = persons.of(reads, patient);
        List<Consent> decisions =
                person.records().stream()
                        .flatMap(record -> newest(reads, record, purpose).stream())
                        .sorted(Comparator.comparing(Consent::time).reversed())
                        .toList();
        Optional<Consent> newest = decisions.stream().findFirst();
        if (person.records().size() == 1
                || newest.filter(c -> !c.time().isBefore(person.since())).isPresent()) {
            return newest;
        }
        Optional<Consent> refusal = decisions.stream().filter(c -> !c.granted()).findFirst();
        boolean asked = decisions.size() == person.records().size();
        return refusal.or(() -> newest.filter(c -> asked || otherwise(reads, purpose)));
    }

    private static Optional<Consent> newest(Reads reads, PatientKey record, Purpose purpose) {
        return reads.first(
                "select * from ledger_consent where patient = ? and purpose = ?"
                        + " order by number desc limit 1",
                ConsentRepository::consent,
                record.value(),
                purpose.name());
    }

    /** What holds for who did not decide. */
    private boolean otherwise(Reads reads, Purpose purpose) {
        return purpose != Purpose.AI || site(reads).filter(SiteConsent::granted).isPresent();
    }

    @Override
    public boolean permitted(Reads reads, PatientKey patient, Purpose purpose) {
        return standing(reads, patient, purpose)
                .map(Consent::granted)
                .orElseGet(() -> otherwise(reads, purpose));
    }

    private static Consent consent(Row row) {
        return new Consent(
                new PatientKey(row.uuid("patient")),
                Purpose.valueOf(row.text("purpose")),
                Boolean.parseBoolean(row.text("granted")),
                row.text("actor"),
                row.instant("decided"));
    }
}
