package org.meridian.ui.viewer.measure;

import org.meridian.imaging.measure.Point;

import java.util.List;

/** The two axes of an ellipse, whose four ends move together. Stateless. */
final class Axes {
    private Axes() {}

    /**
     * Drags one end along its axis; the opposite end stays, the other axis keeps its length and
     * stands upright on the middle.
     *
     * @param ends both of one axis, then both of the other one; changed in place
     */
    static void drag(List<Point> ends, int end, double right, double down) {
        int opposite = end ^ 1;
        Point fixed = ends.get(opposite);
        Point from = ends.get(end);
        double length = Math.hypot(from.x() - fixed.x(), from.y() - fixed.y());
        if (length == 0) {
            return;
        }
        double unitX = (from.x() - fixed.x()) / length;
        double unitY = (from.y() - fixed.y()) / length;
        double further = right * unitX + down * unitY;
        ends.set(end, new Point(from.x() + further * unitX, from.y() + further * unitY));
        int other = end < 2 ? 2 : 0;
        for (int i = other; i < other + 2; i++) {
            Point at = ends.get(i);
            ends.set(i, new Point(at.x() + further * unitX / 2, at.y() + further * unitY / 2));
        }
    }
}
