package org.meridian.ui.viewer.model;

import org.meridian.imaging.Slab;
import org.meridian.imaging.Slab.Projection;

import java.text.Normalizer;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How thick a plane through a volume is, and what is shown of what lies in it.
 *
 * @param millimetres from its first sample to its last, to a hundredth; 0 for the plane itself
 */
public record SlabChoice(Projection projection, double millimetres) {
    /** The plane itself. */
    public static final SlabChoice THIN = new SlabChoice(Projection.MAXIMUM, 0);

    /** Those that are offered by name. */
    public static final List<SlabChoice> USUAL =
            List.of(
                    THIN,
                    new SlabChoice(Projection.MAXIMUM, 5),
                    new SlabChoice(Projection.MAXIMUM, 10),
                    new SlabChoice(Projection.MAXIMUM, 20),
                    new SlabChoice(Projection.MINIMUM, 5),
                    new SlabChoice(Projection.MINIMUM, 10),
                    new SlabChoice(Projection.MEAN, 5),
                    new SlabChoice(Projection.MEAN, 10));

    private static final double HUNDREDTHS = 100;

    public SlabChoice {
        if (!(millimetres >= 0 && Double.isFinite(millimetres))) {
            throw new IllegalArgumentException("no thickness: " + millimetres);
        }
        millimetres = Math.round(millimetres * HUNDREDTHS) / HUNDREDTHS;
    }

    /**
     * Reads a thickness as a person types it, with a point or a comma, in digits of any width.
     *
     * @param most the greatest there is, in millimetres
     * @return empty for what is none, or too much
     */
    public static OptionalDouble parse(String typed, double most) {
        String number = Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC);
        if (!number.matches("\\d{1,5}([.,]\\d{0,9})?")) {
            return OptionalDouble.empty();
        }
        double millimetres = Double.parseDouble(number.replace(',', '.'));
        return millimetres <= most ? OptionalDouble.of(millimetres) : OptionalDouble.empty();
    }

    public boolean isThin() {
        return millimetres == 0;
    }

    /** The next usual one, after the last the plane itself again. */
    public SlabChoice next() {
        int at = isThin() ? 0 : USUAL.indexOf(this);
        return USUAL.get((at + 1) % USUAL.size());
    }

    /** By a millimetre up to ten, by five up to fifty, then by ten; on round numbers. */
    public SlabChoice thicker() {
        double step = millimetres < 10 ? 1 : millimetres < 50 ? 5 : 10;
        return new SlabChoice(projection, step * (Math.floor(millimetres / step) + 1));
    }

    /** As it becomes thicker; in the end the plane itself. */
    public SlabChoice thinner() {
        double step = millimetres <= 10 ? 1 : millimetres <= 50 ? 5 : 10;
        return new SlabChoice(projection, Math.max(0, step * (Math.ceil(millimetres / step) - 1)));
    }

    /** Not thicker than so many millimetres. */
    SlabChoice within(double most) {
        return millimetres <= most ? this : new SlabChoice(projection, most);
    }

    /**
     * The slab with a sample about every so many millimetres.
     *
     * @param step between the planes of the volume
     */
    Slab slab(double step) {
        return isThin() ? Slab.THIN : Slab.spanning(projection, millimetres, step);
    }
}
