package org.meridian.ui.viewer.model;

import org.meridian.dicom.pixel.LookupTable;
import org.meridian.imaging.Rescale;
import org.meridian.imaging.WindowLevel;

import java.util.Optional;

/**
 * What makes greys of stored values: the window, or a table of the file in its place (PS3.3
 * C.11.2).
 *
 * @param table takes the window's place where it is present
 * @param last what becomes of the greys at last, by a presentation state (PS3.3 C.11.6)
 * @param invert white for low values
 */
record GreyTable(
        WindowLevel window,
        Optional<LookupTable> table,
        Rescale rescale,
        Optional<LookupTable> last,
        boolean invert) {
    private static final int GREYS = 255;

    /** The greys of all 16-bit patterns: index it with {@code bits & 0xffff}. */
    byte[] greys() {
        return last.isPresent() || table.isPresent() ? lookedUp() : window.lut(rescale, invert);
    }

    private byte[] lookedUp() {
        byte[] greys = new byte[1 << Short.SIZE];
        for (int bits = 0; bits < greys.length; bits++) {
            double value = rescale.value((short) bits);
            double share =
                    table.isPresent() ? table.get().share(rounded(value)) : window.share(value);
            double shown = last.isPresent() ? looked(last.get(), share) : share;
            int grey = rounded(GREYS * shown);
            greys[bits] = (byte) (invert ? GREYS - grey : grey);
        }
        return greys;
    }

    /** The table's whole input is what comes out of the VOI transformation (PS3.3 C.11.6.1). */
    private static double looked(LookupTable table, double share) {
        return table.share(table.first() + rounded(share * (table.entries().length - 1)));
    }

    private static int rounded(double number) {
        return (int) Math.floor(number + 0.5);
    }

    /** The window that shows about what a table does, from which a hand drags on. */
    static WindowLevel about(LookupTable table) {
        double width = Math.max(1, table.entries().length);
        return new WindowLevel(table.first() + width / 2, width);
    }
}
