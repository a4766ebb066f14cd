package org.meridian.archive.annotation;

import org.meridian.core.annotation.Annotation;

/**
 * One step of an annotation's history.
 *
 * @param number from 1
 * @param removed whether the step took it away; {@code annotation} is then as it was before, with
 *     who took it away and when
 */
public record AnnotationVersion(int number, boolean removed, Annotation annotation) {}
