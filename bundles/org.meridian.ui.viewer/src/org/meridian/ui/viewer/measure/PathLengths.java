package org.meridian.ui.viewer.measure;

import org.meridian.imaging.Straightening;
import org.meridian.imaging.measure.Point;

/**
 * What a line on a straightened image measures. Between its ends' cross-sections lies a length of
 * the path, and within a cross-section distances are those of the patient; a slanted line is none
 * of both, for what lies beside a bent path is stretched or squeezed.
 *
 * @param along the path, between the cross-sections of both ends, in millimetres
 * @param across the path, between the ends' distances from it, in millimetres
 */
public record PathLengths(double along, double across) {
    /** Less than half a pixel is no direction. */
    private static final double PIXEL = 0.5;

    static PathLengths of(Straightening sheet, Point from, Point to) {
        return new PathLengths(
                part(to.x() - from.x(), sheet.spacing()), part(to.y() - from.y(), sheet.spacing()));
    }

    private static double part(double pixels, double spacing) {
        return Math.abs(pixels) < PIXEL ? 0 : Math.abs(pixels) * spacing;
    }

    /** Whether the line has no length of its own. */
    boolean isSlanted() {
        return along > 0 && across > 0;
    }
}
