package org.meridian.imaging.raycast;

/**
 * Eight neighbouring voxels' stored values and a place between them. The virtual machine keeps it
 * in registers.
 *
 * @param a to {@code d}: of the nearer slice, row by row
 * @param e to {@code h}: of the next slice
 * @param fx and {@code fy}, {@code fz}: the place on each axis, from 0 to 1
 */
record Cell(int a, int b, int c, int d, int e, int f, int g, int h, float fx, float fy, float fz) {
    /** The trilinear value. */
    float value() {
        float near = mix(mix(a, b, fx), mix(c, d, fx), fy);
        float far = mix(mix(e, f, fx), mix(g, h, fx), fy);
        return mix(near, far, fz);
    }

    /** How a surface of one value faces a lamp. */
    float facing(Lamp lamp) {
        return lamp.facing(
                mix(mix(b - a, d - c, fy), mix(f - e, h - g, fy), fz),
                mix(mix(c - a, d - b, fx), mix(g - e, h - f, fx), fz),
                mix(mix(e - a, f - b, fx), mix(g - c, h - d, fx), fy));
    }

    private static float mix(float from, float to, float share) {
        return from + share * (to - from);
    }
}
