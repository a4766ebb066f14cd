package org.meridian.access;

import org.meridian.core.record.PatientKey;

import java.time.Instant;

/** A record that is open to a user in an emergency, without their having the right to it. */
public record Emergency(String user, PatientKey patient, Instant started, Instant ends) {}
