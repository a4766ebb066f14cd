package org.meridian.ui.viewer.model;

import org.meridian.core.annotation.Shape;
import org.meridian.ui.viewer.model.ViewerModel.Point;

/** A sheet without anything on it, for tools that do not draw. */
class NoDrawing implements Drawing {
    @Override
    public boolean draws() {
        return false;
    }

    @Override
    public void draw(Shape shape, Point at) {
        throw new AssertionError("nothing is drawn here");
    }

    @Override
    public boolean take(Point at) {
        return false;
    }

    @Override
    public boolean isOnHandle(Point at) {
        return false;
    }

    @Override
    public void move(Point to) {
        // there is nothing to move
    }

    @Override
    public void release(Point at) {
        // there is nothing to release
    }

    @Override
    public void keep() {
        // there is nothing to keep
    }

    @Override
    public boolean cancel() {
        return false;
    }
}
