package org.meridian.workflow;

import org.meridian.core.store.Grant.Purpose;

import java.time.Instant;
import java.util.Optional;

/**
 * What a patient permits.
 *
 * @param by who recorded what it stands on; empty for the admission
 */
public record ConsentLine(
        Purpose purpose, boolean permitted, Basis basis, String by, Optional<Instant> time) {
    /** What it stands on. */
    public enum Basis {
        /** The patient's own decision. */
        RECORDED,
        /** The admission to treatment. */
        ADMISSION,
        /** The site's setting for patients whose decision is not recorded. */
        SITE
    }
}
