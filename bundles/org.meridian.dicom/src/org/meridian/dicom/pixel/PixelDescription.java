package org.meridian.dicom.pixel;

import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.Dictionary;
import org.meridian.dicom.Tag;

/**
 * The image pixel attributes (PS3.3 C.7.6.3), checked against each other.
 *
 * @param bitsAllocated 1, 8, 16 or 32
 * @param planar one plane a sample in native data (Planar Configuration 1)
 */
public record PixelDescription(
        int rows,
        int columns,
        int samplesPerPixel,
        PhotometricInterpretation photometric,
        int bitsAllocated,
        int bitsStored,
        int highBit,
        boolean signed,
        boolean planar,
        int numberOfFrames) {
    /** More samples than any detector gives in one frame; a bound for memory. */
    private static final long MAX_SAMPLES = 1L << 28;

    /** Reads the attributes; fails with a {@link DicomError} that names the wrong one. */
    public static PixelDescription of(Dataset dataset) {
        int rows = inRange(dataset, Tag.Rows, 1, 65535);
        int columns = inRange(dataset, Tag.Columns, 1, 65535);
        int samples = inRange(dataset, Tag.SamplesPerPixel, 1, 4);
        int allocated = dataset.requireInteger(Tag.BitsAllocated);
        if (allocated != 1 && allocated != 8 && allocated != 16 && allocated != 32) {
            throw wrong(Tag.BitsAllocated);
        }
        int stored =
                dataset.contains(Tag.BitsStored)
                        ? inRange(dataset, Tag.BitsStored, 1, allocated)
                        : allocated;
        int high =
                dataset.contains(Tag.HighBit)
                        ? inRange(dataset, Tag.HighBit, stored - 1, allocated - 1)
                        : stored - 1;
        PhotometricInterpretation photometric =
                PhotometricInterpretation.of(dataset.requireString(Tag.PhotometricInterpretation))
                        .orElseThrow(() -> wrong(Tag.PhotometricInterpretation));
        if (samples != photometric.samplesPerPixel() || samples > 1 && allocated == 1) {
            throw wrong(Tag.SamplesPerPixel);
        }
        if ((long) rows * columns * samples > MAX_SAMPLES) {
            throw new MeridianException(
                    DicomError.TOO_LARGE,
                    Long.toString((long) rows * columns * samples),
                    Long.toString(MAX_SAMPLES));
        }
        int frames = dataset.integer(Tag.NumberOfFrames).orElse(1);
        if (frames < 1) {
            throw wrong(Tag.NumberOfFrames);
        }
        return new PixelDescription(
                rows,
                columns,
                samples,
                photometric,
                allocated,
                stored,
                high,
                dataset.integer(Tag.PixelRepresentation).orElse(0) == 1,
                dataset.integer(Tag.PlanarConfiguration).orElse(0) == 1,
                frames);
    }

    /** Samples of one frame. */
    public int samples() {
        return rows * columns * samplesPerPixel;
    }

    private static int inRange(Dataset dataset, int tag, int least, int most) {
        int value = dataset.requireInteger(tag);
        if (value < least || value > most) {
            throw wrong(tag);
        }
        return value;
    }

    private static MeridianException wrong(int tag) {
        return new MeridianException(DicomError.PIXEL_DESCRIPTION, Dictionary.keyword(tag));
    }
}
