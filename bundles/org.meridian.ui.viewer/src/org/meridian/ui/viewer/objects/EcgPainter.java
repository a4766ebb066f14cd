package org.meridian.ui.viewer.objects;

import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.meridian.dicom.waveform.WaveformNote;
import org.meridian.ui.viewer.objects.EcgModel.At;
import org.meridian.ui.viewer.objects.EcgModel.Caliper;
import org.meridian.ui.viewer.objects.EcgPaper.Trace;

/** Paints the paper: its squares, the traces with their names, the moments and the caliper. */
final class EcgPainter {
    private static final int LARGE_SQUARE = 5;

    /** Smaller squares than of so many pixels are a grey fog: they are left out. */
    private static final double LEGIBLE = 3;

    private static final int TICK = 6;
    private static final double MILLIVOLT_WIDTH = 5;

    private final Canvas canvas;
    private final EcgModel model;
    private final EcgText words;
    private final Font bold;
    private final Color paper = new Color(255, 250, 248);
    private final Color small = new Color(252, 226, 222);
    private final Color large = new Color(240, 178, 170);
    private final Color ink = new Color(20, 20, 30);
    private final Color mark = new Color(40, 110, 200);
    private final Color measure = new Color(190, 60, 0);

    EcgPainter(Canvas canvas, EcgModel model, EcgText words) {
        this.canvas = canvas;
        this.model = model;
        this.words = words;
        bold =
                FontDescriptor.createFrom(canvas.getFont())
                        .setStyle(SWT.BOLD)
                        .createFont(canvas.getDisplay());
        canvas.addDisposeListener(e -> bold.dispose());
    }

    void paint(GC gc) {
        Rectangle area = canvas.getClientArea();
        gc.setBackground(paper);
        gc.fillRectangle(area);
        squares(gc, area);
        gc.setAntialias(SWT.ON);
        for (Trace trace : model.paper().traces()) {
            trace(gc, trace);
        }
        model.caliper().ifPresent(c -> caliper(gc, c));
        legend(gc, area);
    }

    private void squares(GC gc, Rectangle area) {
        gc.setAntialias(SWT.OFF);
        if (model.pixels() >= LEGIBLE) {
            lines(gc, area, small, 1);
        }
        lines(gc, area, large, LARGE_SQUARE);
    }

    private void lines(GC gc, Rectangle area, Color color, int every) {
        gc.setForeground(color);
        double pixels = model.pixels();
        for (int mm = first(model.left(), pixels, every); ; mm += every) {
            int x = rounded(model.at(mm, 0).x());
            if (x > area.width) {
                break;
            }
            gc.drawLine(x, 0, x, area.height);
        }
        for (int mm = first(model.top(), pixels, every); ; mm += every) {
            int y = rounded(model.at(0, mm).y());
            if (y > area.height) {
                break;
            }
            gc.drawLine(0, y, area.width, y);
        }
    }

    private static int first(int scrolled, double pixels, int every) {
        return (int) Math.floor(scrolled / pixels / every) * every;
    }

    private void trace(GC gc, Trace trace) {
        gc.setForeground(ink);
        gc.setLineWidth(1);
        for (int[] line : model.lines(trace)) {
            if (line.length == 2) {
                gc.drawPoint(line[0], line[1]);
            } else {
                gc.drawPolyline(line);
            }
        }
        double foot = model.scale(trace).least();
        At start = model.at(trace, trace.from(), foot);
        if (model.scale(trace).voltage() && trace.from() == 0) {
            millivolt(gc, trace);
        }
        if (model.marks()) {
            moments(gc, trace);
        }
        gc.setForeground(ink);
        gc.setFont(bold);
        String name =
                EcgText.lead(model.paper().waveform().channels().get(trace.channel()).source());
        gc.drawText(
                name,
                rounded(start.x()) + 3,
                rounded(start.y() - LARGE_SQUARE * 2 * model.pixels()),
                true);
        gc.setFont(canvas.getFont());
    }

    /** A millivolt before a trace, so that its gain is seen. */
    private void millivolt(GC gc, Trace trace) {
        At foot = model.at(trace, trace.from(), 0);
        At head = model.at(trace, trace.from(), 1);
        int right = rounded(foot.x() - model.pixels());
        int left = rounded(foot.x() - (MILLIVOLT_WIDTH + 1) * model.pixels());
        int low = rounded(foot.y());
        int high = rounded(head.y());
        gc.drawPolyline(new int[] {left, low, left, high, right, high, right, low});
    }

    private void moments(GC gc, Trace trace) {
        gc.setForeground(mark);
        for (WaveformNote note : model.moments(trace)) {
            for (double moment : note.moments()) {
                if (trace.holds(moment)) {
                    At at = model.at(trace, moment, model.scale(trace).least());
                    int x = rounded(at.x());
                    int y = rounded(at.y() + LARGE_SQUARE * model.pixels());
                    gc.drawLine(x, y - TICK, x, y);
                }
            }
        }
    }

    private void caliper(GC gc, Caliper caliper) {
        At from = model.at(caliper.trace(), caliper.from(), caliper.fromValue());
        At to = model.at(caliper.trace(), caliper.to(), caliper.toValue());
        double reach = 2 * LARGE_SQUARE * model.pixels();
        gc.setForeground(measure);
        gc.setLineWidth(1);
        int top = rounded(Math.min(from.y(), to.y()) - reach);
        int bottom = rounded(Math.max(from.y(), to.y()) + reach);
        gc.drawLine(rounded(from.x()), top, rounded(from.x()), bottom);
        gc.drawLine(rounded(to.x()), top, rounded(to.x()), bottom);
        gc.drawLine(rounded(from.x()), rounded(from.y()), rounded(to.x()), rounded(from.y()));
        gc.drawLine(rounded(to.x()), rounded(from.y()), rounded(to.x()), rounded(to.y()));
        String text = words.measured(caliper, model.scale(caliper.trace()).unit());
        gc.setBackground(paper);
        gc.drawText(text, rounded(Math.max(from.x(), to.x())) + TICK, top);
    }

    private void legend(GC gc, Rectangle area) {
        gc.setForeground(ink);
        gc.setBackground(paper);
        String text = words.speed(model.paper().speed()) + "   " + words.gain(model.paper().gain());
        int height = gc.getFontMetrics().getHeight();
        gc.drawText(text, TICK, area.height - height - TICK / 2);
    }

    private static int rounded(double value) {
        return (int) Math.round(value);
    }
}
