package org.meridian.imaging.display;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/** Greys of 8 bits to draw on, row by row; what lies outside is cut off. Used on one thread. */
final class Drawing {
    private static final int LEAST = 256;
    private static final int MOST = 16384;

    private final int width;
    private final int height;
    private final byte[] greys;

    Drawing(int width, int height) {
        if (Math.min(width, height) < LEAST || Math.max(width, height) > MOST) {
            throw new IllegalArgumentException(width + "x" + height);
        }
        this.width = width;
        this.height = height;
        greys = new byte[width * height];
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    byte[] greys() {
        return greys;
    }

    void fill(int left, int top, int across, int down, int grey) {
        int from = Math.max(0, left);
        int to = Math.min(width, left + across);
        for (int y = Math.max(0, top); y < Math.min(height, top + down) && from < to; y++) {
            Arrays.fill(greys, y * width + from, y * width + to, (byte) grey);
        }
    }

    /**
     * @param grey by the column and row counted from the part's corner
     */
    void fill(int left, int top, int across, int down, IntBinaryOperator grey) {
        for (int y = Math.max(0, top); y < Math.min(height, top + down); y++) {
            for (int x = Math.max(0, left); x < Math.min(width, left + across); x++) {
                greys[y * width + x] = (byte) grey.applyAsInt(x - left, y - top);
            }
        }
    }

    void frame(int left, int top, int across, int down, int thickness, int grey) {
        fill(left, top, across, thickness, grey);
        fill(left, top + down - thickness, across, thickness, grey);
        fill(left, top, thickness, down, grey);
        fill(left + across - thickness, top, thickness, down, grey);
    }
}
