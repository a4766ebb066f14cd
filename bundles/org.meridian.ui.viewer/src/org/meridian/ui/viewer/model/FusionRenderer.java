package org.meridian.ui.viewer.model;

import org.meridian.imaging.ColourMap;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Reslicer.Interpolation;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.VolumeGeometry;

import java.util.stream.IntStream;

/** Lays colours over greys. Keeps its buffers; used on one thread. */
final class FusionRenderer {
    private static final double HALF = 0.5;

    private short[] values = new short[0];
    private byte[] rgb = new byte[0];

    /**
     * The greys of a plane with what is laid over them; beside the other volume the greys alone.
     *
     * @param greys of the plane's pixels, row by row
     * @param cut how the other volume is cut
     * @return valid until the next call; three bytes a pixel
     */
    byte[] blend(byte[] greys, PlaneGeometry plane, Content.Cut cut, Fusion fusion) {
        int pixels = plane.columns() * plane.rows();
        if (values.length < pixels) {
            values = new short[pixels];
            rgb = new byte[3 * pixels];
        }
        cut.image(plane, Interpolation.LINEAR, values);
        byte[] lut = fusion.window().lut(cut.volume().rescale(), false);
        int[] colours = colours(fusion.colours());
        double share = fusion.share();
        VolumeGeometry grid = cut.volume().geometry();
        Vec3 right = grid.toIndex(plane.toPatient(1, 0)).minus(grid.toIndex(plane.origin()));
        IntStream.range(0, plane.rows())
                .parallel()
                .forEach(
                        y -> {
                            Vec3 start = grid.toIndex(plane.toPatient(0, y));
                            for (int x = 0; x < plane.columns(); x++) {
                                int at = y * plane.columns() + x;
                                boolean inside =
                                        within(start.x() + x * right.x(), grid.columns())
                                                && within(start.y() + x * right.y(), grid.rows())
                                                && within(start.z() + x * right.z(), grid.slices());
                                int grey = greys[at] & 0xff;
                                int colour = colours[lut[values[at] & 0xffff] & 0xff];
                                mix(3 * at, grey, colour, inside ? share : 0);
                            }
                        });
        return rgb;
    }

    private static boolean within(double index, int count) {
        return index >= -HALF && index <= count - HALF;
    }

    private void mix(int at, int grey, int colour, double share) {
        rgb[at] = part(grey, colour >> 16, share);
        rgb[at + 1] = part(grey, colour >> 8 & 0xff, share);
        rgb[at + 2] = part(grey, colour & 0xff, share);
    }

    private static byte part(int grey, int colour, double share) {
        return (byte) (int) (grey + share * (colour - grey) + HALF);
    }

    private static int[] colours(ColourMap map) {
        return IntStream.range(0, 256).map(map::rgb).toArray();
    }
}
