package org.meridian.imaging.measure;

/**
 * What the modality values of an image stand for.
 *
 * @param factor by which a modality value is multiplied (a standardised uptake), mostly 1
 * @param unit in UCUM, see {@link Quantity}
 */
public record ValueUnit(double factor, String unit) {
    public static final ValueUnit NONE = new ValueUnit(1, Quantity.NO_UNIT);
    public static final ValueUnit HOUNSFIELD = new ValueUnit(1, Quantity.HOUNSFIELD);

    public ValueUnit {
        if (!(factor > 0) || !Double.isFinite(factor)) {
            throw new IllegalArgumentException("no factor: " + factor);
        }
    }
}
