package org.meridian.workflow;

/** What was stored can be listed and found now. */
public record ArchiveChanged() {}
