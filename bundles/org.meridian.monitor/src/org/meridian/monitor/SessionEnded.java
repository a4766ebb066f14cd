package org.meridian.monitor;

import org.meridian.core.record.PatientKey;

import java.util.UUID;

/** A monitoring session has ended and is filed whole. */
public record SessionEnded(PatientKey patient, UUID session) {}
