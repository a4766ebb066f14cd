package org.meridian.dicom.pixel;

import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.Dictionary;
import org.meridian.dicom.Element;
import org.meridian.dicom.Tag;

import java.nio.ByteBuffer;

/**
 * Float and Double Float Pixel Data (PS3.3 C.7.6.24, C.7.6.25), which hold one real number a pixel.
 * Safe for all threads while the file's source is open.
 */
public final class RealPixels {
    private static final long MAX_PIXELS = 1L << 28;

    private final Element element;
    private final int rows;
    private final int columns;
    private final int numberOfFrames;
    private final int bytesPerPixel;

    private RealPixels(Dataset dataset) {
        boolean single = dataset.contains(Tag.FloatPixelData);
        this.element =
                dataset.element(single ? Tag.FloatPixelData : Tag.DoubleFloatPixelData)
                        .orElseThrow(() -> new MeridianException(DicomError.NO_PIXELS));
        this.bytesPerPixel = single ? Float.BYTES : Double.BYTES;
        this.rows = positive(dataset, Tag.Rows);
        this.columns = positive(dataset, Tag.Columns);
        this.numberOfFrames = dataset.integer(Tag.NumberOfFrames).orElse(1);
        if (dataset.requireInteger(Tag.BitsAllocated) != 8 * bytesPerPixel) {
            throw wrong(Tag.BitsAllocated);
        }
        if (numberOfFrames < 1) {
            throw wrong(Tag.NumberOfFrames);
        }
        if ((long) rows * columns > MAX_PIXELS) {
            throw new MeridianException(
                    DicomError.TOO_LARGE,
                    Long.toString((long) rows * columns),
                    Long.toString(MAX_PIXELS));
        }
    }

    /**
     * Of a file with such pixel data.
     *
     * @throws MeridianException without them, or with attributes that cannot be
     */
    public static RealPixels of(DicomFile file) {
        return new RealPixels(file.dataset());
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public int numberOfFrames() {
        return numberOfFrames;
    }

    /** The numbers of a frame, counted from 0, row by row; NaN and infinite ones as they are. */
    public double[] values(int frame) {
        if (frame < 0 || frame >= numberOfFrames) {
            throw new MeridianException(
                    DicomError.NO_SUCH_FRAME,
                    Integer.toString(frame + 1),
                    Integer.toString(numberOfFrames));
        }
        long bytes = (long) rows * columns * bytesPerPixel;
        if (bytes > Integer.MAX_VALUE - 8 || bytes * (frame + 1) > element.length()) {
            throw new MeridianException(DicomError.PIXELS_SHORT, Integer.toString(frame + 1));
        }
        ByteBuffer buffer =
                ByteBuffer.wrap(element.bulk().read(bytes * frame, (int) bytes))
                        .order(element.order());
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytesPerPixel == Float.BYTES ? buffer.getFloat() : buffer.getDouble();
        }
        return values;
    }

    private static int positive(Dataset dataset, int tag) {
        int value = dataset.requireInteger(tag);
        if (value < 1 || value > 65535) {
            throw wrong(tag);
        }
        return value;
    }

    private static MeridianException wrong(int tag) {
        return new MeridianException(DicomError.PIXEL_DESCRIPTION, Dictionary.keyword(tag));
    }
}
