package org.meridian.ui;

import java.util.Arrays;

/** How columns share a table's width. Stateless; free of SWT; all in pixels. */
public final class ColumnWidths {
    private ColumnWidths() {}

    /**
     * Gives each column what it wants where there is room, and the rest to the widest. Where there
     * is not, the widest give way first, but none below its least; what does not fit then is
     * scrolled.
     *
     * @param least what each column must have, at most what it wants
     */
    public static int[] share(int[] least, int[] wanted, int available) {
        int widest = Arrays.stream(wanted).max().orElse(0);
        int[] widths = limited(least, wanted, widest);
        int rest = available - Arrays.stream(widths).sum();
        if (rest >= 0) {
            for (int i = 0; i < widths.length; i++) {
                if (widths[i] == widest) {
                    widths[i] += rest;
                    break;
                }
            }
            return widths;
        }
        int low = 0;
        int high = widest;
        while (low < high) {
            int limit = (low + high + 1) / 2;
            if (Arrays.stream(limited(least, wanted, limit)).sum() <= available) {
                low = limit;
            } else {
                high = limit - 1;
            }
        }
        return limited(least, wanted, low);
    }

    private static int[] limited(int[] least, int[] wanted, int limit) {
        int[] widths = new int[wanted.length];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(least[i], Math.min(wanted[i], limit));
        }
        return widths;
    }
}
