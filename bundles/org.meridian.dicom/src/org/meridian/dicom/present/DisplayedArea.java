package org.meridian.dicom.present;

import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The part of an image that is shown (PS3.3 C.10.4); it may reach beyond the image. Corners are
 * whole pixels that are shown themselves, counted from 1.
 *
 * @param mode how large it is shown
 * @param magnification device pixels an image pixel, for {@link Mode#MAGNIFY}
 * @param columnSpacing millimetres from column to column on the screen, for {@link Mode#TRUE_SIZE}
 */
public record DisplayedArea(
        int left,
        int top,
        int right,
        int bottom,
        Mode mode,
        double magnification,
        OptionalDouble columnSpacing) {
    /** In a mode other than {@link Mode#TRUE_SIZE}. */
    public DisplayedArea(
            int left, int top, int right, int bottom, Mode mode, double magnification) {
        this(left, top, right, bottom, mode, magnification, OptionalDouble.empty());
    }

    /** As the standard names them. */
    public enum Mode {
        SCALE_TO_FIT("SCALE TO FIT"),
        TRUE_SIZE("TRUE SIZE"),
        MAGNIFY("MAGNIFY");

        private final String term;

        Mode(String term) {
            this.term = term;
        }

        /** The mode of a term; to fit where there is none. */
        static Mode of(String term) {
            return Stream.of(values())
                    .filter(mode -> mode.term.equals(term))
                    .findFirst()
                    .orElse(SCALE_TO_FIT);
        }

        public String term() {
            return term;
        }
    }

    /** The whole of an image. */
    public static DisplayedArea whole(int columns, int rows) {
        return new DisplayedArea(1, 1, columns, rows, Mode.SCALE_TO_FIT, 1);
    }
}
