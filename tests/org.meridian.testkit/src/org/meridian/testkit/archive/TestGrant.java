package org.meridian.testkit.archive;

import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Grant;

import java.util.Optional;

/** A grant made without asking anybody; what it does not cover fails with a SecurityException. */
public final class TestGrant implements Grant {
    private final Purpose purpose;
    private final Optional<PatientKey> only;

    private TestGrant(Purpose purpose, Optional<PatientKey> only) {
        this.purpose = purpose;
        this.only = only;
    }

    /** For the treatment of all patients. */
    public static TestGrant all() {
        return new TestGrant(Purpose.TREATMENT, Optional.empty());
    }

    /** For the administration of the archive. */
    public static TestGrant administration() {
        return new TestGrant(Purpose.ADMINISTRATION, Optional.empty());
    }

    /** For the audit of all patients. */
    public static TestGrant audit() {
        return new TestGrant(Purpose.AUDIT, Optional.empty());
    }

    /** For the treatment of one patient. */
    public static TestGrant of(PatientKey patient) {
        return new TestGrant(Purpose.TREATMENT, Optional.of(patient));
    }

    @Override
    public String actor() {
        return "tester";
    }

    @Override
    public Purpose purpose() {
        return purpose;
    }

    @Override
    public void require(Purpose wanted, PatientKey patient) {
        if (wanted != purpose() || only.isPresent() && !only.get().equals(patient)) {
            throw new SecurityException("not granted");
        }
    }

    @Override
    public void requireAll(Purpose wanted) {
        if (wanted != purpose() || only.isPresent()) {
            throw new SecurityException("not granted");
        }
    }
}
