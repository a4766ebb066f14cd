package org.meridian.ui.viewer.model;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.annotation.Shape;

import java.util.Optional;

/** What the left button does on an image. */
public enum Tool {
    WINDOW,
    PAN,
    ZOOM,
    SCROLL,
    /** Points all images at the same place of the patient. */
    CROSSHAIR,
    /** Enlarges what lies under the pointer while the button is down. */
    MAGNIFIER,
    /** Turns a volume that is seen from outside; the window of anything else. */
    TURN,
    /** Draws the path along which a volume is straightened, a point a click. */
    PATH,
    LENGTH(Shape.LENGTH),
    ANGLE(Shape.ANGLE),
    COBB(Shape.COBB),
    RECTANGLE(Shape.RECTANGLE),
    ELLIPSE(Shape.ELLIPSE),
    POLYGON(Shape.POLYGON),
    FREEHAND(Shape.FREEHAND),
    POINT(Shape.POINT),
    ARROW(Shape.ARROW),
    TEXT(Shape.TEXT);

    private final @Nullable Shape shape;

    Tool() {
        shape = null;
    }

    Tool(Shape shape) {
        this.shape = shape;
    }

    /** What it draws; empty where it draws nothing. */
    public Optional<Shape> shape() {
        return Optional.ofNullable(shape);
    }
}
