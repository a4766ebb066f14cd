package org.meridian.imaging;

import java.util.Arrays;

/**
 * A slab's pixels in tiles, each small enough that the voxels along all of its depth stay in a
 * processor's cache. Tiles are independent of each other: safe for all threads as long as each is
 * done by one.
 */
final class SlabTiles {
    /** Of an oblique slab: such a tile with 20 mm of depth touches some 100 kB of voxels. */
    private static final int OBLIQUE_WIDTH = 512;

    private static final int OBLIQUE_HEIGHT = 8;

    /** Along voxels: whole rows, as many as keep their sums in the cache and memory streaming. */
    private static final int ALIGNED_PIXELS = 1 << 15;

    private final Volume volume;
    private final PlaneGeometry plane;
    private final SampleRows[] planes;
    private final Slab.Projection projection;
    private final short[] target;
    private final int width;
    private final int height;
    private final int across;

    /**
     * @param target of {@code columns * rows} values
     */
    SlabTiles(
            Volume volume,
            PlaneGeometry plane,
            SampleRows[] planes,
            Slab.Projection projection,
            short[] target) {
        this.volume = volume;
        this.plane = plane;
        this.planes = planes;
        this.projection = projection;
        this.target = target;
        boolean aligned = planes[0].isAlongVoxels();
        width = aligned ? plane.columns() : Math.min(plane.columns(), OBLIQUE_WIDTH);
        height = aligned ? Math.max(1, ALIGNED_PIXELS / width) : OBLIQUE_HEIGHT;
        across = Math.ceilDiv(plane.columns(), width);
    }

    int count() {
        return across * Math.ceilDiv(plane.rows(), height);
    }

    /** Fills one tile of the target. */
    void project(int tile) {
        int left = tile % across * width;
        int right = Math.min(plane.columns(), left + width);
        int top = tile / across * height;
        int bottom = Math.min(plane.rows(), top + height);
        int columns = right - left;
        Accumulator[] values = new Accumulator[bottom - top];
        Arrays.setAll(values, r -> Accumulator.of(projection, columns));
        RowSampler sampler = new RowSampler(volume, columns);
        int[] samples = new int[columns];
        for (SampleRows rows : planes) {
            for (int r = top; r < bottom; r++) {
                sampler.sample(rows, r, left, samples, values[r - top]);
            }
        }
        for (int r = top; r < bottom; r++) {
            write(values[r - top], columns, r * plane.columns() + left);
        }
    }

    private void write(Accumulator values, int columns, int at) {
        for (int c = 0; c < columns; c++) {
            target[at + c] = values.has(c) ? RowSampler.rounded(values.value(c)) : volume.padding();
        }
    }
}
