package org.meridian.dicom.pixel;

import org.meridian.core.text.Texts;

import java.util.Locale;

/** Why a PET image has no standardised uptake values. */
public enum UptakeProblem {
    /** Not corrected for attenuation and decay. */
    NOT_CORRECTED,
    /** Decay was corrected neither to the start of the scan nor to the injection. */
    DECAY_CORRECTION,
    /** Units that are neither Bq/ml, counts with a factor, nor uptake values. */
    UNITS,
    /** No weight of the patient. */
    NO_WEIGHT,
    /** No injected dose or no half-life. */
    NO_DOSE,
    /** No time of the injection or of the scan, or the scan comes first. */
    NO_TIME;

    /** A sentence for a person. */
    public String text(Locale locale) {
        return Texts.of(UptakeProblem.class, locale).get(name());
    }
}
