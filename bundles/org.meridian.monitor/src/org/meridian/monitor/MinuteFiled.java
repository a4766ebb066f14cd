package org.meridian.monitor;

import java.time.Instant;
import java.util.UUID;
import org.meridian.core.record.PatientKey;

/** A minute of monitoring is in the archive. */
public record MinuteFiled(PatientKey patient, UUID session, Instant minute) {}
