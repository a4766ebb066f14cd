package org.meridian.ui.viewer.objects;

import java.util.ArrayList;
import java.util.List;

/** Gathers the lines of a trace; of samples on one pixel the first, least, greatest and last. */
final class EcgLines {
    private final List<int[]> all = new ArrayList<>();
    private final List<Integer> line = new ArrayList<>();
    private boolean open;
    private int x;
    private int first;
    private int least;
    private int greatest;
    private int last;

    void add(double atX, double atY) {
        int column = (int) Math.round(atX);
        int y = (int) Math.round(atY);
        if (open && column == x) {
            least = Math.min(least, y);
            greatest = Math.max(greatest, y);
            last = y;
            return;
        }
        flush();
        open = true;
        x = column;
        first = y;
        least = y;
        greatest = y;
        last = y;
    }

    private void flush() {
        if (!open) {
            return;
        }
        point(first);
        if (least < Math.min(first, last)) {
            point(least);
        }
        if (greatest > Math.max(first, last)) {
            point(greatest);
        }
        if (last != first) {
            point(last);
        }
        open = false;
    }

    private void point(int y) {
        line.add(x);
        line.add(y);
    }

    /** What comes after is a line of its own. */
    void gap() {
        flush();
        if (!line.isEmpty()) {
            all.add(line.stream().mapToInt(Integer::intValue).toArray());
            line.clear();
        }
    }

    List<int[]> all() {
        gap();
        return all;
    }
}
