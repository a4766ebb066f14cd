package org.meridian.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.ledger.LedgerFixture.ONE;
import static org.meridian.ledger.LedgerFixture.TWO;
import static org.meridian.ledger.LedgerFixture.grant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.LedgerEntry.Type;
import org.meridian.core.store.Persons.Person;
import org.meridian.testkit.store.MovableClock;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class ConsentRepositoryTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final ConsentRepository consents =
            new ConsentRepository((reads, record) -> person(record), clock);
    private final Grant all = grant(Purpose.TREATMENT, Optional.empty());
    private final Grant admin = grant(Purpose.ADMINISTRATION, Optional.empty());
    private final LedgerFixture log;
    private boolean merged;
    private Instant since = Instant.EPOCH;

    ConsentRepositoryTest(@TempDir Path folder) {
        log = new LedgerFixture(folder, clock);
    }

    @AfterEach
    void close() {
        log.close();
    }

    private boolean permitted(PatientKey patient, Purpose purpose) {
        return log.store.read(r -> consents.permitted(r, patient, purpose));
    }

    private Optional<Consent> standing(Purpose purpose) {
        return log.store.read(r -> consents.standing(r, all, ONE, purpose));
    }

    /** Both records are one person's from now on. */
    private void merge() {
        clock.move(Duration.ofMinutes(1));
        merged = true;
        since = clock.instant();
        clock.move(Duration.ofMinutes(1));
    }

    private Person person(PatientKey record) {
        return merged
                ? new Person(ONE, List.of(ONE, TWO), since)
                : new Person(record, List.of(record), Instant.EPOCH);
    }

    @Test
    void ofMergedRecordsTheStricterDecisionHoldsUntilThePersonDecidesAnew() {
        log.store.write(u -> consents.setSite(u, admin, true));
        log.store.write(u -> consents.revoke(u, all, TWO, Purpose.AI));
        log.store.write(u -> consents.revoke(u, all, TWO, Purpose.TREATMENT));
        clock.move(Duration.ofMinutes(1));
        log.store.write(u -> consents.grant(u, all, ONE, Purpose.AI));
        merge();
        for (PatientKey record : List.of(ONE, TWO)) {
            assertFalse(permitted(record, Purpose.AI));
            assertFalse(permitted(record, Purpose.TREATMENT));
        }
        Consent anew = log.store.write(u -> consents.grant(u, all, ONE, Purpose.AI));
        assertEquals(Optional.of(anew), standing(Purpose.AI));
        assertTrue(permitted(TWO, Purpose.AI));
        merged = false;
        assertTrue(permitted(ONE, Purpose.AI));
        assertFalse(permitted(TWO, Purpose.AI));
        assertTrue(permitted(ONE, Purpose.TREATMENT));
    }

    @Test
    void aRecordThatWasNotAskedStandsUnderTheSitesSettingAlsoWhenMerged() {
        log.store.write(u -> consents.grant(u, all, ONE, Purpose.AI));
        merge();
        assertFalse(permitted(ONE, Purpose.AI));
        log.store.write(u -> consents.setSite(u, admin, true));
        assertTrue(permitted(TWO, Purpose.AI));
    }

    @Test
    void withoutTheSitesSettingAiWaitsForThePatientAndTreatmentDoesNot() {
        assertTrue(permitted(ONE, Purpose.TREATMENT));
        assertFalse(permitted(ONE, Purpose.AI));
        log.store.write(u -> consents.grant(u, all, ONE, Purpose.AI));
        assertTrue(permitted(ONE, Purpose.AI));
        assertFalse(permitted(TWO, Purpose.AI));
    }

    @Test
    void theSitesSettingHoldsForThoseWhoDidNotDecideAndIsAnEntry() {
        assertEquals(Optional.empty(), log.store.read(consents::site));
        SiteConsent set = log.store.write(u -> consents.setSite(u, admin, true));
        assertEquals(Optional.of(set), log.store.read(consents::site));
        log.store.write(u -> consents.revoke(u, all, ONE, Purpose.AI));
        assertFalse(permitted(ONE, Purpose.AI));
        assertTrue(permitted(TWO, Purpose.AI));
        log.store.write(u -> consents.grant(u, all, ONE, Purpose.AI));
        log.store.write(u -> consents.setSite(u, admin, false));
        assertTrue(permitted(ONE, Purpose.AI));
        assertFalse(permitted(TWO, Purpose.AI));
        List<LedgerRecord> entries =
                log.store.read(
                        r -> log.ledger.list(r, grant(Purpose.AUDIT, Optional.empty()), -1, 9));
        assertEquals(
                List.of(
                        Type.CONSENT_GRANT,
                        Type.CONSENT_REVOKE,
                        Type.CONSENT_GRANT,
                        Type.CONSENT_REVOKE),
                entries.stream().map(LedgerRecord::type).toList());
        assertEquals("site", entries.get(3).content().get("scope"));
        assertEquals(Optional.empty(), entries.get(3).patient());
        assertTrue(log.verify().intact());
        Grant one = grant(Purpose.TREATMENT, Optional.of(ONE));
        assertThrows(
                SecurityException.class,
                () -> log.store.write(u -> consents.setSite(u, one, true)));
    }

    @Test
    void treatmentAndAiArePermittedUntilWithdrawn() {
        log.store.write(u -> consents.setSite(u, admin, true));
        for (Purpose purpose : Purpose.values()) {
            assertTrue(permitted(ONE, purpose));
        }
        Consent withdrawn = log.store.write(u -> consents.revoke(u, all, ONE, Purpose.AI));
        assertEquals(Optional.of(withdrawn), standing(Purpose.AI));
        assertFalse(permitted(ONE, Purpose.AI));
        assertTrue(permitted(ONE, Purpose.TREATMENT));
        assertTrue(permitted(TWO, Purpose.AI));
        clock.move(Duration.ofMinutes(1));
        Consent given = log.store.write(u -> consents.grant(u, all, ONE, Purpose.AI));
        assertTrue(permitted(ONE, Purpose.AI));
        assertEquals(Optional.of(given), standing(Purpose.AI));
        assertEquals(clock.instant(), given.time());
    }

    @Test
    void eachDecisionIsAnEntry() {
        log.store.write(u -> consents.revoke(u, all, ONE, Purpose.AI));
        log.store.write(u -> consents.grant(u, all, ONE, Purpose.TREATMENT));
        List<LedgerRecord> entries =
                log.store.read(
                        r -> log.ledger.list(r, grant(Purpose.AUDIT, Optional.empty()), -1, 9));
        assertEquals(
                List.of(Type.CONSENT_REVOKE, Type.CONSENT_GRANT),
                entries.stream().map(LedgerRecord::type).toList());
        assertEquals("AI", entries.get(0).content().get("purpose"));
        assertEquals(Optional.of(ONE), entries.get(0).patient());
        assertTrue(log.verify().intact());
    }

    @Test
    void wantsAGrantAndAPurposeToConsentTo() {
        Grant others = grant(Purpose.TREATMENT, Optional.of(TWO));
        assertThrows(
                SecurityException.class,
                () -> log.store.write(u -> consents.revoke(u, others, ONE, Purpose.AI)));
        assertThrows(
                SecurityException.class,
                () -> log.store.read(r -> consents.standing(r, others, ONE, Purpose.AI)));
        MeridianException e =
                assertThrows(
                        MeridianException.class,
                        () -> log.store.write(u -> consents.grant(u, all, ONE, Purpose.AUDIT)));
        assertEquals(LedgerError.NOT_A_CONSENT, e.errorCode());
        assertEquals(0, log.verify().entries());
    }
}
