package org.meridian.core.store;

import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;

import java.util.Optional;

/**
 * Whom a key names, for rooms that keep values of a patient and not the person: the archive
 * implements it. Called inside a read whose caller has passed the door.
 */
@FunctionalInterface
public interface PatientDirectory {
    /** The person; empty when there is none with this key. */
    Optional<Patient> patient(Reads reads, PatientKey key);
}
