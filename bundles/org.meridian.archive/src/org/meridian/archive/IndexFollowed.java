package org.meridian.archive;

/** Records that were stored, changed or deleted are found as they are now. */
public record IndexFollowed() {}
