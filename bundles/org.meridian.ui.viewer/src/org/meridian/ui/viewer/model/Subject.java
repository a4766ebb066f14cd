package org.meridian.ui.viewer.model;

import java.util.Optional;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;

/** Whose image is or will be shown. */
public record Subject(Patient patient, Optional<Study> study, Optional<Series> series) {}
