package org.meridian.workflow;

import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.WindowLevel;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of a picture before it is decoded.
 *
 * @param frame 1 for the first of the instance
 * @param plane its place in the patient; empty when the file does not tell
 * @param pixelSpacing millimetres from row to row and from column to column, where {@code plane} is
 *     missing but a spacing is given (projection images: at the detector)
 * @param sliceThickness in millimetres
 * @param windows the file's own, in its order; empty when it has none
 * @param unit of the modality values: {@code HU} for CT, else empty
 * @param lossy whether lossy compression was ever applied (0028,2110) or the transfer syntax is
 *     lossy
 */
public record ImageDescription(
        String sopInstanceUID,
        int instanceNumber,
        int frame,
        int columns,
        int rows,
        Optional<PlaneGeometry> plane,
        Optional<PixelSpacing> pixelSpacing,
        OptionalDouble sliceThickness,
        List<WindowLevel> windows,
        String unit,
        boolean lossy) {

    /** Whether both are of one picture. */
    public boolean isSame(ImageDescription other) {
        return sopInstanceUID.equals(other.sopInstanceUID) && frame == other.frame;
    }

    /** Distance between the centres of neighbouring rows and columns, in millimetres. */
    public record PixelSpacing(double rows, double columns) {}
}
