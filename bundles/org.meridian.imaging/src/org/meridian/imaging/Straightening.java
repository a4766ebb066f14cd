package org.meridian.imaging;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A volume straightened along a path: columns are millimetres along it, rows are millimetres across
 * it, by a frame that turns about the path as little as it can (Wang, Juettler, Zheng and Liu, ACM
 * Transactions on Graphics 27, 2008). Immutable.
 */
public final class Straightening {
    private final CurvedPath path;
    private final double spacing;
    private final int rows;
    private final List<Vec3> middles = new ArrayList<>();
    private final List<Vec3> across = new ArrayList<>();

    /**
     * @param upright a direction that the rows do not go along at the first end
     * @param angle by how much the rows are turned about the path, in radians
     * @param width from the first row to the last, in millimetres
     * @param spacing of rows and columns, in millimetres
     */
    public Straightening(
            CurvedPath path, Vec3 upright, double angle, double width, double spacing) {
        this.path = path;
        this.spacing = spacing;
        rows = 2 * (int) Math.round(width / 2 / spacing) + 1;
        int columns = (int) Math.floor(path.length() / spacing + 1e-9) + 1;
        Vec3 tangent = path.tangent(0);
        Vec3 side = start(tangent, upright);
        for (int i = 0; i < columns; i++) {
            Vec3 middle = path.at(i * spacing);
            Vec3 next = path.tangent(i * spacing);
            if (i > 0) {
                side = carried(side, tangent, next, middle.minus(middles.getLast()));
            }
            tangent = next;
            middles.add(middle);
            across.add(
                    side.times(Math.cos(angle))
                            .plus(tangent.cross(side).times(Math.sin(angle)))
                            .unit());
        }
    }

    /** Across the path and the direction; where they are parallel, any way across. */
    private static Vec3 start(Vec3 tangent, Vec3 upright) {
        Vec3 side = upright.cross(tangent);
        if (side.length() > 1e-3) {
            return side.unit();
        }
        Vec3 other = Math.abs(tangent.x()) < 0.9 ? Vec3.X : Vec3.Y;
        return other.cross(tangent).unit();
    }

    /** The side one step on, by two reflections. */
    private static Vec3 carried(Vec3 side, Vec3 tangent, Vec3 next, Vec3 step) {
        Vec3 mirrored = reflected(side, step);
        Vec3 facing = reflected(tangent, step);
        Vec3 turn = next.minus(facing);
        Vec3 carried = turn.length() > 0 ? reflected(mirrored, turn) : mirrored;
        return carried.minus(next.times(next.dot(carried))).unit();
    }

    private static Vec3 reflected(Vec3 v, Vec3 normal) {
        double square = normal.dot(normal);
        return square > 0 ? v.minus(normal.times(2 * v.dot(normal) / square)) : v;
    }

    public CurvedPath path() {
        return path;
    }

    public int columns() {
        return middles.size();
    }

    public int rows() {
        return rows;
    }

    /** Of rows and of columns, in millimetres. */
    public double spacing() {
        return spacing;
    }

    /** The patient position of the pixel that is nearest to pixel coordinates. */
    public Vec3 toPatient(double column, double row) {
        int c = (int) Math.max(0, Math.min(columns() - 1L, Math.round(column)));
        return middles.get(c).plus(across.get(c).times(offset(row)));
    }

    /** How far across the path a row is, in millimetres. */
    public double offset(double row) {
        return (row - (rows - 1) / 2.0) * spacing;
    }

    /** The volume's values, trilinear; the padding outside. */
    public GreyImage of(Volume volume, short[] target) {
        VolumeGeometry grid = volume.geometry();
        IntStream.range(0, columns())
                .parallel()
                .forEach(
                        c -> {
                            for (int r = 0; r < rows; r++) {
                                Vec3 index = grid.toIndex(toPatient(c, r));
                                double value = volume.stored(index.x(), index.y(), index.z());
                                target[r * columns() + c] = (short) Math.round(value);
                            }
                        });
        return new GreyImage(columns(), rows, target, volume.rescale());
    }
}
