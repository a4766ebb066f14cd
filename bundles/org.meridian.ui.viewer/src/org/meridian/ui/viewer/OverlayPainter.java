package org.meridian.ui.viewer;

import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.meridian.core.record.Finding;
import org.meridian.ui.viewer.model.LineBreaks;
import org.meridian.ui.viewer.model.MarkCircle;
import org.meridian.ui.viewer.model.OverlayText;
import org.meridian.ui.viewer.model.OverlayText.Edges;
import org.meridian.ui.viewer.model.OverlayText.Scale;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Draws texts, letters, scale and marks over an image; light with a dark rim, on any grey. */
final class OverlayPainter {
    private static final int MARGIN = 6;
    private static final int TICK = 4;
    private static final double WIDEST_SENTENCE = 0.6;

    /** The left and the right block leave room for the letter between them. */
    private static final double WIDEST_BLOCK = 0.44;

    /** So many lines of text are as high as the large letter at the top. */
    private static final int LETTER_LINES = 2;

    private final Color black = new Color(0, 0, 0);
    private final Color light = new Color(225, 225, 225);
    private final Color amber = new Color(255, 190, 60);
    private final Color green = new Color(90, 220, 110);
    private final Color grey = new Color(150, 150, 150);
    private final TextWidths widths = new TextWidths();
    private final Font plain;
    private final Font large;

    OverlayPainter(Control control) {
        plain = control.getFont();
        large =
                FontDescriptor.createFrom(plain)
                        .setStyle(SWT.BOLD)
                        .increaseHeight(4)
                        .createFont(control.getDisplay());
        control.addDisposeListener(e -> large.dispose());
    }

    void paint(
            GC gc,
            Rectangle area,
            OverlayText text,
            List<MarkCircle> circles,
            Optional<Finding> target) {
        gc.setAntialias(SWT.ON);
        gc.setTextAntialias(SWT.ON);
        circles.forEach(c -> circle(gc, c, target));
        int line = RimmedText.height(gc);
        List<String> topLeft = wrapped(gc, area, text.topLeft(), WIDEST_BLOCK);
        List<String> topRight = wrapped(gc, area, text.topRight(), WIDEST_BLOCK);
        lines(gc, light, topLeft, MARGIN, MARGIN, 0);
        lines(gc, light, topRight, area.width - MARGIN, MARGIN, 1);
        List<String> key = wrapped(gc, area, filled(text.key()), WIDEST_BLOCK);
        lines(gc, amber, key, MARGIN, MARGIN + line * topLeft.size(), 0);
        List<String> bottomLeft = wrapped(gc, area, text.bottomLeft(), WIDEST_BLOCK);
        int left = area.height - MARGIN - line * bottomLeft.size();
        lines(gc, light, bottomLeft, MARGIN, left, 0);
        List<String> bottomRight = wrapped(gc, area, text.bottomRight(), WIDEST_BLOCK);
        int right = area.height - MARGIN - line * bottomRight.size();
        lines(gc, light, bottomRight, area.width - MARGIN, right, 1);
        text.edges().ifPresent(e -> letters(gc, area, e));
        int above = Math.max(LETTER_LINES, Math.max(topLeft.size() + key.size(), topRight.size()));
        warnings(gc, area, text.warnings(), 2 * MARGIN + line * above);
        text.scale().ifPresent(s -> scale(gc, area, s, line));
        lines(gc, light, List.of(text.status()), area.width / 2, area.height / 2 - line, 0.5);
    }

    /**
     * @param x where the text's left end (share 0), middle (0.5) or right end (1) comes
     */
    private void lines(GC gc, Color color, List<String> lines, int x, int y, double share) {
        int at = y;
        int height = lines.isEmpty() ? 0 : RimmedText.height(gc);
        for (String line : lines) {
            RimmedText.draw(gc, color, line, x - (int) (widths.of(gc, line) * share), at);
            at += height;
        }
    }

    private static List<String> filled(String line) {
        return line.isEmpty() ? List.of() : List.of(line);
    }

    /** In a row of their own, on black whatever the image holds there. */
    private void warnings(GC gc, Rectangle area, List<String> sentences, int y) {
        List<String> lines = wrapped(gc, area, sentences, WIDEST_SENTENCE);
        if (lines.isEmpty()) {
            return;
        }
        int width = lines.stream().mapToInt(l -> widths.of(gc, l)).max().orElseThrow();
        gc.setBackground(black);
        gc.fillRectangle(
                (area.width - width) / 2 - MARGIN,
                y - MARGIN / 2,
                width + 2 * MARGIN,
                RimmedText.height(gc) * lines.size() + MARGIN);
        lines(gc, amber, lines, area.width / 2, y, 0.5);
    }

    /**
     * @param share of the image's width that a line may take
     */
    private List<String> wrapped(GC gc, Rectangle area, List<String> sentences, double share) {
        int width = (int) (area.width * share);
        return sentences.stream()
                .flatMap(
                        s ->
                                LineBreaks.fit(s, Locale.getDefault(), width, l -> widths.of(gc, l))
                                        .stream())
                .toList();
    }

    private void letters(GC gc, Rectangle area, Edges edges) {
        gc.setFont(large);
        int line = gc.getFontMetrics().getHeight();
        int middle = (area.height - line) / 2;
        lines(gc, light, List.of(edges.left()), MARGIN, middle, 0);
        lines(gc, light, List.of(edges.right()), area.width - MARGIN, middle, 1);
        lines(gc, light, List.of(edges.top()), area.width / 2, MARGIN, 0.5);
        lines(gc, light, List.of(edges.bottom()), area.width / 2, area.height - line - MARGIN, 0.5);
        gc.setFont(plain);
    }

    private void scale(GC gc, Rectangle area, Scale scale, int line) {
        int length = (int) Math.round(scale.bar().pixels());
        int x = (area.width - length) / 2;
        int y = area.height - MARGIN - 3 * line;
        for (int shadow = 1; shadow >= 0; shadow--) {
            gc.setForeground(shadow == 1 ? black : light);
            gc.drawLine(x + shadow, y + shadow, x + length + shadow, y + shadow);
            gc.drawLine(x + shadow, y - TICK + shadow, x + shadow, y + TICK + shadow);
            gc.drawLine(
                    x + length + shadow, y - TICK + shadow, x + length + shadow, y + TICK + shadow);
        }
        lines(gc, light, List.of(scale.text()), area.width / 2, y - line - TICK, 0.5);
    }

    private void circle(GC gc, MarkCircle circle, Optional<Finding> target) {
        Finding finding = circle.mark().finding();
        boolean looked = target.filter(t -> t.id().equals(finding.id())).isPresent();
        Color color =
                switch (circle.mark().state()) {
                    case PENDING -> amber;
                    case ACCEPTED -> green;
                    case REJECTED -> grey;
                };
        gc.setLineWidth(looked ? 3 : 1);
        gc.setLineStyle(
                circle.mark().state() == Finding.Decision.State.REJECTED
                        ? SWT.LINE_DASH
                        : SWT.LINE_SOLID);
        gc.setForeground(color);
        int radius = (int) Math.round(circle.radius());
        int x = (int) Math.round(circle.x());
        int y = (int) Math.round(circle.y());
        gc.drawOval(x - radius, y - radius, 2 * radius, 2 * radius);
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setLineWidth(1);
        int corner = (int) Math.round(circle.radius() * 0.75);
        RimmedText.draw(gc, color, circle.mark().label(), x + corner + 2, y - corner - 14);
    }
}
