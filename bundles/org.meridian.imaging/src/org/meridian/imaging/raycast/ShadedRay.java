package org.meridian.imaging.raycast;

import static org.meridian.imaging.raycast.RayAxis.ONE;

import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Volume;

/** Gathers colours from the near end, each lit by a lamp at the viewer. */
final class ShadedRay extends Ray {
    /** Behind it nothing changes a colour by more than one. */
    private static final float OPAQUE = 0.996f;

    /** From this much light on that a step takes, its normal is looked for beyond its own cell. */
    private static final float SURFACE = 0.1f;

    private static final float AMBIENT = 0.3f;
    private static final float DIFFUSE = 0.6f;
    private static final float SPECULAR = 0.15f;

    /** Doublings of the highlight's exponent: it is 16. */
    private static final int HIGHLIGHT = 4;

    private final float[] values;
    private final float offset;
    private final byte[] smallStrides;
    private final byte[] largeStrides;
    private final Lamp lamp;
    private float red;
    private float green;
    private float blue;
    private float opacity;

    /**
     * @param small and {@code large}: the strides of the blocks
     */
    ShadedRay(
            Volume volume,
            Blocks blocks,
            PlaneGeometry screen,
            double step,
            OpacityTable table,
            byte[] small,
            byte[] large) {
        super(volume, blocks, screen, step);
        values = table.values();
        // rounds to the nearest
        offset = 0.5f - table.first();
        smallStrides = small;
        largeStrides = large;
        lamp = new Lamp(volume.geometry(), screen.normal());
    }

    @Override
    void reset() {
        red = 0;
        green = 0;
        blue = 0;
        opacity = 0;
    }

    @Override
    int largeStride(int block) {
        return largeStrides[block];
    }

    @Override
    int smallStride(int block) {
        return smallStrides[block];
    }

    @Override
    boolean samples(long x, long y, long z, long dx, long dy, long dz, int count, float stride) {
        long px = x;
        long py = y;
        long pz = z;
        for (int i = 0; i < count && opacity < OPAQUE; i++) {
            Cell cell = cell(px, py, pz);
            int at = 4 * (int) (cell.value() + offset);
            float alpha = values[at];
            if (alpha > 0) {
                float facing = alpha < SURFACE ? cell.facing(lamp) : facing(px, py, pz);
                float light = AMBIENT + DIFFUSE * facing;
                float highlight = facing;
                for (int k = 0; k < HIGHLIGHT; k++) {
                    highlight *= highlight;
                }
                highlight *= SPECULAR;
                float share = (1 - opacity) * taken(alpha, stride);
                red += share * (light * values[at + 1] + highlight);
                green += share * (light * values[at + 2] + highlight);
                blue += share * (light * values[at + 3] + highlight);
                opacity += share;
            }
            px += dx;
            py += dy;
            pz += dz;
        }
        return opacity < OPAQUE;
    }

    /**
     * What several steps take, {@code 1 - (1 - alpha)^steps}: of more than one each takes little.
     */
    private static float taken(float alpha, float steps) {
        float third = 1 - (steps - 2) / 3 * alpha;
        return steps * alpha * (1 - (steps - 1) / 2 * alpha * third);
    }

    /** How a surface faces the lamp by the values a voxel before and behind on each axis. */
    private float facing(long px, long py, long pz) {
        return lamp.facing(
                bounded(px + ONE, py, pz) - bounded(px - ONE, py, pz),
                bounded(px, py + ONE, pz) - bounded(px, py - ONE, pz),
                bounded(px, py, pz + ONE) - bounded(px, py, pz - ONE));
    }

    /** Writes red, green and blue. */
    void colour(byte[] rgb, int at) {
        rgb[at] = channel(red);
        rgb[at + 1] = channel(green);
        rgb[at + 2] = channel(blue);
    }

    private static byte channel(float value) {
        return (byte) Math.round(255 * Math.min(1, value));
    }
}
