package org.meridian.workflow;

import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.geometry.Calibrations;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.measure.Calibration;
import org.meridian.imaging.measure.Quantity;
import org.meridian.imaging.measure.ValueUnit;

/** How large the pixels of a picture are, how that is known, and what its values stand for. */
public record ImageScale(Calibration calibration, ValueUnit values) {
    /** Nothing is known. */
    public static final ImageScale UNKNOWN = new ImageScale(Calibration.NONE, ValueUnit.NONE);

    /** Of a frame, counted from 0, by the head of its file. */
    static ImageScale of(DicomFile file, int frame) {
        return of(file.dataset(), frame, ModalityValues.of(file, frame));
    }

    /** The same where the values of the frame are known already. */
    static ImageScale of(Dataset data, int frame, ModalityValues values) {
        boolean uptake = values.unit().equals(UptakeKind.BODY_WEIGHT.label());
        return new ImageScale(
                Calibrations.of(data, frame),
                uptake
                        ? new ValueUnit(1, Quantity.SUV_BODY_WEIGHT)
                        : Calibrations.values(data, values.transforms().rescaleType()));
    }
}
