package org.meridian.ui.viewer.model;

import org.meridian.imaging.ColourImage;
import org.meridian.imaging.ViewTransform;

/**
 * A volume as it was rendered from outside.
 *
 * @param view the viewport's when it was rendered
 * @param stride device pixels of that view from one of its pixels to the next; 1 is all there is
 */
public record OutsideImage(ColourImage image, ViewTransform view, double stride) {
    /** Where its pixels stand on a viewport that shows another part by now. */
    ViewTransform placement(ViewTransform now) {
        double zoom = now.scaleX() / view.scaleX();
        return new ViewTransform(
                zoom * stride,
                zoom * stride,
                now.offsetX() - zoom * view.offsetX(),
                now.offsetY() - zoom * view.offsetY());
    }
}
