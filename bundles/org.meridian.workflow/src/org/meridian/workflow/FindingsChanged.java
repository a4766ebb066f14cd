package org.meridian.workflow;

/** Findings of a study were added or decided on. */
public record FindingsChanged(String studyInstanceUID) {}
