package org.meridian.archive.annotation;

/** What is drawn on a series was changed. */
public record AnnotationsChanged(String seriesInstanceUID) {}
