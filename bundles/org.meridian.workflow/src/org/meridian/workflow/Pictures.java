package org.meridian.workflow;

import org.meridian.dicom.DicomFile;
import org.meridian.dicom.pixel.Colours;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.FrameDecoder;
import org.meridian.dicom.pixel.LookupTable;
import org.meridian.dicom.pixel.Palette;
import org.meridian.dicom.pixel.PhotometricInterpretation;
import org.meridian.dicom.pixel.Samples;
import org.meridian.dicom.pixel.ValueTransforms;
import org.meridian.imaging.GreyImage;
import org.meridian.imaging.Rescale;

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
        ValueTransforms transforms = ValueTransforms.of(file, frame);
        boolean inverted = decoded.photometric() == PhotometricInterpretation.MONOCHROME1;
        if (transforms.modalityLut().isPresent()) {
            return new Picture.Grey(lookedUp(decoded, transforms.modalityLut().get()), inverted);
        }
        return new Picture.Grey(grey(decoded, ModalityValues.of(file, frame).rescale()), inverted);
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
