package org.meridian.dicom.pixel;

import org.meridian.core.text.Texts;

import java.util.Locale;

/** Why a PET image has no standardised uptake values, or none of a kind. */
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
    NO_TIME,
    /** No height of the patient: only uptake by body weight. */
    NO_HEIGHT,
    /** No sex of the patient that formulas of lean body mass know. */
    NO_SEX,
    /** The formula of lean body mass means nothing for this weight and height. */
    NO_LEAN_MASS,
    /** The file does not tell the formula of its lean body mass. */
    NO_FORMULA,
    /** Not all images of the series tell the same weight and height. */
    SEVERAL_BODIES;

    /** A sentence for a person. */
    public String text(Locale locale) {
        return Texts.of(UptakeProblem.class, locale).get(name());
    }
}
