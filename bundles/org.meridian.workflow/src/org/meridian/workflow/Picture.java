package org.meridian.workflow;

import org.meridian.imaging.ColourImage;
import org.meridian.imaging.GreyImage;

/** A decoded picture of a series. */
public sealed interface Picture {
    int columns();

    int rows();

    /**
     * Values to be windowed.
     *
     * @param inverted white for low values (MONOCHROME1)
     */
    record Grey(GreyImage image, boolean inverted) implements Picture {
        @Override
        public int columns() {
            return image.columns();
        }

        @Override
        public int rows() {
            return image.rows();
        }
    }

    /** Colours as they are shown. */
    record Colour(ColourImage image) implements Picture {
        @Override
        public int columns() {
            return image.columns();
        }

        @Override
        public int rows() {
            return image.rows();
        }
    }
}
