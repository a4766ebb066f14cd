package org.meridian.access;

/** An alert was raised, explained or seen. */
public record AlertsChanged() {}
