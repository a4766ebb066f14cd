package org.meridian.imaging.raycast;

import org.meridian.imaging.Rescale;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;

import java.util.stream.IntStream;

/**
 * The least and greatest stored value of every block of cells of a volume, with the voxels of the
 * next block that its last cells end at: what lies in a block is between them after interpolation
 * too.
 */
final class ValueBlocks {
    /** Cells of a side, as a power of two. */
    static final int SHIFT = 3;

    private static final int SIDE = 1 << SHIFT;

    private final int across;
    private final int down;
    private final int[] least;
    private final int[] greatest;

    /** Looks at every voxel, on all cores. */
    ValueBlocks(Volume volume) {
        VolumeGeometry grid = volume.geometry();
        across = Math.ceilDiv(grid.columns(), SIDE);
        down = Math.ceilDiv(grid.rows(), SIDE);
        int deep = Math.ceilDiv(grid.slices(), SIDE);
        least = new int[across * down * deep];
        greatest = new int[least.length];
        IntStream.range(0, deep).parallel().forEach(z -> layer(volume, z));
    }

    private void layer(Volume volume, int z) {
        VolumeGeometry grid = volume.geometry();
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                block(
                        volume,
                        index(x, y, z),
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

    /** The number of a block. */
    int index(int x, int y, int z) {
        return (z * down + y) * across + x;
    }

    int greatest(int block) {
        return greatest[block];
    }

    /** Of each block, whether anything in it can be seen. */
    boolean[] visible(TransferFunction.Table table, Rescale rescale) {
        int offset = rescale.signed() ? 1 << (Short.SIZE - 1) : 0;
        int[] seen = new int[(1 << Short.SIZE) + 1];
        for (int i = 0; i < 1 << Short.SIZE; i++) {
            seen[i + 1] = seen[i] + (table.alpha()[(i - offset) & 0xffff] > 0 ? 1 : 0);
        }
        boolean[] visible = new boolean[least.length];
        for (int b = 0; b < visible.length; b++) {
            visible[b] = seen[greatest[b] + offset + 1] > seen[least[b] + offset];
        }
        return visible;
    }
}
