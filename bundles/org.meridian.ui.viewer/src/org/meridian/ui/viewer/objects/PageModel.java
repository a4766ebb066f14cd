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
    private final ScrolledArea area = new ScrolledArea(this::totalWidth, this::totalHeight);
    private double zoom = 1;

    /** Where a page stands in the window. */
    record Place(int x, int y, int width, int height) {}

    PageModel(List<Size> sizes) {
        this.sizes = List.copyOf(sizes);
        widest = sizes.stream().mapToDouble(Size::width).max().orElse(1);
    }

    int count() {
        return sizes.size();
    }

    /** The part of the pages that the window shows. */
    ScrolledArea area() {
        return area;
    }

    /** Takes the size of the window; what was at its top stays there. */
    void resize(int newWidth, int newHeight) {
        double before = scale();
        area.resize(newWidth, newHeight);
        area.scrollTo(area.left(), area.top() * scale() / before);
    }

    /** Pixels an inch. */
    double scale() {
        return zoom * Math.max(1, area.width() - 2 * GAP) / widest;
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
        area.enlarge(by, x, y);
    }

    /** The widest page fills the window again. */
    void fit() {
        zoomAt(1 / zoom, area.width() / 2.0, 0);
    }

    /** Goes to the top of a page, counted from 0; beyond an end to that end. */
    void goTo(int page) {
        int wanted = Math.clamp(page, 0, count() - 1);
        area.scrollTo(area.left(), above(wanted));
    }

    private int totalWidth() {
        return (int) Math.ceil(widest * scale()) + 2 * GAP;
    }

    private int totalHeight() {
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
        double x = (Math.max(totalWidth(), area.width()) - pageWidth) / 2 - area.left();
        return new Place(
                (int) Math.round(x),
                (int) Math.round(above(page) + GAP - area.top()),
                (int) Math.round(pageWidth),
                (int) Math.round(size.height() * scale()));
    }

    /** Whether any of a page is in the window. */
    boolean isSeen(int page) {
        Place place = place(page);
        return place.y() < area.height() && place.y() + place.height() > 0;
    }

    /** The page in the middle of the window, from 0; at the end the last one. */
    int current() {
        if (area.top() > 0 && area.top() >= totalHeight() - area.height()) {
            return count() - 1;
        }
        int page = 0;
        while (page < count() - 1 && place(page + 1).y() <= area.height() / 2) {
            page++;
        }
        return page;
    }
}
