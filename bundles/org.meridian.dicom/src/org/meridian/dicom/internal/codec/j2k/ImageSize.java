package org.meridian.dicom.internal.codec.j2k;

import org.meridian.dicom.internal.codec.Codestreams;

import java.util.ArrayList;
import java.util.List;

/**
 * Image, tiles and components on the reference grid (SIZ, ITU-T T.800 A.5.1).
 *
 * @param image the image's region of the grid
 * @param tileX0 the first tile's corner, left of the image's or on it
 * @param tileY0 the first tile's corner, above the image's or on it
 */
record ImageSize(
        Rectangle image,
        int tileWidth,
        int tileHeight,
        int tileX0,
        int tileY0,
        List<Component> components) {
    private static final int MAX_PRECISION = 32;

    /**
     * A component's samples.
     *
     * @param precision bits of a sample, 1 to 32
     * @param dx grid points between samples of a row
     * @param dy grid points between rows
     */
    record Component(int precision, boolean signed, int dx, int dy) {}

    static ImageSize read(ByteCursor segment) {
        segment.u16();
        int x1 = segment.u31();
        int y1 = segment.u31();
        Rectangle image = new Rectangle(segment.u31(), segment.u31(), x1, y1);
        int tileWidth = segment.u31();
        int tileHeight = segment.u31();
        int tileX0 = segment.u31();
        int tileY0 = segment.u31();
        boolean sound =
                !image.isEmpty()
                        && tileWidth > 0
                        && tileHeight > 0
                        && tileX0 <= image.x0()
                        && tileY0 <= image.y0()
                        && (long) tileX0 + tileWidth > image.x0()
                        && (long) tileY0 + tileHeight > image.y0();
        int count = segment.u16();
        if (!sound || count < 1 || count > 16384 || segment.remaining() < 3 * count) {
            throw segment.broken();
        }
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int depth = segment.u8();
            Component component =
                    new Component((depth & 0x7F) + 1, depth > 0x7F, segment.u8(), segment.u8());
            if (component.dx == 0 || component.dy == 0) {
                throw segment.broken();
            }
            if (component.precision > MAX_PRECISION) {
                throw Codestreams.unsupported(Jpeg2000Codec.NAME, component.precision + " bit");
            }
            components.add(component);
        }
        return new ImageSize(image, tileWidth, tileHeight, tileX0, tileY0, List.copyOf(components));
    }

    int tilesAcross() {
        return Rectangle.ceil(image.x1() - tileX0, tileWidth);
    }

    long tiles() {
        return (long) tilesAcross() * Rectangle.ceil(image.y1() - tileY0, tileHeight);
    }

    /** A tile's region of the grid (equations B-7 to B-10). */
    Rectangle tile(int index) {
        long x = tileX0 + (long) (index % tilesAcross()) * tileWidth;
        long y = tileY0 + (long) (index / tilesAcross()) * tileHeight;
        return new Rectangle(
                (int) Math.max(x, image.x0()),
                (int) Math.max(y, image.y0()),
                (int) Math.min(x + tileWidth, image.x1()),
                (int) Math.min(y + tileHeight, image.y1()));
    }

    /** The whole image in the samples of a component. */
    Rectangle component(int index) {
        return image.subsampled(components.get(index).dx, components.get(index).dy);
    }
}
