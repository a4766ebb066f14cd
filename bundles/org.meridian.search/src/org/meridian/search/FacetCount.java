package org.meridian.search;

/**
 * How many hits have a value.
 *
 * @param value as it stands in the record
 */
public record FacetCount(String value, long count) {}
