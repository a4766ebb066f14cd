package org.meridian.monitor;

import java.util.UUID;
import org.meridian.core.record.PatientKey;

/** A monitoring session has ended and is filed whole. */
public record SessionEnded(PatientKey patient, UUID session) {}
