package org.meridian.ui.viewer.layout;

import org.meridian.ui.viewer.model.Together;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.model.ViewerModel.Point;

/**
 * What the pointer does on one cell to all.
 *
 * @param cell in which the pointer is
 */
public record CellPointer(LayoutModel layout, ViewerModel cell) implements Together {
    @Override
    public void cross(Point at) {
        layout.cross(cell, at);
    }

    @Override
    public void path(Point at) {
        layout.path().add(cell, at);
    }

    @Override
    public boolean take(Point at) {
        return layout.planes().take(cell, at);
    }

    @Override
    public boolean drag(Point to) {
        return layout.planes().drag(to);
    }

    @Override
    public void release() {
        layout.planes().release();
    }

    @Override
    public boolean cancel() {
        return layout.planes().cancel();
    }
}
