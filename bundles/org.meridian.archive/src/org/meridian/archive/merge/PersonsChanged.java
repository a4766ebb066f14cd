package org.meridian.archive.merge;

import org.meridian.core.record.PatientKey;

/** Two records became one person's, or are two persons' again. */
public record PersonsChanged(PatientKey one, PatientKey other) {}
