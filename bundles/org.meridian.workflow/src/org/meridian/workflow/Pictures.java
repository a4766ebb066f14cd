package org.meridian.workflow;

import org.meridian.core.MeridianException;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.pixel.Colours;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.FrameDecoder;
import org.meridian.dicom.pixel.LookupTable;
import org.meridian.dicom.pixel.Overlay;
import org.meridian.dicom.pixel.Palette;
import org.meridian.dicom.pixel.PhotometricInterpretation;
import org.meridian.dicom.pixel.Samples;
import org.meridian.dicom.pixel.ValueTransforms;
import org.meridian.imaging.GreyImage;
import org.meridian.imaging.Rescale;

import java.util.ArrayList;
import java.util.List;

/** From a decoded frame to a picture: 16 bits with their rescale, or colours. */
final class Pictures {
    private static final int SIXTEEN_BITS = 16;

    private Pictures() {}

    /** Decodes one frame, counted from 0. */
    static Picture decode(DicomFile file, int frame) {
        Frame decoded = FrameDecoder.of(file).decode(frame);
        if (!decoded.photometric().isMonochrome()) {
            return new Picture.Colour(Colours.rgb(decoded, Palette.of(file.dataset())));
        }
        ModalityValues values = ModalityValues.of(file, frame);
        ValueTransforms transforms = values.transforms();
        transforms.requireModality();
        boolean inverted = decoded.photometric() == PhotometricInterpretation.MONOCHROME1;
        GreyImage image =
                transforms.modalityLut().isPresent()
                        ? lookedUp(decoded, transforms.modalityLut().get())
                        : grey(decoded, values.rescale());
        return new Picture.Grey(image, inverted, transforms.voiLuts(), overlays(file, frame));
    }

    /** A broken overlay is left out: the picture under it is sound. */
    private static List<OverlayPlane> overlays(DicomFile file, int frame) {
        List<OverlayPlane> planes = new ArrayList<>();
        try {
            for (Overlay overlay : Overlay.of(file)) {
                if (overlay.covers(frame)) {
                    planes.add(
                            new OverlayPlane(
                                    overlay.left(),
                                    overlay.top(),
                                    overlay.columns(),
                                    overlay.rows(),
                                    overlay.bits(frame)));
                }
            }
        } catch (MeridianException e) {
            return List.of();
        }
        return planes;
    }

    private static GreyImage grey(Frame frame, Rescale rescale) {
        if (frame.samples() instanceof Samples.Shorts shorts) {
            return new GreyImage(frame.columns(), frame.rows(), shorts.array(), rescale);
        }
        if (frame.bitsStored() > SIXTEEN_BITS) {
            return reduced(frame, rescale);
        }
        short[] values = new short[frame.samples().length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) frame.value(i);
        }
        return new GreyImage(frame.columns(), frame.rows(), values, rescale);
    }

    /** More than 16 bits: the upper 16 are shown, and the rescale makes up for the others. */
    private static GreyImage reduced(Frame frame, Rescale rescale) {
        int shift = frame.bitsStored() - SIXTEEN_BITS;
        short[] values = new short[frame.samples().length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (frame.value(i) >> shift);
        }
        return new GreyImage(
                frame.columns(),
                frame.rows(),
                values,
                new Rescale(
                        rescale.slope() * (1L << shift), rescale.intercept(), rescale.signed()));
    }

    private static GreyImage lookedUp(Frame frame, LookupTable table) {
        short[] values = new short[frame.samples().length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) table.value((int) frame.value(i));
        }
        return new GreyImage(frame.columns(), frame.rows(), values, new Rescale(1, 0, false));
    }
}
