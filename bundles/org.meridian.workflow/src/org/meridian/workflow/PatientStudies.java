package org.meridian.workflow;

import org.meridian.core.record.Patient;
import org.meridian.core.record.Study;

import java.util.List;

/** A person with their studies, the newest first. */
public record PatientStudies(Patient patient, List<Study> studies) {}
