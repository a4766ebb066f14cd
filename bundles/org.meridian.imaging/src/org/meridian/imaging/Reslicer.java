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
                : project(volume, plane, Slab.THIN, target);
    }

    /** The slab around the plane, trilinear, into {@code target} of {@code columns * rows}. */
    public static GreyImage project(Volume volume, PlaneGeometry plane, Slab slab, short[] target) {
        SampleRows[] planes = new SampleRows[slab.samples()];
        for (int k = 0; k < planes.length; k++) {
            planes[k] = SampleRows.of(volume.geometry(), plane.moved(slab.offset(k)));
        }
        SlabTiles tiles = new SlabTiles(volume, plane, planes, slab.projection(), target);
        IntStream.range(0, tiles.count()).parallel().forEach(tiles::project);
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
}
