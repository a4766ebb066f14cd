package org.meridian.ledger;

import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Grant.Purpose;

import java.time.Instant;

/**
 * One decision of a patient, as somebody recorded it.
 *
 * @param granted false for a withdrawal
 * @param actor who recorded it
 */
public record Consent(
        PatientKey patient, Purpose purpose, boolean granted, String actor, Instant time) {}
