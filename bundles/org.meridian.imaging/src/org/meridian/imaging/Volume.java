package org.meridian.imaging;

import java.util.List;

/**
 * A regular grid of 16-bit values with its place in the patient. Immutable by agreement: the slices
 * are neither copied on the way in nor on the way out, and nobody writes to them afterwards. Safe
 * for all threads.
 */
public final class Volume {
    private final VolumeGeometry geometry;
    private final short[][] slices;
    private final Rescale rescale;
    private final short padding;

    /**
     * @param slices one array a slice, row by row, of {@code rows * columns} values
     * @param padding the stored value shown outside of the volume
     */
    public Volume(VolumeGeometry geometry, List<short[]> slices, Rescale rescale, short padding) {
        if (slices.size() != geometry.slices()) {
            throw new IllegalArgumentException("slices: " + slices.size());
        }
        for (short[] slice : slices) {
            if (slice.length != geometry.columns() * geometry.rows()) {
                throw new IllegalArgumentException("pixels of a slice: " + slice.length);
            }
        }
        this.geometry = geometry;
        this.slices = slices.toArray(new short[0][]);
        this.rescale = rescale;
        this.padding = padding;
    }

    /** A CT volume whose values are Hounsfield units; air outside. */
    public static Volume hounsfield(VolumeGeometry geometry, List<short[]> slices) {
        return new Volume(geometry, slices, Rescale.IDENTITY, (short) -1024);
    }

    /** The same values so many times as great; shares the slices. */
    public Volume scaled(double factor) {
        return factor == 1
                ? this
                : new Volume(geometry, List.of(slices), rescale.scaled(factor), padding);
    }

    public VolumeGeometry geometry() {
        return geometry;
    }

    public Rescale rescale() {
        return rescale;
    }

    /** The stored value outside of the volume. */
    public short padding() {
        return padding;
    }

    /** The stored values of a slice, row by row; not to be changed. */
    public short[] slice(int index) {
        return slices[index];
    }

    /** All slices; not to be changed. */
    short[][] slices() {
        return slices;
    }

    /** A slice as an image; shares the values. */
    public GreyImage image(int index) {
        return new GreyImage(geometry.columns(), geometry.rows(), slices[index], rescale);
    }

    /** The modality value of a voxel. */
    public double valueAt(int column, int row, int slice) {
        return rescale.value(slices[slice][row * geometry.columns() + column]);
    }

    /**
     * The modality value at a patient position, in millimetres, by trilinear interpolation. A
     * position up to half a voxel outside of the outermost centres takes the border's value;
     * further out it is the padding.
     */
    public double sample(Vec3 patient) {
        Vec3 index = geometry.toIndex(patient);
        return rescale.slope() * stored(index.x(), index.y(), index.z()) + rescale.intercept();
    }

    /** The stored value at index coordinates, by the rule of {@link #sample}. */
    double stored(double c, double r, double s) {
        int columns = geometry.columns();
        int rows = geometry.rows();
        int depth = slices.length;
        if (!(c >= -0.5 && r >= -0.5 && s >= -0.5)
                || c > columns - 0.5
                || r > rows - 0.5
                || s > depth - 0.5) {
            return rescale.stored(padding);
        }
        double cc = Math.min(Math.max(c, 0), columns - 1);
        double rr = Math.min(Math.max(r, 0), rows - 1);
        double ss = Math.min(Math.max(s, 0), depth - 1);
        int c0 = (int) cc;
        int r0 = (int) rr;
        int s0 = (int) ss;
        int c1 = Math.min(c0 + 1, columns - 1);
        int r1 = Math.min(r0 + 1, rows - 1);
        double fc = cc - c0;
        double fr = rr - r0;
        double fs = ss - s0;
        double near = bilinear(slices[s0], r0 * columns, r1 * columns, c0, c1, fc, fr);
        if (fs == 0) {
            return near;
        }
        double far = bilinear(slices[s0 + 1], r0 * columns, r1 * columns, c0, c1, fc, fr);
        return near + fs * (far - near);
    }

    private double bilinear(
            short[] slice, int upper, int lower, int c0, int c1, double fc, double fr) {
        double a = rescale.stored(slice[upper + c0]);
        double b = rescale.stored(slice[upper + c1]);
        double c = rescale.stored(slice[lower + c0]);
        double d = rescale.stored(slice[lower + c1]);
        double top = a + fc * (b - a);
        double bottom = c + fc * (d - c);
        return top + fr * (bottom - top);
    }

    /** The stored bits nearest to index coordinates; the padding outside. */
    short nearest(double c, double r, double s) {
        if (!(c >= -0.5 && r >= -0.5 && s >= -0.5)) {
            return padding;
        }
        int ci = (int) (c + 0.5);
        int ri = (int) (r + 0.5);
        int si = (int) (s + 0.5);
        if (ci >= geometry.columns() || ri >= geometry.rows() || si >= slices.length) {
            return padding;
        }
        return slices[si][ri * geometry.columns() + ci];
    }
}
