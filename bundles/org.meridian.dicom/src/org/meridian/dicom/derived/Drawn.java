package org.meridian.dicom.derived;

import org.meridian.core.annotation.Annotation;
import org.meridian.imaging.measure.Measurement;

/** An annotation with what it measures, as it is written into an object. */
public record Drawn(Annotation annotation, Measurement measurement) {}
