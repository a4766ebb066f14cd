package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.ledger.Consent;
import org.meridian.ledger.ConsentRepository;
import org.meridian.ledger.SiteConsent;
import org.meridian.workflow.ConsentLine.Basis;

import java.util.List;
import java.util.Optional;

/** What patients permit; every change is a ledger entry. Safe for all threads. */
public final class Consents {
    /** Purposes that a patient decides about. */
    private static final List<Purpose> ASKED = List.of(Purpose.TREATMENT, Purpose.AI);

    private final Actor actor;
    private final Database database;
    private final ConsentRepository consents;

    Consents(Actor actor, Database database, ConsentRepository consents) {
        this.actor = actor;
        this.database = database;
        this.consents = consents;
    }

    /** One line a purpose, with the decision that holds where there is one. */
    public List<ConsentLine> list(PatientKey patient) {
        Grant grant = actor.grant(Operation.NAMES);
        return database.read(
                reads -> {
                    Optional<SiteConsent> site = consents.site(reads);
                    return ASKED.stream()
                            .map(
                                    purpose ->
                                            consents.standing(reads, grant, patient, purpose)
                                                    .map(Consents::recorded)
                                                    .orElseGet(() -> otherwise(purpose, site)))
                            .toList();
                });
    }

    private static ConsentLine recorded(Consent consent) {
        return new ConsentLine(
                consent.purpose(),
                consent.granted(),
                Basis.RECORDED,
                consent.actor(),
                Optional.of(consent.time()));
    }

    private static ConsentLine otherwise(Purpose purpose, Optional<SiteConsent> site) {
        return purpose == Purpose.AI
                ? new ConsentLine(
                        purpose,
                        site.filter(SiteConsent::granted).isPresent(),
                        Basis.SITE,
                        site.map(SiteConsent::actor).orElse(""),
                        site.map(SiteConsent::time))
                : new ConsentLine(purpose, true, Basis.ADMISSION, "", Optional.empty());
    }

    /** The site's setting for AI, for patients whose own decision is not recorded. */
    public Optional<SiteConsent> site() {
        return database.read(consents::site);
    }

    /** Sets it. */
    public SiteConsent setSite(boolean permitted) {
        Grant grant = actor.grant(Operation.SETTINGS);
        return database.write(unit -> consents.setSite(unit, grant, permitted));
    }

    /**
     * Permits AI at this site, with its entry, where nothing was set yet.
     *
     * @return whether it did, of which a person is told
     */
    boolean setSiteWhereUnset() {
        if (site().isPresent() || !actor.may(Operation.SETTINGS)) {
            return false;
        }
        setSite(true);
        return true;
    }

    /** Records that the patient agrees, or withdraws. */
    public Consent set(PatientKey patient, Purpose purpose, boolean permitted) {
        Grant grant = actor.grant(Operation.CONSENT);
        return database.write(
                unit ->
                        permitted
                                ? consents.grant(unit, grant, patient, purpose)
                                : consents.revoke(unit, grant, patient, purpose));
    }
}
