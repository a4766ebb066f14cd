package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The widths of texts, which the platform lays out anew each time it is asked: of a frame's texts
 * most are those of the frame before. Used on the UI thread.
 */
final class TextWidths {
    private static final int MOST = 500;

    private record Text(Font font, String text) {}

    private final Map<Text, Integer> known =
            new LinkedHashMap<>(MOST, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Text, Integer> eldest) {
                    return size() > MOST;
                }
            };

    /** Of a text in the font that is drawn with, in pixels. */
    int of(GC gc, String text) {
        return known.computeIfAbsent(
                new Text(gc.getFont(), text), t -> gc.textExtent(text, SWT.DRAW_TRANSPARENT).x);
    }
}
