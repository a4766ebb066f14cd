package org.meridian.ui.viewer.measure;

import org.meridian.core.annotation.Shape;
import org.meridian.imaging.measure.Point;
import org.meridian.ui.viewer.model.Placement;
import org.meridian.ui.viewer.model.ViewerModel;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The lines of a shape on the screen and what a pointer touches of it, in device pixels.
 *
 * @param lines each a row of positions that are joined by straight pieces
 * @param handles where its points stand, in their order
 */
public record Outline(List<List<ViewerModel.Point>> lines, List<ViewerModel.Point> handles) {
    private static final int ELLIPSE_PIECES = 72;
    private static final double ARROW_HEAD = 10;
    private static final double ARROW_ANGLE = Math.toRadians(25);
    private static final double POINT_ARM = 5;

    /** A handle of a drawing with more points than this is its outline itself. */
    private static final int MOST_HANDLES = 32;

    static Outline of(Shape shape, List<Point> pixels, Placement placement) {
        List<ViewerModel.Point> at = pixels.stream().map(placement::toDevice).toList();
        List<List<ViewerModel.Point>> lines =
                switch (shape) {
                    case POINT -> point(at.getFirst());
                    case TEXT -> List.of();
                    case LENGTH, POLYLINE, ANGLE -> List.of(at);
                    case ARROW -> arrow(at.get(0), at.get(1));
                    case COBB -> cobb(at);
                    case RECTANGLE -> List.of(closed(box(pixels, at, placement)));
                    case ELLIPSE -> at.size() == 4 ? List.of(ellipse(at)) : List.of(at);
                    case POLYGON, FREEHAND -> List.of(closed(at));
                };
        return new Outline(lines, at.size() > MOST_HANDLES ? List.of() : at);
    }

    private static List<List<ViewerModel.Point>> point(ViewerModel.Point at) {
        return List.of(
                List.of(moved(at, -POINT_ARM, 0), moved(at, POINT_ARM, 0)),
                List.of(moved(at, 0, -POINT_ARM), moved(at, 0, POINT_ARM)));
    }

    private static ViewerModel.Point moved(ViewerModel.Point from, double right, double down) {
        return new ViewerModel.Point(from.x() + right, from.y() + down);
    }

    private static List<List<ViewerModel.Point>> arrow(
            ViewerModel.Point tail, ViewerModel.Point head) {
        double back = Math.atan2(tail.y() - head.y(), tail.x() - head.x());
        return List.of(
                List.of(tail, head),
                List.of(wing(head, back - ARROW_ANGLE), head, wing(head, back + ARROW_ANGLE)));
    }

    private static ViewerModel.Point wing(ViewerModel.Point head, double direction) {
        return moved(head, ARROW_HEAD * Math.cos(direction), ARROW_HEAD * Math.sin(direction));
    }

    /** Both lines, and a thin one between their middles. */
    private static List<List<ViewerModel.Point>> cobb(List<ViewerModel.Point> at) {
        if (at.size() < 4) {
            return at.size() == 3 ? List.of(at.subList(0, 2), at.subList(2, 3)) : List.of(at);
        }
        return List.of(
                at.subList(0, 2),
                at.subList(2, 4),
                List.of(middle(at.get(0), at.get(1)), middle(at.get(2), at.get(3))));
    }

    private static ViewerModel.Point middle(ViewerModel.Point a, ViewerModel.Point b) {
        return new ViewerModel.Point((a.x() + b.x()) / 2, (a.y() + b.y()) / 2);
    }

    private static List<ViewerModel.Point> box(
            List<Point> pixels, List<ViewerModel.Point> at, Placement placement) {
        if (pixels.size() != 2) {
            return at;
        }
        Point a = pixels.get(0);
        Point b = pixels.get(1);
        return List.of(
                at.get(0),
                placement.toDevice(b.x(), a.y()),
                at.get(1),
                placement.toDevice(a.x(), b.y()));
    }

    private static List<ViewerModel.Point> closed(List<ViewerModel.Point> at) {
        List<ViewerModel.Point> all = new ArrayList<>(at);
        all.add(at.getFirst());
        return all;
    }

    private static List<ViewerModel.Point> ellipse(List<ViewerModel.Point> ends) {
        ViewerModel.Point centre = middle(ends.get(0), ends.get(1));
        ViewerModel.Point one = ends.get(1);
        ViewerModel.Point other = ends.get(3);
        List<ViewerModel.Point> line = new ArrayList<>();
        for (int i = 0; i <= ELLIPSE_PIECES; i++) {
            double angle = 2 * Math.PI * i / ELLIPSE_PIECES;
            double c = Math.cos(angle);
            double s = Math.sin(angle);
            line.add(
                    moved(
                            centre,
                            c * (one.x() - centre.x()) + s * (other.x() - centre.x()),
                            c * (one.y() - centre.y()) + s * (other.y() - centre.y())));
        }
        return line;
    }

    /** The handle within reach of a position, the nearest where there are several. */
    OptionalInt handleAt(ViewerModel.Point position, double reach) {
        int best = -1;
        double least = reach;
        for (int i = 0; i < handles.size(); i++) {
            double distance = distance(handles.get(i), position);
            if (distance <= least) {
                least = distance;
                best = i;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    /** How far a position is from the lines. */
    double distance(ViewerModel.Point position) {
        double least = Double.POSITIVE_INFINITY;
        for (List<ViewerModel.Point> line : lines) {
            for (int i = 1; i < line.size(); i++) {
                least = Math.min(least, distance(line.get(i - 1), line.get(i), position));
            }
        }
        return least;
    }

    private static double distance(
            ViewerModel.Point from, ViewerModel.Point to, ViewerModel.Point position) {
        double x = to.x() - from.x();
        double y = to.y() - from.y();
        double length = x * x + y * y;
        double along =
                length == 0
                        ? 0
                        : ((position.x() - from.x()) * x + (position.y() - from.y()) * y) / length;
        double share = Math.max(0, Math.min(1, along));
        return distance(moved(from, share * x, share * y), position);
    }

    static double distance(ViewerModel.Point a, ViewerModel.Point b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }
}
