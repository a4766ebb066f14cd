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
     * The volume seen from outside, from the front unless it is turned.
     *
     * @param right by how much its near side is turned to the right, in degrees
     * @param down and then down, in degrees
     */
    record Outside(Look look, double right, double down, int columns, int rows)
            implements RenderView {
        /** Pixels of a side. */
        public static final int MOST = 2048;

        public Outside {
            if (columns < 1
                    || rows < 1
                    || columns > MOST
                    || rows > MOST
                    || !Double.isFinite(right + down)) {
                throw new IllegalArgumentException("no size: " + columns + "x" + rows);
            }
        }
    }

    /** What is seen of a volume from outside. */
    enum Look {
        /** Bone of a CT, opaque. */
        BONE,
        /** Soft tissue of a CT like tinted glass, bone in it. */
        TRANSLUCENT,
        /** By the window: clear at its dark end, opaque at its bright end. */
        WINDOW,
        /** The greatest value behind each pixel. */
        MAXIMUM
    }

    /**
     * Rows and columns of pictures: of a series evenly through it, or one after the other from the
     * frame that the view names; planes evenly through the volume, or one after the other from the
     * point; of a volume seen from outside a full turn.
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
