package org.meridian.workflow;

import org.meridian.dicom.pixel.ValueTransforms.Fault;
import org.meridian.dicom.present.Shutters;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.WindowLevel;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What is known of a picture before it is decoded.
 *
 * @param frame 1 for the first of the instance
 * @param plane its place in the patient; empty when the file does not tell
 * @param pixelSpacing millimetres from row to row and from column to column, where {@code plane} is
 *     missing but a spacing is given (projection images: at the detector)
 * @param sliceThickness in millimetres
 * @param windows the file's own, in its order; empty when it has none
 * @param unit of the modality values: {@code HU} for CT, for PET the label of its kind of uptake or
 *     the units the file has, else empty
 * @param lossy whether lossy compression was ever applied (0028,2110) or the transfer syntax is
 *     lossy
 * @param projection which side and view it shows
 * @param cine how fast the file wants its frames shown
 * @param shutters what the file covers
 * @param faults what the file says of its greys that cannot be and is not followed
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
        boolean lossy,
        Projection projection,
        Cine cine,
        Shutters shutters,
        Set<Fault> faults) {
    public ImageDescription {
        faults = Set.copyOf(faults);
    }

    /** The same where values are uptake of another kind, so many times as great. */
    ImageDescription in(UptakeKind kind, double factor) {
        return new ImageDescription(
                sopInstanceUID,
                instanceNumber,
                frame,
                columns,
                rows,
                plane,
                pixelSpacing,
                sliceThickness,
                windows.stream().map(w -> w.scaled(factor)).toList(),
                kind.label(),
                lossy,
                projection,
                cine,
                shutters,
                faults);
    }

    /**
     * How fast frames are shown one after the other.
     *
     * @param rate frames a second; empty when the file does not tell
     * @param stay how long this one stands, in parts of the mean
     */
    public record Cine(OptionalDouble rate, double stay) {
        /** Nothing is told. */
        public static final Cine UNTOLD = new Cine(OptionalDouble.empty(), 1);
    }

    /**
     * Which side and view a projection shows, as the file says.
     *
     * @param laterality {@code L}, {@code R} or {@code B}; empty when not told
     * @param view such as {@code CC} or {@code MLO}; empty when not told
     * @param right the patient direction of the rows, such as {@code L} (PS3.3 C.7.6.1.1.1); empty
     *     when not told
     * @param down the patient direction of the columns; empty when not told
     */
    public record Projection(String laterality, String view, String right, String down) {
        /** Of a picture that is no projection, or of which nothing is told. */
        public static final Projection NONE = new Projection("", "", "", "");
    }

    /** Distance between the centres of neighbouring rows and columns, in millimetres. */
    public record PixelSpacing(double rows, double columns) {}
}
