package org.meridian.ledger;

import org.meridian.core.event.Events;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Grant;
import org.meridian.core.store.LedgerEntry;
import org.meridian.store.KeySource;
import org.meridian.store.Store;
import org.meridian.store.Vault;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A store with a ledger. */
final class LedgerFixture implements AutoCloseable {
    static final PatientKey ONE = PatientKey.of("00000000-0000-0000-0000-000000000001");
    static final PatientKey TWO = PatientKey.of("00000000-0000-0000-0000-000000000002");

    final Vault vault;
    final Events events = new Events();
    final Ledger ledger;
    final Store store;

    LedgerFixture(Path folder, Clock clock) {
        vault = Vault.open(folder, KeySource.besideArchive());
        ledger = new Ledger(vault, events, clock);
        store = Store.open(vault, List.of(Ledger.SCHEMA), ledger, events, clock);
    }

    /** Adds entries, each in a unit and group of its own. */
    void add(int count) {
        for (int i = 0; i < count; i++) {
            PatientKey patient = i % 2 == 0 ? ONE : TWO;
            LedgerEntry entry =
                    i % 5 == 4
                            ? LedgerEntry.of("王医生", LedgerEntry.Type.SEARCH).with("hits", i)
                            : LedgerEntry.of("王医生", LedgerEntry.Type.OPEN, patient, "1.2." + i)
                                    .with("n", i);
            store.write(
                    u -> {
                        u.append(entry);
                        return entry;
                    });
        }
    }

    LedgerReport verify() {
        return store.read(ledger::verify);
    }

    /** Changes rows as somebody would who has the database and its key. */
    void tamper(String sql, Object... parameters) {
        store.write(u -> u.update(sql, parameters));
    }

    /** As {@link #tamper}, all at once. */
    void tamperAtOnce(String... statements) {
        store.write(
                u -> {
                    for (String sql : statements) {
                        u.update(sql);
                    }
                    return statements;
                });
    }

    static Grant grant(Grant.Purpose purpose, Optional<PatientKey> patient) {
        return new TestGrant(purpose, patient);
    }

    private static final class TestGrant implements Grant {
        private final Purpose purpose;
        private final Optional<PatientKey> patient;

        TestGrant(Purpose purpose, Optional<PatientKey> patient) {
            this.purpose = purpose;
            this.patient = patient;
        }

        @Override
        public String actor() {
            return "王医生";
        }

        @Override
        public Purpose purpose() {
            return purpose;
        }

        @Override
        public void require(Purpose wanted, PatientKey whom) {
            if (wanted != purpose || patient.isPresent() && !patient.get().equals(whom)) {
                throw new SecurityException();
            }
        }

        @Override
        public void requireAll(Purpose wanted) {
            if (wanted != purpose || patient.isPresent()) {
                throw new SecurityException();
            }
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
