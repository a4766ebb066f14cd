package org.meridian.ui.viewer.objects;

import org.meridian.ui.viewer.objects.PdfPages.Size;

import java.util.List;

/**
 * Pages one below the other in a window that looks at a part of them. As wide as the window at
 * first; enlarged, the place under the hand stays. Lengths are in pixels. Used on one thread.
 */
final class PageModel {
    static final double LEAST_ZOOM = 0.25;
    static final double MOST_ZOOM = 8;
    private static final int GAP = 12;

    private final List<Size> sizes;
    private final double widest;
    private int width = 1;
    private int height = 1;
    private double zoom = 1;
    private double left;
    private double top;

    /** Where a page stands in the window. */
    record Place(int x, int y, int width, int height) {}

    PageModel(List<Size> sizes) {
        this.sizes = List.copyOf(sizes);
        widest = sizes.stream().mapToDouble(Size::width).max().orElse(1);
    }

    int count() {
        return sizes.size();
    }

    /** Takes the size of the window; what was at its top stays there. */
    void resize(int newWidth, int newHeight) {
        double before = scale();
        width = Math.max(1, newWidth);
        height = Math.max(1, newHeight);
        top *= scale() / before;
        settle();
    }

    /** Pixels an inch. */
    double scale() {
        return zoom * Math.max(1, width - 2 * GAP) / widest;
    }

    /** How many times as large as where the widest page fills the window. */
    double zoom() {
        return zoom;
    }

    /** Enlarges about a place of the window. */
    void zoomAt(double factor, double x, double y) {
        double wanted = Math.clamp(zoom * factor, LEAST_ZOOM, MOST_ZOOM);
        double by = wanted / zoom;
        zoom = wanted;
        left = (left + x) * by - x;
        top = (top + y) * by - y;
        settle();
    }

    /** The widest page fills the window again. */
    void fit() {
        zoomAt(1 / zoom, width / 2.0, 0);
    }

    void scroll(double right, double down) {
        left += right;
        top += down;
        settle();
    }

    void scrollTo(double newLeft, double newTop) {
        left = newLeft;
        top = newTop;
        settle();
    }

    /** Goes to the top of a page, counted from 0; beyond an end to that end. */
    void goTo(int page) {
        int wanted = Math.clamp(page, 0, count() - 1);
        top = above(wanted);
        settle();
    }

    private void settle() {
        left = Math.clamp(left, 0, Math.max(0, totalWidth() - width));
        top = Math.clamp(top, 0, Math.max(0, totalHeight() - height));
    }

    int left() {
        return (int) Math.round(left);
    }

    int top() {
        return (int) Math.round(top);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int totalWidth() {
        return (int) Math.ceil(widest * scale()) + 2 * GAP;
    }

    int totalHeight() {
        return (int) Math.ceil(above(count()));
    }

    /** From the top of all to the gap above a page. */
    private double above(int page) {
        return sizes.stream().limit(page).mapToDouble(s -> s.height() * scale() + GAP).sum()
                + (page == count() ? GAP : 0);
    }

    Place place(int page) {
        Size size = sizes.get(page);
        double pageWidth = size.width() * scale();
        double x = (Math.max(totalWidth(), width) - pageWidth) / 2 - left;
        return new Place(
                (int) Math.round(x),
                (int) Math.round(above(page) + GAP - top),
                (int) Math.round(pageWidth),
                (int) Math.round(size.height() * scale()));
    }

    /** Whether any of a page is in the window. */
    boolean isSeen(int page) {
        Place place = place(page);
        return place.y() < height && place.y() + place.height() > 0;
    }

    /** The page in the middle of the window, from 0; at the end the last one. */
    int current() {
        if (top > 0 && top >= totalHeight() - height) {
            return count() - 1;
        }
        int page = 0;
        while (page < count() - 1 && place(page + 1).y() <= height / 2) {
            page++;
        }
        return page;
    }
}
