package org.meridian.ui.monitor;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.meridian.core.text.Texts;
import org.meridian.monitor.LiveValues;
import org.meridian.monitor.LiveValues.LiveValue;
import org.meridian.monitor.LiveValues.LiveWave;
import org.meridian.monitor.spi.Observation;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Live values as large numbers with the waves below. A stale value is dashes, never a number. */
final class LiveCanvas extends Canvas {
    private static final int NUMBER_POINTS = 30;
    private static final int ROW = 64;
    private static final int MARGIN = 10;

    private final Texts texts;
    private final Font large;
    private final Color live = new Color(0, 230, 118);
    private final Color stale = new Color(150, 150, 150);
    private final Color warning = new Color(255, 179, 0);
    private Optional<LiveValues> values = Optional.empty();

    LiveCanvas(Composite parent, Texts texts) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.texts = texts;
        FontData font = getFont().getFontData()[0];
        large = new Font(getDisplay(), font.getName(), NUMBER_POINTS, SWT.BOLD);
        addPaintListener(e -> paint(e.gc));
        addDisposeListener(e -> large.dispose());
    }

    /** Shows these values, or nothing. */
    void show(Optional<LiveValues> shown) {
        if (values.isPresent() || shown.isPresent()) {
            values = shown;
            redraw();
        }
    }

    /** What a value is shown as. */
    static String number(LiveValue value) {
        Observation observation = value.observation();
        if (value.stale() || observation.value().isEmpty()) {
            return "---";
        }
        return String.format(Locale.ROOT, "%.0f", observation.value().getAsDouble());
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        gc.setBackground(getDisplay().getSystemColor(SWT.COLOR_BLACK));
        gc.fillRectangle(area);
        values.ifPresent(v -> paint(gc, area, v));
    }

    private void paint(GC gc, Rectangle area, LiveValues shown) {
        int y = MARGIN;
        if (shown.simulated()) {
            y += line(gc, texts.get("monitor.simulated"), y);
        }
        if (!shown.connected()) {
            y += line(gc, texts.get("monitor.lost"), y);
        }
        for (LiveValue value : shown.values()) {
            gc.setForeground(value.stale() ? stale : live);
            gc.setFont(getFont());
            Observation observation = value.observation();
            gc.drawText(texts.get("code." + observation.code().shortName()), MARGIN, y, true);
            gc.setFont(large);
            gc.drawText(number(value), MARGIN + 90, y, true);
            gc.setFont(getFont());
            gc.drawText(remark(value), MARGIN + 210, y + 16, true);
            y += ROW;
        }
        for (LiveWave wave : shown.waves()) {
            int height = Math.max(ROW, (area.height - y) / shown.waves().size() - MARGIN);
            wave(gc, wave, new Rectangle(MARGIN, y, area.width - 2 * MARGIN, height));
            y += height + MARGIN;
        }
    }

    private String remark(LiveValue value) {
        if (value.stale()) {
            return texts.get("monitor.stale", value.age().toSeconds());
        }
        return texts.get("quality." + value.observation().quality());
    }

    private int line(GC gc, String text, int y) {
        gc.setForeground(warning);
        gc.setFont(getFont());
        gc.drawText(text, MARGIN, y, true);
        return gc.textExtent(text).y + MARGIN;
    }

    private void wave(GC gc, LiveWave wave, Rectangle box) {
        List<Integer> samples = wave.samples();
        if (samples.size() < 2) {
            return;
        }
        int low = Collections.min(samples);
        int range = Math.max(1, Collections.max(samples) - low);
        gc.setForeground(wave.stale() ? stale : live);
        int[] points = new int[2 * samples.size()];
        for (int i = 0; i < samples.size(); i++) {
            points[2 * i] = box.x + (int) ((long) i * box.width / (samples.size() - 1));
            points[2 * i + 1] = box.y + box.height - (samples.get(i) - low) * box.height / range;
        }
        gc.drawPolyline(points);
    }
}
