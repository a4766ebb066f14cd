package org.meridian.ui.viewer.objects;

import java.util.function.IntSupplier;

/**
 * The part of something larger that a window shows; the larger one may change its size at any time.
 * Lengths are in pixels. Used on one thread.
 */
final class ScrolledArea {
    private final IntSupplier totalWidth;
    private final IntSupplier totalHeight;
    private int width = 1;
    private int height = 1;
    private double left;
    private double top;

    /**
     * @param totalWidth, totalHeight of what is shown a part of
     */
    ScrolledArea(IntSupplier totalWidth, IntSupplier totalHeight) {
        this.totalWidth = totalWidth;
        this.totalHeight = totalHeight;
    }

    /** Takes the size of the window, at least a pixel; {@link #settle} or a move follows. */
    void resize(int newWidth, int newHeight) {
        width = Math.max(1, newWidth);
        height = Math.max(1, newHeight);
    }

    /** Stays within what is shown. */
    void settle() {
        left = Math.clamp(left, 0, Math.max(0, totalWidth() - width));
        top = Math.clamp(top, 0, Math.max(0, totalHeight() - height));
    }

    void scroll(double right, double down) {
        scrollTo(left + right, top + down);
    }

    void scrollTo(double newLeft, double newTop) {
        left = newLeft;
        top = newTop;
        settle();
    }

    /** Follows what has become so many times as large; a place of the window stays where it is. */
    void enlarge(double by, double x, double y) {
        scrollTo((left + x) * by - x, (top + y) * by - y);
    }

    double left() {
        return left;
    }

    double top() {
        return top;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int totalWidth() {
        return totalWidth.getAsInt();
    }

    int totalHeight() {
        return totalHeight.getAsInt();
    }
}
