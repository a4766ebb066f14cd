package org.meridian.dicom.present;

import org.meridian.imaging.Turn;

import java.util.List;
import java.util.Optional;

/**
 * How one image is shown: what a state says of it, without what is drawn. Flipped after it was
 * turned (PS3.3 C.10.6).
 *
 * @param voi empty for all modality values from the least to the greatest possible (identity)
 * @param inverse low values white; absolute, whatever the image's photometric interpretation says
 * @param rotation clockwise in degrees: 0, 90, 180 or 270
 * @param flipped left to right
 * @param shutters covered outside of all of them
 * @param shutterGrey of what is covered, 0 for black to 65535 for white
 */
public record Display(
        Optional<Voi> voi,
        boolean inverse,
        int rotation,
        boolean flipped,
        Optional<DisplayedArea> area,
        List<Shutter> shutters,
        int shutterGrey) {
    /** As the image is. */
    public static final Display PLAIN =
            new Display(Optional.empty(), false, 0, false, Optional.empty(), List.of(), 0);

    public Display {
        shutters = List.copyOf(shutters);
        if (rotation % 90 != 0 || rotation < 0 || rotation > 270) {
            throw new IllegalArgumentException("no rotation: " + rotation);
        }
    }

    /** How its pixels move. */
    public Turn turn() {
        return new Turn(rotation / 90, flipped);
    }

    /** The same, turned and flipped as an image on a screen. */
    public Display turned(Turn turn) {
        return new Display(
                voi, inverse, 90 * turn.quarters(), turn.mirrored(), area, shutters, shutterGrey);
    }

    /** The same with another window or table. */
    public Display with(Voi newVoi) {
        return new Display(
                Optional.of(newVoi), inverse, rotation, flipped, area, shutters, shutterGrey);
    }
}
