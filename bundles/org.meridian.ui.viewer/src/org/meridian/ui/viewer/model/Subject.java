package org.meridian.ui.viewer.model;

import org.meridian.core.record.Patient;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;

import java.util.Optional;

/** Whose image is or will be shown. */
public record Subject(Patient patient, Optional<Study> study, Optional<Series> series) {}
