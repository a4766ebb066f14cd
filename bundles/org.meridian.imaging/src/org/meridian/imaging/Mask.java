package org.meridian.imaging;

/**
 * A set of voxels of a grid, one byte each (0 or 1), in the order of {@link Grid}. The array is
 * shared; whoever holds a mask may change it.
 */
public record Mask(VolumeGeometry geometry, byte[] voxels) {
    public Mask {
        if (voxels.length != geometry.voxels()) {
            throw new IllegalArgumentException("voxels: " + voxels.length);
        }
    }

    public static Mask empty(VolumeGeometry geometry) {
        return new Mask(geometry, new byte[Math.toIntExact(geometry.voxels())]);
    }

    /** The voxels below a value. */
    public static Mask below(Grid grid, float value) {
        Mask mask = empty(grid.geometry());
        for (int i = 0; i < mask.voxels.length; i++) {
            mask.voxels[i] = (byte) (grid.values()[i] < value ? 1 : 0);
        }
        return mask;
    }

    public boolean contains(int index) {
        return voxels[index] != 0;
    }

    public int count() {
        int count = 0;
        for (byte voxel : voxels) {
            count += voxel;
        }
        return count;
    }

    /** Whether the voxel nearest to a patient position is in the set. */
    public boolean contains(Vec3 patient) {
        Vec3 index = geometry.toIndex(patient);
        int x = (int) Math.floor(index.x() + 0.5);
        int y = (int) Math.floor(index.y() + 0.5);
        int z = (int) Math.floor(index.z() + 0.5);
        return x >= 0
                && y >= 0
                && z >= 0
                && x < geometry.columns()
                && y < geometry.rows()
                && z < geometry.slices()
                && contains((z * geometry.rows() + y) * geometry.columns() + x);
    }

    /** All other voxels. */
    public Mask complement() {
        Mask result = empty(geometry);
        for (int i = 0; i < voxels.length; i++) {
            result.voxels[i] = (byte) (1 - voxels[i]);
        }
        return result;
    }

    /** All voxels within a distance, in millimetres, of the set. */
    public Mask dilated(double distance) {
        return nearer(DistanceTransform.squared(this), distance);
    }

    /** The voxels farther than a distance, in millimetres, from everything outside of the set. */
    public Mask eroded(double distance) {
        return nearer(DistanceTransform.squared(complement()), distance).complement();
    }

    /**
     * Dilated and eroded: notches and gaps that a ball of this radius in millimetres cannot enter
     * are filled. The grid's border counts as more of the same.
     */
    public Mask closed(double radius) {
        return dilated(radius).eroded(radius);
    }

    private Mask nearer(float[] squared, double distance) {
        Mask result = empty(geometry);
        float limit = (float) (distance * distance);
        for (int i = 0; i < squared.length; i++) {
            result.voxels[i] = (byte) (squared[i] <= limit ? 1 : 0);
        }
        return result;
    }

    /**
     * Fills small holes of each slice: parts outside of the set that do not reach the slice's
     * border over their four neighbours.
     *
     * @param largest area of a hole that is filled, in square millimetres
     */
    public Mask filledBySlice(double largest) {
        double pixel = geometry.columnSpacing() * geometry.rowSpacing();
        Mask holes =
                complement().partsBySlice((size, border) -> !border && size * pixel <= largest);
        for (int i = 0; i < voxels.length; i++) {
            holes.voxels[i] |= voxels[i];
        }
        return holes;
    }

    /** The part of the set that is connected to its slice's border within the slice. */
    public Mask borderConnectedBySlice() {
        return partsBySlice((size, border) -> border);
    }

    /** Tells by the number of voxels and by whether it touches the border which part is kept. */
    private interface PartFilter {
        boolean keep(int size, boolean border);
    }

    private Mask partsBySlice(PartFilter filter) {
        int nx = geometry.columns();
        int plane = nx * geometry.rows();
        byte[] left = voxels.clone();
        Mask result = empty(geometry);
        int[] part = new int[plane];
        for (int start = 0; start < left.length; start++) {
            if (left[start] == 0) {
                continue;
            }
            int base = start - start % plane;
            int size = 1;
            boolean border = false;
            part[0] = start;
            left[start] = 0;
            for (int done = 0; done < size; done++) {
                int x = part[done] % nx;
                int y = (part[done] - base) / nx;
                border |= x == 0 || y == 0 || x == nx - 1 || y == geometry.rows() - 1;
                size = visit(left, part, size, x > 0 ? part[done] - 1 : -1);
                size = visit(left, part, size, x < nx - 1 ? part[done] + 1 : -1);
                size = visit(left, part, size, y > 0 ? part[done] - nx : -1);
                size = visit(left, part, size, y < geometry.rows() - 1 ? part[done] + nx : -1);
            }
            if (filter.keep(size, border)) {
                for (int i = 0; i < size; i++) {
                    result.voxels[part[i]] = 1;
                }
            }
        }
        return result;
    }

    private static int visit(byte[] left, int[] part, int size, int voxel) {
        if (voxel < 0 || left[voxel] == 0) {
            return size;
        }
        left[voxel] = 0;
        part[size] = voxel;
        return size + 1;
    }

    /** No voxel at all. */
    public boolean isEmpty() {
        return count() == 0;
    }
}
