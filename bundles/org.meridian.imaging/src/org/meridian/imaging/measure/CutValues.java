package org.meridian.imaging.measure;

import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;

/** What lies on a plane through a volume, not rounded to its steps; none outside of it. */
public record CutValues(Volume volume, PlaneGeometry plane) implements PixelValues {
    @Override
    public int columns() {
        return plane.columns();
    }

    @Override
    public int rows() {
        return plane.rows();
    }

    @Override
    public double valueAt(int column, int row) {
        Vec3 position = plane.toPatient(column, row);
        return volume.geometry().isIn(position) ? volume.sample(position) : Double.NaN;
    }
}
