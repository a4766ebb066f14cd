package org.meridian.imaging;

/**
 * Where the pixels of a 2-D image lie in the patient. Pixel coordinates count pixels: (0, 0) is the
 * centre of the first one.
 *
 * @param origin centre of the first pixel, in patient millimetres
 * @param row unit vector towards higher columns
 * @param column unit vector towards higher rows
 * @param columnSpacing between neighbouring columns, in millimetres
 * @param rowSpacing between neighbouring rows, in millimetres
 */
public record PlaneGeometry(
        int columns,
        int rows,
        Vec3 origin,
        Vec3 row,
        Vec3 column,
        double columnSpacing,
        double rowSpacing) {

    public PlaneGeometry {
        if (columns < 1 || rows < 1 || !(columnSpacing > 0) || !(rowSpacing > 0)) {
            throw new IllegalArgumentException("a plane has pixels");
        }
    }

    /**
     * The horizontal plane through a position, over the whole volume: the patient's left on the
     * right side, the back below.
     *
     * @param spacing of the pixels, in millimetres
     */
    public static PlaneGeometry axial(VolumeGeometry volume, Vec3 through, double spacing) {
        return covering(volume, through, PlaneAxes.AXIAL, spacing);
    }

    /** The frontal plane, seen from the front: the patient's left on the right side, head up. */
    public static PlaneGeometry coronal(VolumeGeometry volume, Vec3 through, double spacing) {
        return covering(volume, through, PlaneAxes.CORONAL, spacing);
    }

    /** The plane seen from the patient's left: the back on the right side, head up. */
    public static PlaneGeometry sagittal(VolumeGeometry volume, Vec3 through, double spacing) {
        return covering(volume, through, PlaneAxes.SAGITTAL, spacing);
    }

    /** The plane through a position with the given axes, just large enough for the volume. */
    public static PlaneGeometry covering(
            VolumeGeometry volume, Vec3 through, PlaneAxes axes, double spacing) {
        Vec3 row = axes.row();
        Vec3 column = axes.column();
        double rowFrom = Double.POSITIVE_INFINITY;
        double rowTo = Double.NEGATIVE_INFINITY;
        double columnFrom = Double.POSITIVE_INFINITY;
        double columnTo = Double.NEGATIVE_INFINITY;
        for (Vec3 corner : volume.corners()) {
            Vec3 position = corner.minus(through);
            double along = position.dot(row);
            double down = position.dot(column);
            rowFrom = Math.min(rowFrom, along);
            rowTo = Math.max(rowTo, along);
            columnFrom = Math.min(columnFrom, down);
            columnTo = Math.max(columnTo, down);
        }
        // A corner that lies on a pixel's centre up to rounding must not add one more pixel.
        int columns = (int) Math.ceil((rowTo - rowFrom) / spacing - 1e-6) + 1;
        int rows = (int) Math.ceil((columnTo - columnFrom) / spacing - 1e-6) + 1;
        Vec3 origin = through.plus(row.times(rowFrom)).plus(column.times(columnFrom));
        return new PlaneGeometry(columns, rows, origin, row, column, spacing, spacing);
    }

    /**
     * The plane of so many pixels with a position in its middle.
     *
     * @param spacing of the pixels, in millimetres
     */
    public static PlaneGeometry centred(
            Vec3 middle, PlaneAxes axes, int columns, int rows, double spacing) {
        Vec3 origin =
                middle.minus(axes.row().times((columns - 1) / 2.0 * spacing))
                        .minus(axes.column().times((rows - 1) / 2.0 * spacing));
        return new PlaneGeometry(
                columns, rows, origin, axes.row(), axes.column(), spacing, spacing);
    }

    /**
     * Unit vector from the plane away from the viewer's side ({@code row} times {@code column}).
     */
    public Vec3 normal() {
        return row.cross(column);
    }

    /** The patient position, in millimetres, of pixel coordinates, which may be fractions. */
    public Vec3 toPatient(double columnIndex, double rowIndex) {
        return origin.plus(row.times(columnIndex * columnSpacing))
                .plus(column.times(rowIndex * rowSpacing));
    }

    /**
     * The pixel coordinates of a position: x in columns, y in rows, z the distance from the plane
     * along {@link #normal} in millimetres.
     */
    public Vec3 toPixel(Vec3 patient) {
        Vec3 from = patient.minus(origin);
        return new Vec3(
                from.dot(row) / columnSpacing, from.dot(column) / rowSpacing, from.dot(normal()));
    }

    /** The parallel plane that far along {@link #normal}. */
    public PlaneGeometry moved(double millimetres) {
        return new PlaneGeometry(
                columns,
                rows,
                origin.plus(normal().times(millimetres)),
                row,
                column,
                columnSpacing,
                rowSpacing);
    }
}
