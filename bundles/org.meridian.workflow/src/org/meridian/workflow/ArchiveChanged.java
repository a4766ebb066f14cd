package org.meridian.workflow;

/**
 * What is listed or found is different now. Of what was stored this comes twice: when it can be
 * listed, and when the search finds it.
 */
public record ArchiveChanged() {}
