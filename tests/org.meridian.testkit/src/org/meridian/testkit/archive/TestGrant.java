package org.meridian.testkit.archive;

import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Grant;

import java.util.Optional;

/** A grant made without asking anybody; what it does not cover fails with a SecurityException. */
public final class TestGrant implements Grant {
    private final Optional<PatientKey> only;

    private TestGrant(Optional<PatientKey> only) {
        this.only = only;
    }

    /** For the treatment of all patients. */
    public static TestGrant all() {
        return new TestGrant(Optional.empty());
    }

    /** For the treatment of one patient. */
    public static TestGrant of(PatientKey patient) {
        return new TestGrant(Optional.of(patient));
    }

    @Override
    public String actor() {
        return "tester";
    }

    @Override
    public Purpose purpose() {
        return Purpose.TREATMENT;
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
