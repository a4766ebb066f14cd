package org.meridian.workflow;

import org.meridian.core.record.Patient;
import org.meridian.core.record.Study;

import java.util.Optional;

/**
 * A hit of a search with the person it belongs to.
 *
 * @param kind {@code study}, {@code finding}, {@code vitals}
 * @param study where the hit is one or belongs to one
 */
public record Found(
        String kind,
        String key,
        String title,
        double score,
        Patient patient,
        Optional<Study> study) {}
