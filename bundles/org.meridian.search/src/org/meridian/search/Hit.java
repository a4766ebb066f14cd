package org.meridian.search;

import org.meridian.core.record.PatientKey;

import java.util.List;

/**
 * One record that a search found.
 *
 * @param kind and {@code key} name the record, as in {@link
 *     org.meridian.core.store.IndexContributor}
 * @param title one line for the list of hits; names a person
 * @param score higher is better; comparable within one search only
 * @param highlights what in the record was found, the title first; they name a person
 */
public record Hit(
        String kind,
        String key,
        PatientKey patient,
        String title,
        float score,
        List<Highlight> highlights) {}
