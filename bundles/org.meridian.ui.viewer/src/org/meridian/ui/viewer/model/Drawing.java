package org.meridian.ui.viewer.model;

import org.meridian.core.annotation.Shape;
import org.meridian.ui.viewer.model.ViewerModel.Point;

/** What the pointer draws and moves on an image; positions are in device pixels. */
public interface Drawing {
    /** Whether something is being drawn, which takes every click. */
    boolean draws();

    /** Begins to draw a shape, or fixes its next point. */
    void draw(Shape shape, Point at);

    /**
     * Takes what lies under the pointer and marks it.
     *
     * @return whether anything does
     */
    boolean take(Point at);

    /** Whether a handle of what is marked lies there. */
    boolean isOnHandle(Point at);

    void move(Point to);

    void release(Point at);

    /** Keeps what the keys have moved, before anything else is done. */
    void keep();

    /**
     * Takes back what is being drawn or moved.
     *
     * @return whether anything was
     */
    boolean cancel();
}
