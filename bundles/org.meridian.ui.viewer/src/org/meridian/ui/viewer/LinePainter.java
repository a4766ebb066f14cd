package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.meridian.ui.viewer.layout.PlaneTurning;
import org.meridian.ui.viewer.layout.ReferenceLine;
import org.meridian.ui.viewer.model.Placement;
import org.meridian.ui.viewer.model.ViewerModel.Point;

import java.util.List;

/** Draws what ties images together: the active one's frame, its line in others, the cross. */
final class LinePainter {
    private static final int GAP = 6;
    private static final int ARM = 40;
    private static final int POINTER = 9;
    private static final int HANDLE = 5;
    private static final int DOT = 3;

    private final Color active = new Color(70, 160, 255);
    private final Color passive = new Color(60, 60, 60);
    private final Color line = new Color(255, 210, 0);
    private final Color axial = new Color(240, 90, 80);
    private final Color coronal = new Color(110, 200, 90);
    private final Color sagittal = new Color(240, 215, 60);
    private final Color cross = new Color(255, 90, 200);

    void frame(GC gc, Rectangle area, boolean isActive) {
        gc.setForeground(isActive ? active : passive);
        gc.setLineWidth(1);
        gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
        if (isActive) {
            gc.drawRectangle(1, 1, area.width - 3, area.height - 3);
        }
    }

    void line(GC gc, Placement placement, ReferenceLine at) {
        Point from = placement.toDevice(at.from().x(), at.from().y());
        Point to = placement.toDevice(at.to().x(), at.to().y());
        gc.setAntialias(SWT.ON);
        gc.setForeground(line);
        gc.setLineWidth(1);
        gc.drawLine(rounded(from.x()), rounded(from.y()), rounded(to.x()), rounded(to.y()));
    }

    /**
     * Another plane through the volume.
     *
     * @param handles whether that by which it is turned is seen
     */
    void plane(GC gc, PlaneTurning.Line at, boolean handles) {
        gc.setAntialias(SWT.ON);
        gc.setForeground(
                switch (at.plane()) {
                    case CORONAL -> coronal;
                    case SAGITTAL -> sagittal;
                    default -> axial;
                });
        gc.setLineWidth(1);
        gc.drawLine(
                rounded(at.from().x()),
                rounded(at.from().y()),
                rounded(at.to().x()),
                rounded(at.to().y()));
        if (handles) {
            gc.setLineWidth(2);
            for (Point handle : at.handles()) {
                gc.drawOval(
                        rounded(handle.x()) - HANDLE,
                        rounded(handle.y()) - HANDLE,
                        2 * HANDLE,
                        2 * HANDLE);
            }
            gc.setLineWidth(1);
        }
    }

    /** A path through the volume and the points it is drawn by. */
    void path(GC gc, List<Point> line, List<Point> points) {
        int[] corners = new int[2 * line.size()];
        for (int i = 0; i < line.size(); i++) {
            corners[2 * i] = rounded(line.get(i).x());
            corners[2 * i + 1] = rounded(line.get(i).y());
        }
        gc.setAntialias(SWT.ON);
        gc.setForeground(cross);
        gc.setLineWidth(1);
        gc.drawPolyline(corners);
        for (Point point : points) {
            gc.drawOval(rounded(point.x()) - DOT, rounded(point.y()) - DOT, 2 * DOT, 2 * DOT);
        }
    }

    /** The pointer that keys lead. */
    void pointer(GC gc, Point at) {
        int x = rounded(at.x());
        int y = rounded(at.y());
        gc.setForeground(active);
        gc.setLineWidth(1);
        gc.drawLine(x - POINTER, y, x + POINTER, y);
        gc.drawLine(x, y - POINTER, x, y + POINTER);
    }

    void cross(GC gc, Point at) {
        int x = rounded(at.x());
        int y = rounded(at.y());
        gc.setForeground(cross);
        gc.setLineWidth(1);
        gc.drawLine(x - ARM, y, x - GAP, y);
        gc.drawLine(x + GAP, y, x + ARM, y);
        gc.drawLine(x, y - ARM, x, y - GAP);
        gc.drawLine(x, y + GAP, x, y + ARM);
    }

    private static int rounded(double position) {
        return (int) Math.round(position);
    }
}
