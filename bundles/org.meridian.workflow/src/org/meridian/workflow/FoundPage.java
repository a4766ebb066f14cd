package org.meridian.workflow;

import org.meridian.search.FacetCount;

import java.util.List;
import java.util.Map;

/**
 * A part of what a search found.
 *
 * @param hits the best first, or in the order asked for
 * @param total how many there are on all pages
 * @param facets values with their counts, by field
 */
public record FoundPage(List<Found> hits, long total, Map<String, List<FacetCount>> facets) {}
