package org.meridian.ui.viewer.overlay;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.meridian.ui.viewer.model.Placement;
import org.meridian.ui.viewer.model.ViewerModel.Point;
import org.meridian.ui.viewer.overlay.RegionModel.Line;
import org.meridian.ui.viewer.overlay.RegionModel.Shape;

import java.util.List;

/** Draws the outlines of regions over an image, each in its colour. */
public final class RegionPainter {
    private static final int WIDTH = 2;
    private static final int BYTE = 0xff;

    private RegionPainter() {}

    public static void paint(GC gc, Placement placement, List<Shape> shapes) {
        gc.setAntialias(SWT.ON);
        gc.setLineWidth(WIDTH);
        for (Shape shape : shapes) {
            gc.setForeground(colour(shape.colour()));
            for (Line line : shape.lines()) {
                Point from = placement.toDevice(line.fromX(), line.fromY());
                Point to = placement.toDevice(line.toX(), line.toY());
                gc.drawLine(
                        (int) Math.round(from.x()),
                        (int) Math.round(from.y()),
                        (int) Math.round(to.x()),
                        (int) Math.round(to.y()));
            }
        }
        gc.setLineWidth(1);
    }

    /** 0xRRGGBB as SWT has it. */
    static Color colour(int rgb) {
        return new Color(rgb >> 2 * Byte.SIZE & BYTE, rgb >> Byte.SIZE & BYTE, rgb & BYTE);
    }
}
