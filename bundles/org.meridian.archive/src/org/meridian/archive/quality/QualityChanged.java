package org.meridian.archive.quality;

import org.meridian.core.record.PatientKey;

/** A person decided about an issue; where they mended it, the patient's rows changed. */
public record QualityChanged(PatientKey patient) {}
