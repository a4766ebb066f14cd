package org.meridian.dicom.present;

import java.util.ArrayList;
import java.util.List;

/**
 * Places on the display, as a share of the shown area's width and height, brought to the image
 * (PS3.3 C.10.5.1.2): what a writer put into a corner of the display is put into that corner of the
 * displayed area.
 */
final class DisplayUnits {
    private final Display display;
    private final DisplayedArea area;

    DisplayUnits(Display display, DisplayedArea area) {
        this.display = display;
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

    /** Turned back, then flipped back, then moved to the area's corner. */
    private void add(double across, double down, List<Double> pixels) {
        double width = area.right() - area.left() + 1.0;
        double height = area.bottom() - area.top() + 1.0;
        double x =
                switch (display.rotation()) {
                    case 90 -> down * width;
                    case 180 -> (1 - across) * width;
                    case 270 -> (1 - down) * width;
                    default -> across * width;
                };
        double y =
                switch (display.rotation()) {
                    case 90 -> (1 - across) * height;
                    case 180 -> (1 - down) * height;
                    case 270 -> across * height;
                    default -> down * height;
                };
        pixels.add((display.flipped() ? width - x : x) + area.left() - 1);
        pixels.add(y + area.top() - 1);
    }
}
