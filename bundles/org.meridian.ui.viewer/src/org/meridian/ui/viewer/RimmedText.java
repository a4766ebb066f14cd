package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;

/** Light words with a dark rim, to be read on any grey. Stateless. */
final class RimmedText {
    private static final Color RIM = new Color(0, 0, 0);

    private RimmedText() {}

    static void draw(GC gc, Color color, String line, int x, int y) {
        gc.setForeground(RIM);
        gc.drawText(line, x + 1, y + 1, SWT.DRAW_TRANSPARENT);
        gc.drawText(line, x - 1, y - 1, SWT.DRAW_TRANSPARENT);
        gc.drawText(line, x + 1, y - 1, SWT.DRAW_TRANSPARENT);
        gc.drawText(line, x - 1, y + 1, SWT.DRAW_TRANSPARENT);
        gc.setForeground(color);
        gc.drawText(line, x, y, SWT.DRAW_TRANSPARENT);
    }

    /** Of a line: Chinese characters may come from another, higher font. */
    static int height(GC gc) {
        return gc.textExtent("Ag\u56fd", SWT.DRAW_TRANSPARENT).y;
    }
}
