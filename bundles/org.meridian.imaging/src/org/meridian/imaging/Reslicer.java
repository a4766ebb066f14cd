package org.meridian.imaging;

import java.util.stream.IntStream;

/** Cuts planes and slabs out of a volume, on all cores. Stateless. */
public final class Reslicer {
    /** How values between voxel centres are found. */
    public enum Interpolation {
        /** The nearest voxel's value: quick, while a hand moves. */
        NEAREST,
        /** Trilinear on the 16-bit values: exact, at rest. */
        LINEAR
    }

    private static final int ROWS_AT_ONCE = 16;

    private Reslicer() {}

    /**
     * The plane's values in a new array; outside of the volume the padding (see {@link
     * Volume#sample}).
     */
    public static GreyImage reslice(
            Volume volume, PlaneGeometry plane, Interpolation interpolation) {
        return reslice(volume, plane, interpolation, new short[plane.columns() * plane.rows()]);
    }

    /**
     * Fills {@code target}, of at least {@code columns * rows} values, so that a frame needs no new
     * array.
     */
    public static GreyImage reslice(
            Volume volume, PlaneGeometry plane, Interpolation interpolation, short[] target) {
        return interpolation == Interpolation.NEAREST
                ? nearest(volume, plane, target)
                : project(volume, plane, new Slab(Slab.Projection.MEAN, 0, 1), target);
    }

    /** The slab around the plane, trilinear, into {@code target} of {@code columns * rows}. */
    public static GreyImage project(Volume volume, PlaneGeometry plane, Slab slab, short[] target) {
        SampleRows[] rows = new SampleRows[slab.samples()];
        for (int k = 0; k < rows.length; k++) {
            rows[k] = SampleRows.of(volume.geometry(), plane.moved(slab.offset(k)));
        }
        int parts = (plane.rows() + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
        IntStream.range(0, parts)
                .parallel()
                .forEach(
                        part -> {
                            SlabRow row = new SlabRow(volume, plane.columns(), slab.projection());
                            int end = Math.min(plane.rows(), (part + 1) * ROWS_AT_ONCE);
                            for (int r = part * ROWS_AT_ONCE; r < end; r++) {
                                row.project(rows, r, target, r * plane.columns());
                            }
                        });
        return new GreyImage(plane.columns(), plane.rows(), target, volume.rescale());
    }

    private static GreyImage nearest(Volume volume, PlaneGeometry plane, short[] target) {
        VolumeGeometry geometry = volume.geometry();
        Vec3 first = geometry.toIndex(plane.origin());
        Vec3 right = geometry.directionToIndex(plane.row().times(plane.columnSpacing()));
        Vec3 down = geometry.directionToIndex(plane.column().times(plane.rowSpacing()));
        IntStream.range(0, plane.rows())
                .parallel()
                .forEach(
                        r -> {
                            Vec3 start = first.plus(down.times(r));
                            int at = r * plane.columns();
                            for (int c = 0; c < plane.columns(); c++) {
                                target[at++] =
                                        volume.nearest(
                                                start.x() + c * right.x(),
                                                start.y() + c * right.y(),
                                                start.z() + c * right.z());
                            }
                        });
        return new GreyImage(plane.columns(), plane.rows(), target, volume.rescale());
    }

    /** One row of pixels, and the parallel rows of samples that it is made of. */
    private static final class SlabRow {
        private final RowSampler sampler;
        private final short padding;
        private final int[] samples;
        private final Accumulator values;

        SlabRow(Volume volume, int columns, Slab.Projection projection) {
            sampler = new RowSampler(volume);
            padding = volume.padding();
            samples = new int[columns];
            values = Accumulator.of(projection, columns);
        }

        void project(SampleRows[] planes, int row, short[] target, int at) {
            values.clear();
            for (SampleRows plane : planes) {
                RowSampler.Span inside = sampler.sample(plane, row, samples);
                values.add(samples, inside.from(), inside.to());
            }
            for (int c = 0; c < samples.length; c++) {
                target[at + c] = values.has(c) ? RowSampler.rounded(values.value(c)) : padding;
            }
        }
    }
}
