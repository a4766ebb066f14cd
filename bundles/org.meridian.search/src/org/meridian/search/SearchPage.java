package org.meridian.search;

import java.util.List;
import java.util.Map;

/**
 * What a search found.
 *
 * @param hits those of the page
 * @param total how many there are on all pages, exactly
 * @param facets for each wanted field its values, the most frequent first. A field's counts
 *     disregard the filter of that field, so that they say what another choice would find.
 */
public record SearchPage(List<Hit> hits, long total, Map<String, List<FacetCount>> facets) {}
