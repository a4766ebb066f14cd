package org.meridian.imaging.measure;

import org.meridian.imaging.UptakeKind;

import java.util.Locale;

/**
 * One measured value.
 *
 * @param unit in UCUM: {@code mm}, {@code mm2}, {@code deg}, {@code [hnsf'U]} (Hounsfield), those
 *     of {@link UptakeKind}, {@code {pixels}} and {@code {pixels}2} where no size is known, {@code
 *     1} for values of no unit
 */
public record Quantity(Kind kind, double value, String unit) {
    public static final String MILLIMETRE = "mm";
    public static final String SQUARE_MILLIMETRE = "mm2";
    public static final String DEGREE = "deg";
    public static final String HOUNSFIELD = "[hnsf'U]";
    public static final String PIXEL = "{pixels}";
    public static final String SQUARE_PIXEL = "{pixels}2";
    public static final String NO_UNIT = "1";

    /** The value with its unit as it is written beside a drawing, in digits of no language. */
    public String text() {
        String shown =
                switch (unit) {
                    case SQUARE_MILLIMETRE -> "mm²";
                    case DEGREE -> "°";
                    case HOUNSFIELD -> "HU";
                    case PIXEL -> "px";
                    case SQUARE_PIXEL -> "px²";
                    case NO_UNIT -> "";
                    default -> UptakeKind.ofUnit(unit).map(UptakeKind::title).orElse(unit);
                };
        return String.format(Locale.ROOT, "%.1f %s", value, shown).strip();
    }

    /** What is measured. */
    public enum Kind {
        LENGTH,
        ANGLE,
        AREA,
        MEAN,
        /** Standard deviation of the pixels in a region, as a population. */
        DEVIATION,
        MINIMUM,
        MAXIMUM
    }
}
