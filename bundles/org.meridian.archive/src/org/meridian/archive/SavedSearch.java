package org.meridian.archive;

/** A search that a user kept; its text may name a person. */
public record SavedSearch(String name, String text) {}
