package org.meridian.ui.viewer.model;

import org.meridian.ui.viewer.model.ViewerModel.Point;

/** An image alone, of which nothing is turned. */
class NoTogether implements Together {
    @Override
    public void cross(Point at) {
        // there are no other images
    }

    @Override
    public void path(Point at) {
        // no path is drawn
    }

    @Override
    public boolean take(Point at) {
        return false;
    }

    @Override
    public boolean drag(Point to) {
        return false;
    }

    @Override
    public void release() {
        // nothing is held
    }

    @Override
    public boolean cancel() {
        return false;
    }
}
