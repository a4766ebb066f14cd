package org.meridian.ui.viewer.model;

import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.ViewTransform;
import org.meridian.imaging.Volume;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.raycast.TransferFunction;

import java.util.Optional;

/**
 * A picture of a volume from outside that fills a viewport.
 *
 * @param screen the plane in front of the volume, of which {@code view} shows a part
 * @param width and {@code height} of the viewport, in device pixels
 * @param function empty for the greatest value behind each pixel
 * @param window for its greys
 */
public record OutsideRequest(
        Volume volume,
        PlaneGeometry screen,
        ViewTransform view,
        int width,
        int height,
        Optional<TransferFunction> function,
        WindowLevel window) {

    /**
     * The plane of the viewport's pixels, or of every few of them.
     *
     * @param stride device pixels from one pixel to the next; at least 1
     */
    PlaneGeometry pixels(double stride) {
        double spacing = screen.columnSpacing() / view.scaleX() * stride;
        double left = view.toImageX(stride / 2) - 0.5;
        double top = view.toImageY(stride / 2) - 0.5;
        return new PlaneGeometry(
                Math.max(1, (int) Math.ceil(width / stride)),
                Math.max(1, (int) Math.ceil(height / stride)),
                screen.toPatient(left, top),
                screen.row(),
                screen.column(),
                spacing,
                spacing);
    }
}
