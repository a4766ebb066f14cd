package org.meridian.imaging.raycast;

import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;

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

    private final float[] alphas;
    private final float[] colours;
    private final Vec3 alongX;
    private final Vec3 alongY;
    private final Vec3 alongZ;
    private final Vec3 view;
    private float red;
    private float green;
    private float blue;
    private float opacity;

    ShadedRay(Volume volume, PlaneGeometry screen, double step, TransferFunction.Table table) {
        super(volume, screen, step);
        alphas = table.alpha();
        colours = table.colours();
        VolumeGeometry grid = volume.geometry();
        alongX = grid.directionToIndex(Vec3.X);
        alongY = grid.directionToIndex(Vec3.Y);
        alongZ = grid.directionToIndex(Vec3.Z);
        view = screen.normal();
    }

    @Override
    void reset() {
        red = 0;
        green = 0;
        blue = 0;
        opacity = 0;
    }

    @Override
    boolean sample(double px, double py, double pz) {
        int bits = (int) Math.floor(value(px, py, pz) + 0.5f) & 0xffff;
        float alpha = alphas[bits];
        if (alpha > 0) {
            float share = alpha * (1 - opacity);
            float facing = facing(px, py, pz, alpha);
            float light = AMBIENT + DIFFUSE * facing;
            float highlight = facing;
            for (int i = 0; i < HIGHLIGHT; i++) {
                highlight *= highlight;
            }
            highlight *= SPECULAR;
            red += share * (light * colours[3 * bits] + highlight);
            green += share * (light * colours[3 * bits + 1] + highlight);
            blue += share * (light * colours[3 * bits + 2] + highlight);
            opacity += share;
        }
        return opacity < OPAQUE;
    }

    /** Cosine of the angle between the surface's normal and the viewer; 1 where there is none. */
    private float facing(double px, double py, double pz, float alpha) {
        float gx;
        float gy;
        float gz;
        if (alpha < SURFACE) {
            slope(px, py, pz);
            gx = slopeX();
            gy = slopeY();
            gz = slopeZ();
        } else {
            gx = bounded(px + 1, py, pz) - bounded(px - 1, py, pz);
            gy = bounded(px, py + 1, pz) - bounded(px, py - 1, pz);
            gz = bounded(px, py, pz + 1) - bounded(px, py, pz - 1);
        }
        double nx = alongX.x() * gx + alongX.y() * gy + alongX.z() * gz;
        double ny = alongY.x() * gx + alongY.y() * gy + alongY.z() * gz;
        double nz = alongZ.x() * gx + alongZ.y() * gy + alongZ.z() * gz;
        double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
        return length == 0
                ? 1
                : (float) (Math.abs(nx * view.x() + ny * view.y() + nz * view.z()) / length);
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
