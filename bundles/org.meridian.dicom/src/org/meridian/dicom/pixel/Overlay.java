package org.meridian.dicom.pixel;

import org.meridian.core.MeridianException;
import org.meridian.dicom.BulkData;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.Dictionary;
import org.meridian.dicom.Element;
import org.meridian.dicom.Tag;
import org.meridian.dicom.internal.codec.NativeFrames;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A bitmap over an image (PS3.3 C.9.2), kept apart or in bits of the pixel cells that the stored
 * values do not use (retired). Safe for all threads while the file's source is open.
 */
public final class Overlay {
    private static final long MAX_BITS = 1L << 28;
    private static final int FIRST_GROUP = 0x6000;
    private static final int LAST_GROUP = 0x601E;
    private static final int ROWS = 0x0010;
    private static final int COLUMNS = 0x0011;
    private static final int NUMBER_OF_FRAMES = 0x0015;
    private static final int DESCRIPTION = 0x0022;
    private static final int TYPE = 0x0040;
    private static final int ORIGIN = 0x0050;
    private static final int IMAGE_FRAME_ORIGIN = 0x0051;
    private static final int BITS_ALLOCATED = 0x0100;
    private static final int BIT_POSITION = 0x0102;
    private static final int LABEL = 0x1500;
    private static final int DATA = 0x3000;

    /** What it means. */
    public enum Type {
        GRAPHICS,
        /** A region of interest. */
        ROI
    }

    private final int group;
    private final int rows;
    private final int columns;
    private final int top;
    private final int left;
    private final Type type;
    private final String label;
    private final String description;
    private final int frames;
    private final int firstImageFrame;
    private final boolean everywhere;
    private final Bits bits;

    /** Where the bits come from. */
    private interface Bits {
        /** The bits of an overlay frame, counted from 0, one byte each. */
        byte[] read(int frame);
    }

    private Overlay(DicomFile file, int group) {
        Dataset dataset = file.dataset();
        this.group = group;
        Optional<Element> data = dataset.element(tag(DATA));
        boolean embedded = data.isEmpty();
        this.rows = positive(dataset, ROWS);
        this.columns = positive(dataset, COLUMNS);
        if ((long) rows * columns > MAX_BITS) {
            throw new MeridianException(
                    DicomError.TOO_LARGE,
                    Long.toString((long) rows * columns),
                    Long.toString(MAX_BITS));
        }
        int[] origin = dataset.integers(tag(ORIGIN));
        this.top = origin.length == 2 ? origin[0] - 1 : 0;
        this.left = origin.length == 2 ? origin[1] - 1 : 0;
        this.type = dataset.text(tag(TYPE)).equals("R") ? Type.ROI : Type.GRAPHICS;
        this.label = dataset.text(tag(LABEL));
        this.description = dataset.text(tag(DESCRIPTION));
        this.everywhere = !embedded && !dataset.contains(tag(NUMBER_OF_FRAMES));
        int declared = dataset.integer(tag(NUMBER_OF_FRAMES)).orElse(1);
        this.firstImageFrame = dataset.integer(tag(IMAGE_FRAME_ORIGIN)).orElse(1) - 1;
        if (embedded) {
            NativeFrames planes = planes(file);
            this.frames = PixelDescription.of(dataset).numberOfFrames();
            this.bits = frame -> bytes(planes.read(frame, SampleBuffers.fresh()));
        } else {
            this.frames = declared;
            this.bits = frame -> unpacked(data.get(), frame);
        }
        if (declared < 1 || firstImageFrame < 0) {
            throw wrong(NUMBER_OF_FRAMES);
        }
    }

    /**
     * The overlays of a file, in the order of their groups.
     *
     * @throws MeridianException {@link DicomError#PIXEL_DESCRIPTION} for one that cannot be
     */
    public static List<Overlay> of(DicomFile file) {
        List<Overlay> overlays = new ArrayList<>();
        for (int group = FIRST_GROUP; group <= LAST_GROUP; group += 2) {
            int rows = group << 16 | ROWS;
            boolean apart = file.dataset().contains(group << 16 | DATA);
            boolean inPixels =
                    file.dataset().contains(group << 16 | BIT_POSITION)
                            && file.dataset().integer(group << 16 | BITS_ALLOCATED).orElse(1) > 1
                            && isNative(file);
            if (file.dataset().contains(rows) && (apart || inPixels)) {
                overlays.add(new Overlay(file, group));
            }
        }
        return List.copyOf(overlays);
    }

    /** What a compressed image had in other bits went with the compression. */
    private static boolean isNative(DicomFile file) {
        return file.dataset()
                .element(Tag.PixelData)
                .filter(e -> e.fragments().isEmpty())
                .isPresent();
    }

    /** The group, 6000 to 601E hexadecimal. */
    public int group() {
        return group;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** The image row of the overlay's first one, counted from 0; may lie outside of the image. */
    public int top() {
        return top;
    }

    /** The image column of the overlay's first one, counted from 0. */
    public int left() {
        return left;
    }

    public Type type() {
        return type;
    }

    /** Its name; empty when it has none. */
    public String label() {
        return label;
    }

    /** What it says of itself; empty when nothing. */
    public String description() {
        return description;
    }

    /** Whether it lies over an image frame, counted from 0. */
    public boolean covers(int imageFrame) {
        return everywhere || imageFrame >= firstImageFrame && imageFrame < firstImageFrame + frames;
    }

    /**
     * The bits over an image frame, counted from 0: rows x columns of 0 or 1, row by row.
     *
     * @throws MeridianException {@link DicomError#PIXELS_SHORT} when they end early
     * @throws IllegalArgumentException for a frame that it does not {@link #covers}
     */
    public byte[] bits(int imageFrame) {
        if (!covers(imageFrame)) {
            throw new IllegalArgumentException("frame " + imageFrame);
        }
        return bits.read(everywhere ? 0 : imageFrame - firstImageFrame);
    }

    private byte[] unpacked(Element element, int frame) {
        long first = (long) rows * columns * frame;
        BulkData data = element.bulk();
        long from = first / 16 * 2;
        long end = (first + (long) rows * columns + 15) / 16 * 2;
        // some leave out the padding of the last word
        long there = Math.min(end, data.length());
        if ((there - from) * 8 < first - from * 8 + (long) rows * columns) {
            throw new MeridianException(DicomError.PIXELS_SHORT, Integer.toString(frame + 1));
        }
        byte[] packed = data.read(from, (int) (there - from));
        boolean swapped = element.order() == ByteOrder.BIG_ENDIAN && element.vr().unit() == 2;
        byte[] unpacked = new byte[rows * columns];
        int shift = (int) (first - from * 8);
        for (int i = 0; i < unpacked.length; i++) {
            int at = shift + i >> 3;
            unpacked[i] = (byte) (packed[swapped ? at ^ 1 : at] >> (shift + i & 7) & 1);
        }
        return unpacked;
    }

    /** The pixel cells as if only this one bit were stored. */
    private NativeFrames planes(DicomFile file) {
        PixelDescription pixels = PixelDescription.of(file.dataset());
        int position = file.dataset().requireInteger(tag(BIT_POSITION));
        boolean fits =
                position >= 0
                        && position < pixels.bitsAllocated()
                        && pixels.samplesPerPixel() == 1
                        && rows == pixels.rows()
                        && columns == pixels.columns();
        if (!fits) {
            throw wrong(BIT_POSITION);
        }
        return new NativeFrames(
                file.dataset().element(Tag.PixelData).orElseThrow(),
                new PixelDescription(
                        rows,
                        columns,
                        1,
                        PhotometricInterpretation.MONOCHROME2,
                        pixels.bitsAllocated(),
                        1,
                        position,
                        false,
                        false,
                        pixels.numberOfFrames()));
    }

    private static byte[] bytes(Frame frame) {
        byte[] bytes = new byte[frame.samples().length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) frame.value(i);
        }
        return bytes;
    }

    private int positive(Dataset dataset, int element) {
        int value = dataset.requireInteger(tag(element));
        if (value < 1 || value > 65535) {
            throw wrong(element);
        }
        return value;
    }

    private int tag(int element) {
        return group << 16 | element;
    }

    private MeridianException wrong(int element) {
        return new MeridianException(
                DicomError.PIXEL_DESCRIPTION, Dictionary.keyword(tag(element)));
    }
}
