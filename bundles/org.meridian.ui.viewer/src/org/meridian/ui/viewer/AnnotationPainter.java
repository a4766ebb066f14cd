package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.meridian.ui.viewer.measure.Annotator.Refused;
import org.meridian.ui.viewer.measure.Foreign;
import org.meridian.ui.viewer.measure.Measured;
import org.meridian.ui.viewer.measure.MeasurementText;
import org.meridian.ui.viewer.model.LineBreaks;
import org.meridian.ui.viewer.model.ViewerModel.Point;

import java.util.List;
import java.util.Locale;

/** Draws what people drew, with what it measures beside it. */
final class AnnotationPainter {
    private static final int HANDLE = 6;
    private static final int CHOSEN_HANDLE = 10;
    private static final int MARGIN = 4;

    private final Color rim = new Color(0, 0, 0);
    private final Color plain = new Color(120, 230, 120);
    private final Color others = new Color(120, 200, 255);
    private final Color marked = new Color(255, 170, 60);
    private final MeasurementText texts = new MeasurementText(Locale.getDefault());

    void paint(GC gc, Rectangle area, List<Measured> shown) {
        gc.setAntialias(SWT.ON);
        for (Measured measured : shown) {
            Color color = measured.selected() ? marked : plain;
            for (List<Point> line : measured.outline().lines()) {
                stroke(gc, line, rim, 3);
                stroke(gc, line, color, 1);
            }
            if (measured.selected()) {
                measured.outline().handles().forEach(h -> handle(gc, h, HANDLE));
            }
            words(gc, area, texts.lines(measured), measured.label(), color);
        }
        gc.setLineWidth(1);
    }

    /** Why nothing was drawn, where it was tried. */
    void paint(GC gc, Rectangle area, Refused refused) {
        List<String> lines =
                LineBreaks.fit(
                        texts.refusal(refused.reason()),
                        Locale.getDefault(),
                        area.width - 2 * MARGIN,
                        l -> gc.textExtent(l, SWT.DRAW_TRANSPARENT).x);
        words(gc, area, lines, refused.at(), marked);
    }

    /** Those of others, which look as if they cannot be taken hold of: they cannot. */
    void paintOthers(GC gc, Rectangle area, List<Foreign> shown) {
        gc.setAntialias(SWT.ON);
        for (Foreign foreign : shown) {
            for (List<Point> line : foreign.outline().lines()) {
                stroke(gc, line, rim, 3);
                gc.setLineStyle(SWT.LINE_DASH);
                stroke(gc, line, others, 1);
                gc.setLineStyle(SWT.LINE_SOLID);
            }
            words(gc, area, foreign.words(), foreign.label(), others);
        }
        gc.setLineWidth(1);
    }

    private static void stroke(GC gc, List<Point> line, Color color, int width) {
        int[] flat = new int[2 * line.size()];
        for (int i = 0; i < line.size(); i++) {
            flat[2 * i] = (int) Math.round(line.get(i).x());
            flat[2 * i + 1] = (int) Math.round(line.get(i).y());
        }
        gc.setForeground(color);
        gc.setLineWidth(width);
        gc.drawPolyline(flat);
    }

    /** Those that the keys move are larger. */
    void paintChosen(GC gc, List<Point> handles) {
        handles.forEach(h -> handle(gc, h, CHOSEN_HANDLE));
    }

    private void handle(GC gc, Point at, int size) {
        int x = (int) Math.round(at.x()) - size / 2;
        int y = (int) Math.round(at.y()) - size / 2;
        gc.setBackground(marked);
        gc.fillRectangle(x, y, size, size);
        gc.setForeground(rim);
        gc.setLineWidth(1);
        gc.drawRectangle(x, y, size, size);
    }

    /** Beside the drawing, and inside of the image wherever that lies. */
    private static void words(GC gc, Rectangle area, List<String> lines, Point label, Color color) {
        int width = 0;
        for (String line : lines) {
            width = Math.max(width, gc.textExtent(line, SWT.DRAW_TRANSPARENT).x);
        }
        int height = RimmedText.height(gc);
        int x = within((int) label.x(), width, area.width);
        int y = within((int) label.y(), height * lines.size(), area.height);
        for (String line : lines) {
            RimmedText.draw(gc, color, line, x, y);
            y += height;
        }
    }

    private static int within(int at, int length, int room) {
        return Math.max(MARGIN, Math.min(at, room - length - MARGIN));
    }
}
