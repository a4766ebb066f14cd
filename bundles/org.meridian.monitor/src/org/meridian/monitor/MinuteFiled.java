package org.meridian.monitor;

import org.meridian.core.record.PatientKey;

import java.time.Instant;
import java.util.UUID;

/** A minute of monitoring is in the archive. */
public record MinuteFiled(PatientKey patient, UUID session, Instant minute) {}
