package org.meridian.ui.viewer;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.meridian.imaging.ViewTransform;
import org.meridian.ui.viewer.model.FrameRenderer;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.model.ViewerModel.Point;

/** A round glass over an image, in which its pixels are interpolated anew and not the screen's. */
final class MagnifyingGlass {
    private static final int RADIUS = 110;
    private static final double FACTOR = 2.5;

    private final FrameRenderer renderer = new FrameRenderer();
    private final FramePainter frames = new FramePainter();
    private final Color rim = new Color(200, 200, 200);

    /**
     * What the model shows around a position, larger.
     *
     * @param levels what drives the monitor for each of 256 greys
     */
    void paint(GC gc, ViewerModel model, Point at, byte[] levels) {
        int left = (int) Math.round(at.x()) - RADIUS;
        int top = (int) Math.round(at.y()) - RADIUS;
        ViewTransform view = model.view().zoomed(FACTOR, at.x(), at.y()).panned(-left, -top);
        Path circle = new Path(gc.getDevice());
        Transform before = new Transform(gc.getDevice());
        Transform moved = new Transform(gc.getDevice());
        try {
            frames.take(
                    gc.getDevice(),
                    renderer.exact(model, view, 2 * RADIUS, 2 * RADIUS),
                    model.appearance().colours(),
                    levels);
            circle.addArc(left, top, 2 * RADIUS, 2 * RADIUS, 0, 360);
            gc.setClipping(circle);
            gc.getTransform(before);
            gc.getTransform(moved);
            moved.translate(left, top);
            gc.setTransform(moved);
            frames.paint(gc, new Rectangle(0, 0, 2 * RADIUS, 2 * RADIUS));
            gc.setTransform(before);
            gc.setClipping((Rectangle) null);
            gc.setForeground(rim);
            gc.drawPath(circle);
        } finally {
            moved.dispose();
            before.dispose();
            circle.dispose();
            frames.dispose();
        }
    }
}
