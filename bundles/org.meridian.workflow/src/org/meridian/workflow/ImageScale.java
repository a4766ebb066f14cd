package org.meridian.workflow;

import org.meridian.dicom.Dataset;
import org.meridian.dicom.geometry.Calibrations;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.measure.Calibration;
import org.meridian.imaging.measure.ValueUnit;

/** How large the pixels of a picture are, how that is known, and what its values stand for. */
public record ImageScale(Calibration calibration, ValueUnit values) {
    /** Nothing is known. */
    public static final ImageScale UNKNOWN = new ImageScale(Calibration.NONE, ValueUnit.NONE);

    /** Of a frame, counted from 0, by the head of its file. */
    static ImageScale of(Dataset data, int frame, ModalityValues values) {
        return new ImageScale(
                Calibrations.of(data, frame),
                values.uptake()
                        .map(u -> new ValueUnit(1, u.kind().unit()))
                        .orElseGet(
                                () ->
                                        Calibrations.values(
                                                data, values.transforms().rescaleType())));
    }

    /** The same where values are uptake of a kind. */
    ImageScale in(UptakeKind kind) {
        return new ImageScale(calibration, new ValueUnit(1, kind.unit()));
    }
}
