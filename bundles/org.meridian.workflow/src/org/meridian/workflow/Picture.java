package org.meridian.workflow;

import org.meridian.dicom.pixel.LookupTable;
import org.meridian.imaging.ColourImage;
import org.meridian.imaging.GreyImage;

import java.util.List;

/** A decoded picture of a series. */
public sealed interface Picture {
    int columns();

    int rows();

    /** The same with values so many times as great; colours have none. */
    Picture scaled(double factor);

    /**
     * Values to be windowed.
     *
     * @param inverted white for low values (MONOCHROME1)
     * @param voiTables the file's own tables from modality values to greys, in its order (PS3.3
     *     C.11.2)
     * @param overlays planes of one bit over it
     */
    record Grey(
            GreyImage image,
            boolean inverted,
            List<LookupTable> voiTables,
            List<OverlayPlane> overlays)
            implements Picture {
        public Grey {
            voiTables = List.copyOf(voiTables);
            overlays = List.copyOf(overlays);
        }

        /** Of a file without tables and overlays. */
        public Grey(GreyImage image, boolean inverted) {
            this(image, inverted, List.of(), List.of());
        }

        @Override
        public Picture scaled(double factor) {
            return factor == 1
                    ? this
                    : new Grey(image.scaled(factor), inverted, voiTables, overlays);
        }

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
        public Picture scaled(double factor) {
            return this;
        }

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
