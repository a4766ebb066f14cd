package org.meridian.workflow;

import java.util.List;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Study;

/** A person with their studies, the newest first. */
public record PatientStudies(Patient patient, List<Study> studies) {}
