package org.meridian.imaging.display;

import org.meridian.imaging.GrayscaleStandardDisplay;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Luminances that were measured on a screen with a photometer close to it, in candela per square
 * metre, at the {@linkplain #LEVELS driving levels} of the patterns TG18-LN8-01 to -18.
 *
 * @param luminances without the room's light, one a driving level; each more than the one before
 * @param ambient luminance of the room's light that the screen reflects while it is off; what a
 *     reader sees is this and the screen's own
 */
public record LuminanceResponse(List<Double> luminances, double ambient) {
    /** From black to white in equal steps. */
    public static final List<Integer> LEVELS =
            IntStream.range(0, 18).mapToObj(i -> 15 * i).toList();

    private static final double DARKEST =
            GrayscaleStandardDisplay.luminance(GrayscaleStandardDisplay.FIRST_JND);
    private static final double BRIGHTEST =
            GrayscaleStandardDisplay.luminance(GrayscaleStandardDisplay.LAST_JND);

    /**
     * @throws IllegalArgumentException when they are not 18, do not rise, or are beyond what the
     *     display function is defined for
     */
    public LuminanceResponse {
        luminances = List.copyOf(luminances);
        if (luminances.size() != LEVELS.size()) {
            throw new IllegalArgumentException(luminances.size() + " luminances");
        }
        if (!(ambient >= 0)) {
            throw new IllegalArgumentException("ambient luminance " + ambient);
        }
        double least = 0;
        for (double luminance : luminances) {
            double seen = luminance + ambient;
            if (!(luminance >= least) || seen < DARKEST || seen > BRIGHTEST) {
                throw new IllegalArgumentException("luminance " + luminance);
            }
            least = Math.nextUp(luminance);
        }
    }

    /** What a reader sees at each driving level of {@link #LEVELS}, the room's light included. */
    public double[] seen() {
        return luminances.stream().mapToDouble(l -> l + ambient).toArray();
    }
}
