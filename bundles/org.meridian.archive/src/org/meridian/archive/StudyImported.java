package org.meridian.archive;

import org.meridian.core.record.PatientKey;

/** An import has brought everything it had for a study. */
public record StudyImported(PatientKey patient, String studyInstanceUID) {}
