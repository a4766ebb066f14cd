package org.meridian.workflow;

import org.meridian.core.record.Patient;
import org.meridian.core.record.Study;
import org.meridian.search.Highlight;

import java.util.List;
import java.util.Optional;

/**
 * A hit of a search with the person it belongs to.
 *
 * @param kind {@code study}, {@code finding}, {@code vitals}
 * @param study where the hit is one or belongs to one
 * @param highlights what in the record was found
 */
public record Found(
        String kind,
        String key,
        String title,
        double score,
        Patient patient,
        Optional<Study> study,
        List<Highlight> highlights) {}
