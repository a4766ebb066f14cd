package org.meridian.imaging.raycast;

import org.meridian.imaging.Rescale;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The least and greatest stored value of every block of cells of a volume, with the voxels of the
 * next block that its last cells end at: what lies in a block is between them after interpolation
 * too.
 */
final class ValueBlocks {
    /** Cells of a side of the smallest blocks, as a power of two. */
    private static final int FINE = 3;

    private static final int SIDE = 1 << FINE;

    /** By how many powers of two larger blocks are larger. */
    private static final int STEP = 2;

    private final int shift;
    private final int across;
    private final int down;
    private final int deep;
    private final int[] least;
    private final int[] greatest;

    private ValueBlocks(int shift, int across, int down, int deep) {
        this.shift = shift;
        this.across = across;
        this.down = down;
        this.deep = deep;
        least = new int[across * down * deep];
        greatest = new int[least.length];
    }

    /** Looks at every voxel, on all cores. */
    static ValueBlocks of(Volume volume) {
        VolumeGeometry grid = volume.geometry();
        ValueBlocks blocks =
                new ValueBlocks(
                        FINE,
                        Math.ceilDiv(grid.columns(), SIDE),
                        Math.ceilDiv(grid.rows(), SIDE),
                        Math.ceilDiv(grid.slices(), SIDE));
        IntStream.range(0, blocks.deep).parallel().forEach(z -> blocks.layer(volume, z));
        return blocks;
    }

    /** The same in larger blocks, by which a ray gets faster through what cannot be seen. */
    ValueBlocks larger() {
        int side = 1 << STEP;
        ValueBlocks large =
                new ValueBlocks(
                        shift + STEP,
                        Math.ceilDiv(across, side),
                        Math.ceilDiv(down, side),
                        Math.ceilDiv(deep, side));
        Arrays.fill(large.least, Integer.MAX_VALUE);
        Arrays.fill(large.greatest, Integer.MIN_VALUE);
        for (int z = 0; z < deep; z++) {
            for (int y = 0; y < down; y++) {
                for (int x = 0; x < across; x++) {
                    int from = (z * down + y) * across + x;
                    int to = large.index(x << FINE, y << FINE, z << FINE);
                    large.least[to] = Math.min(large.least[to], least[from]);
                    large.greatest[to] = Math.max(large.greatest[to], greatest[from]);
                }
            }
        }
        return large;
    }

    /** Cells of a side, as a power of two. */
    int shift() {
        return shift;
    }

    private void layer(Volume volume, int z) {
        VolumeGeometry grid = volume.geometry();
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                block(
                        volume,
                        (z * down + y) * across + x,
                        x * SIDE,
                        Math.min(grid.columns() - 1, (x + 1) * SIDE),
                        y * SIDE,
                        Math.min(grid.rows() - 1, (y + 1) * SIDE),
                        z * SIDE,
                        Math.min(grid.slices() - 1, (z + 1) * SIDE));
            }
        }
    }

    private void block(
            Volume volume, int block, int left, int right, int top, int bottom, int from, int to) {
        int columns = volume.geometry().columns();
        Rescale rescale = volume.rescale();
        int low = Integer.MAX_VALUE;
        int high = Integer.MIN_VALUE;
        for (int z = from; z <= to; z++) {
            short[] slice = volume.slice(z);
            for (int y = top; y <= bottom; y++) {
                for (int i = y * columns + left; i <= y * columns + right; i++) {
                    int value = rescale.stored(slice[i]);
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        least[block] = low;
        greatest[block] = high;
    }

    /** The number of the block that a cell is in. */
    int index(int x, int y, int z) {
        return ((z >> shift) * down + (y >> shift)) * across + (x >> shift);
    }

    int greatest(int block) {
        return greatest[block];
    }

    /** The least value of all. */
    int least() {
        return Arrays.stream(least).min().orElseThrow();
    }

    /** The greatest value of all. */
    int greatest() {
        return Arrays.stream(greatest).max().orElseThrow();
    }

    /** Of each block, how many steps a sample may stand for. */
    byte[] strides(OpacityTable table) {
        byte[] strides = new byte[least.length];
        for (int b = 0; b < strides.length; b++) {
            strides[b] = table.stride(least[b], greatest[b]);
        }
        return strides;
    }
}
