package org.meridian.archive;

import org.meridian.core.record.PatientKey;

/** Something of this person went into the trash, came back or was deleted. */
public record TrashChanged(PatientKey patient) {}
