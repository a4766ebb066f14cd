package org.meridian.imaging;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the voxels of a volume lie in the patient. Index coordinates count voxels: (0, 0, 0) is the
 * centre of the first voxel, the first axis counts columns, the second rows, the third slices.
 *
 * @param origin centre of the first voxel, in patient millimetres (ImagePositionPatient)
 * @param row unit vector along a row, towards higher columns (first half of
 *     ImageOrientationPatient)
 * @param column unit vector along a column, towards higher rows (second half)
 * @param slice unit vector towards higher slices; need not be perpendicular to the others (gantry
 *     tilt)
 * @param columnSpacing between neighbouring columns (second value of PixelSpacing), in millimetres
 * @param rowSpacing between neighbouring rows (first value of PixelSpacing), in millimetres
 * @param sliceSpacing between the centres of neighbouring slices along {@code slice}, in
 *     millimetres
 */
public record VolumeGeometry(
        int columns,
        int rows,
        int slices,
        Vec3 origin,
        Vec3 row,
        Vec3 column,
        Vec3 slice,
        double columnSpacing,
        double rowSpacing,
        double sliceSpacing) {

    public VolumeGeometry {
        if (columns < 1 || rows < 1 || slices < 1) {
            throw new IllegalArgumentException("a volume has at least one voxel");
        }
        if (!(columnSpacing > 0 && rowSpacing > 0 && sliceSpacing > 0)
                || !Double.isFinite(columnSpacing + rowSpacing + sliceSpacing)) {
            throw new IllegalArgumentException("spacings are positive");
        }
        double determinant = row.cross(column).dot(slice);
        if (!(Math.abs(determinant) > 1e-3)) {
            throw new IllegalArgumentException("the axes do not span space");
        }
    }

    /** An upright axial volume: rows to the left, columns to the back, slices to the head. */
    public static VolumeGeometry axial(
            int columns, int rows, int slices, Vec3 origin, double inPlane, double sliceSpacing) {
        return new VolumeGeometry(
                columns,
                rows,
                slices,
                origin,
                Vec3.X,
                Vec3.Y,
                Vec3.Z,
                inPlane,
                inPlane,
                sliceSpacing);
    }

    /** The patient position, in millimetres, of index coordinates, which may be fractions. */
    public Vec3 toPatient(double columnIndex, double rowIndex, double sliceIndex) {
        double a = columnIndex * columnSpacing;
        double b = rowIndex * rowSpacing;
        double c = sliceIndex * sliceSpacing;
        return new Vec3(
                origin.x() + a * row.x() + b * column.x() + c * slice.x(),
                origin.y() + a * row.y() + b * column.y() + c * slice.y(),
                origin.z() + a * row.z() + b * column.z() + c * slice.z());
    }

    /** {@link #toPatient(double, double, double)} of an index vector. */
    public Vec3 toPatient(Vec3 index) {
        return toPatient(index.x(), index.y(), index.z());
    }

    /** The index coordinates of a patient position: x in columns, y in rows, z in slices. */
    public Vec3 toIndex(Vec3 patient) {
        return directionToIndex(patient.minus(origin));
    }

    /** Whether a patient position is not further out than half a voxel from the outermost ones. */
    public boolean isIn(Vec3 patient) {
        Vec3 index = toIndex(patient);
        return isIn(index.x(), columns) && isIn(index.y(), rows) && isIn(index.z(), slices);
    }

    private static boolean isIn(double index, int count) {
        return index >= -0.5 && index <= count - 0.5;
    }

    /** A patient displacement as index steps. */
    public Vec3 directionToIndex(Vec3 patient) {
        Vec3 normal = row.cross(column);
        double determinant = normal.dot(slice);
        return new Vec3(
                patient.dot(column.cross(slice)) / determinant / columnSpacing,
                patient.dot(slice.cross(row)) / determinant / rowSpacing,
                patient.dot(normal) / determinant / sliceSpacing);
    }

    /** The patient position of the middle of the volume. */
    public Vec3 centre() {
        return toPatient((columns - 1) / 2.0, (rows - 1) / 2.0, (slices - 1) / 2.0);
    }

    /** The least of the three spacings, in millimetres. */
    public double leastSpacing() {
        return Math.min(sliceSpacing, Math.min(columnSpacing, rowSpacing));
    }

    /** Of the ball about the {@link #centre} that holds all voxels' centres, in millimetres. */
    public double radius() {
        Vec3 centre = centre();
        return corners().stream().mapToDouble(centre::distance).max().orElseThrow();
    }

    /** The patient positions of the eight outermost voxels' centres. */
    List<Vec3> corners() {
        return IntStream.range(0, 8)
                .mapToObj(
                        corner ->
                                toPatient(
                                        (corner & 1) == 0 ? 0 : columns - 1,
                                        (corner & 2) == 0 ? 0 : rows - 1,
                                        (corner & 4) == 0 ? 0 : slices - 1))
                .toList();
    }

    public long voxels() {
        return (long) columns * rows * slices;
    }

    /** The plane of one slice, pixel for pixel. */
    public PlaneGeometry plane(int sliceIndex) {
        return new PlaneGeometry(
                columns, rows, toPatient(0, 0, sliceIndex), row, column, columnSpacing, rowSpacing);
    }
}
