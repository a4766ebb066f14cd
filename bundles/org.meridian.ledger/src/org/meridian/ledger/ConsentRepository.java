package org.meridian.ledger;

import org.meridian.core.MeridianException;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.ConsentDecisions;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.Reads;
import org.meridian.core.store.Row;
import org.meridian.core.store.UnitOfWork;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    private final Clock clock;

    public ConsentRepository(Clock clock) {
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

    /** The patient's decisions, the newest first. */
    public List<Consent> list(Reads reads, Grant grant, PatientKey patient) {
        grant.require(Purpose.TREATMENT, patient);
        return reads.query(
                "select * from ledger_consent where patient = ? order by number desc",
                ConsentRepository::consent,
                patient.value());
    }

    @Override
    public boolean permitted(Reads reads, PatientKey patient, Purpose purpose) {
        return reads.first(
                        "select * from ledger_consent where patient = ? and purpose = ?"
                                + " order by number desc limit 1",
                        ConsentRepository::consent,
                        patient.value(),
                        purpose.name())
                .map(Consent::granted)
                .orElseGet(
                        () ->
                                purpose != Purpose.AI
                                        || site(reads).filter(SiteConsent::granted).isPresent());
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
