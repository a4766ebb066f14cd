package org.meridian.ui.viewer.measure;

import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.Shape;
import org.meridian.imaging.measure.Point;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a hand or the keys hold of a drawing; positions are in the image's pixels.
 *
 * @param original before it was moved
 * @param pixels where its points were then
 * @param handle the point that moves; empty when all do
 * @param from where it was taken
 * @param now as it is moved to
 */
record Grip(
        Annotation original, List<Point> pixels, OptionalInt handle, Point from, Annotation now) {
    /** Holds what has not been moved yet. */
    static Grip of(Annotation original, List<Point> pixels, OptionalInt handle, Point from) {
        return new Grip(original, pixels, handle, from, original);
    }

    boolean isMoved() {
        return !now.equals(original);
    }

    /** The same, led to a position; what is led off all surfaces stays where it had a place. */
    Grip to(Sheet sheet, Point to) {
        double right = to.x() - from.x();
        double below = to.y() - from.y();
        List<Point> points = new ArrayList<>(pixels);
        if (handle.isPresent() && original.shape() == Shape.ELLIPSE) {
            Axes.drag(points, handle.getAsInt(), right, below);
        } else {
            for (int i = 0; i < points.size(); i++) {
                if (handle.isEmpty() || handle.getAsInt() == i) {
                    points.set(i, new Point(points.get(i).x() + right, points.get(i).y() + below));
                }
            }
        }
        return sheet.toPositions(points)
                .map(p -> new Grip(original, pixels, handle, from, original.moved(p)))
                .orElse(this);
    }
}
