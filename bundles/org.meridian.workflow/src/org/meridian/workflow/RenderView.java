package org.meridian.workflow;

import org.meridian.imaging.PlaneAxes;
import org.meridian.imaging.Slab;
import org.meridian.imaging.Vec3;

import java.util.Optional;
import java.util.OptionalDouble;

/** What of a series a rendered picture shows. */
public sealed interface RenderView {
    /**
     * A picture as it was taken.
     *
     * @param frame from 1: the frame of an instance, or the picture of a series in its order; empty
     *     for the first frame of an instance and the middle of a series
     */
    record Taken(Optional<Integer> frame) implements RenderView {}

    /**
     * A plane of the volume, or a slab around it.
     *
     * @param axes empty for those of the series' own slices
     * @param point that the plane goes through, in patient millimetres; empty for the middle
     * @param projection empty for the plane itself, or the mean where there is a thickness
     * @param thickness in millimetres; empty for the plane itself, or the whole volume where there
     *     is a projection
     */
    record Cut(
            Optional<PlaneAxes> axes,
            Optional<Vec3> point,
            Optional<Slab.Projection> projection,
            OptionalDouble thickness)
            implements RenderView {}

    /**
     * Rows and columns of pictures: of a series evenly through it, or one after the other from the
     * frame that the view names; planes evenly through the volume, or one after the other from the
     * point.
     */
    record Layout(int rows, int columns) {
        /** Of rows and of columns. */
        public static final int MOST = 8;

        /** One picture alone. */
        public static final Layout SINGLE = new Layout(1, 1);

        public Layout {
            if (rows < 1 || columns < 1 || rows > MOST || columns > MOST) {
                throw new IllegalArgumentException("no layout: " + rows + "x" + columns);
            }
        }

        int tiles() {
            return rows * columns;
        }
    }
}
