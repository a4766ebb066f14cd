package org.meridian.imaging;

import java.util.Optional;

/**
 * A bar of a round length.
 *
 * @param millimetres 1, 2 or 5 times a power of ten
 * @param pixels its length on the device
 */
public record ScaleBar(double millimetres, double pixels) {
    /**
     * The longest round bar that fits; none when the scale is not known.
     *
     * @param millimetresPerPixel of a device pixel; not positive when unknown
     */
    public static Optional<ScaleBar> choose(double millimetresPerPixel, double maximumPixels) {
        if (!(millimetresPerPixel > 0) || !(maximumPixels > 0)) {
            return Optional.empty();
        }
        double maximum = millimetresPerPixel * maximumPixels;
        if (!Double.isFinite(maximum)) {
            return Optional.empty();
        }
        double power = Math.pow(10, Math.floor(Math.log10(maximum)));
        double length = 5 * power <= maximum ? 5 * power : 2 * power <= maximum ? 2 * power : power;
        return Optional.of(new ScaleBar(length, length / millimetresPerPixel));
    }
}
