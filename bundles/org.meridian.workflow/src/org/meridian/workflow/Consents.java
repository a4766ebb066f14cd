package org.meridian.workflow;

import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.ledger.Consent;
import org.meridian.ledger.ConsentRepository;

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

    /** One line a purpose, with the newest decision where there is one. */
    public List<ConsentLine> list(PatientKey patient) {
        Grant grant = actor.everybody();
        return database.read(
                reads -> {
                    List<Consent> decisions = consents.list(reads, grant, patient);
                    return ASKED.stream()
                            .map(
                                    purpose -> {
                                        Optional<Consent> newest =
                                                decisions.stream()
                                                        .filter(c -> c.purpose() == purpose)
                                                        .findFirst();
                                        return new ConsentLine(
                                                purpose,
                                                consents.permitted(reads, patient, purpose),
                                                newest.map(Consent::actor).orElse(""),
                                                newest.map(Consent::time));
                                    })
                            .toList();
                });
    }

    /** Records that the patient agrees, or withdraws. */
    public Consent set(PatientKey patient, Purpose purpose, boolean permitted) {
        Grant grant = actor.everybody();
        return database.write(
                unit ->
                        permitted
                                ? consents.grant(unit, grant, patient, purpose)
                                : consents.revoke(unit, grant, patient, purpose));
    }
}
