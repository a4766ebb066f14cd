package org.meridian.ui.viewer.measure;

import org.meridian.core.annotation.AnnotationId;
import org.meridian.core.annotation.Shape;
import org.meridian.imaging.measure.Point;
import org.meridian.ui.viewer.model.ViewerModel;

import java.util.ArrayList;
import java.util.List;

/**
 * A shape that is being drawn, by clicks or by drags: each click fixes a point, the last one hangs
 * at the pointer; where the hand drags instead, its end fixes the next one. A freehand line takes
 * all positions of one drag.
 */
final class Pen {
    /** A hand that trembles by so many pixels does not drag. */
    private static final double SLACK = 3;

    /** A polygon is closed by a click so near to its first corner. */
    private static final double CLOSING = 9;

    private static final double FREEHAND_STEP = 1.5;

    private final AnnotationId id = AnnotationId.random();
    private final Shape shape;
    private final List<Point> fixed = new ArrayList<>();
    private final List<ViewerModel.Point> places = new ArrayList<>();
    private Point hanging;
    private ViewerModel.Point pressed;
    private boolean dragged;

    Pen(Shape shape, Point at, ViewerModel.Point device) {
        this.shape = shape;
        hanging = at;
        pressed = device;
        fix(at, device);
    }

    /** Of what is drawn, from the first point on. */
    AnnotationId id() {
        return id;
    }

    Shape shape() {
        return shape;
    }

    /** How many clicks make it; a polygon is closed by hand. */
    private static int clicks(Shape shape) {
        return switch (shape) {
            case POINT, TEXT -> 1;
            case LENGTH, ARROW, RECTANGLE, ELLIPSE -> 2;
            case ANGLE -> 3;
            case COBB -> 4;
            case POLYGON, FREEHAND, POLYLINE -> Integer.MAX_VALUE;
        };
    }

    private void fix(Point at, ViewerModel.Point device) {
        fixed.add(at);
        places.add(device);
        hanging = at;
    }

    /** The button went down again; whether the shape is complete by it. */
    boolean press(Point at, ViewerModel.Point device) {
        pressed = device;
        dragged = false;
        if (shape == Shape.POLYGON
                && fixed.size() > 2
                && Outline.distance(places.getFirst(), device) <= CLOSING) {
            return true;
        }
        fix(at, device);
        return complete();
    }

    void move(Point to, ViewerModel.Point device, boolean down) {
        hanging = to;
        dragged |= down && Outline.distance(pressed, device) > SLACK;
        if (shape == Shape.FREEHAND
                && down
                && Outline.distance(places.getLast(), device) >= FREEHAND_STEP) {
            fix(to, device);
        }
    }

    /** The button went up; whether the shape is complete by it. */
    boolean release(Point at, ViewerModel.Point device) {
        if (shape == Shape.FREEHAND) {
            return true;
        }
        if (dragged && !complete()) {
            fix(at, device);
        }
        dragged = false;
        return complete();
    }

    private boolean complete() {
        return fixed.size() >= clicks(shape);
    }

    /** What there is so far with the point at the pointer, as the shape wants its points. */
    List<Point> shown() {
        List<Point> all = new ArrayList<>(fixed);
        if (!complete() && shape != Shape.FREEHAND) {
            all.add(hanging);
        }
        return points(all);
    }

    /** What is there for good. */
    List<Point> drawn() {
        return points(shape == Shape.POLYGON ? withoutRepeats(fixed) : List.copyOf(fixed));
    }

    /** A double click stands twice at one place. */
    private static List<Point> withoutRepeats(List<Point> points) {
        List<Point> all = new ArrayList<>();
        for (Point point : points) {
            if (all.isEmpty() || !all.getLast().equals(point)) {
                all.add(point);
            }
        }
        return all;
    }

    private List<Point> points(List<Point> clicks) {
        return shape == Shape.ELLIPSE && clicks.size() == 2
                ? axes(clicks.get(0), clicks.get(1))
                : clicks;
    }

    /** The ends of the axes of the ellipse in a box. */
    private static List<Point> axes(Point a, Point b) {
        double x = (a.x() + b.x()) / 2;
        double y = (a.y() + b.y()) / 2;
        return List.of(
                new Point(a.x(), y), new Point(b.x(), y), new Point(x, a.y()), new Point(x, b.y()));
    }

    /** Whether nothing was drawn but a dot where a line or region was meant. */
    boolean isEmpty() {
        List<Point> all = drawn();
        return !shape.takes(all.size())
                || clicks(shape) > 1 && all.stream().allMatch(all.getFirst()::equals);
    }
}
