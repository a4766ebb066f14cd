package org.meridian.dicom.present;

import org.meridian.imaging.Turn;

import java.util.ArrayList;
import java.util.List;

/**
 * Places on the display, as a share of the shown area's width and height, brought to the image
 * (PS3.3 C.10.5.1.2): what a writer put into a corner of the display is put into that corner of the
 * displayed area.
 */
final class DisplayUnits {
    private final Turn turn;
    private final DisplayedArea area;

    DisplayUnits(Display display, DisplayedArea area) {
        this.turn = display.turn();
        this.area = area;
    }

    /** Pairs of numbers in DISPLAY units as pairs in PIXEL units. */
    List<Double> toPixels(double... numbers) {
        List<Double> pixels = new ArrayList<>();
        for (int i = 0; i + 1 < numbers.length; i += 2) {
            add(numbers[i], numbers[i + 1], pixels);
        }
        return pixels;
    }

    /** Turned back within the area, then moved to its corner. */
    private void add(double across, double down, List<Double> pixels) {
        int width = area.right() - area.left() + 1;
        int height = area.bottom() - area.top() + 1;
        double x = across * turn.columns(width, height);
        double y = down * turn.rows(width, height);
        pixels.add(turn.imageX(x, y, width, height) + area.left() - 1);
        pixels.add(turn.imageY(x, y, width, height) + area.top() - 1);
    }
}
