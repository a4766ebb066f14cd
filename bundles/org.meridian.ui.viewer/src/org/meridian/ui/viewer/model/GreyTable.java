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
 * @param invert white for low values
 */
record GreyTable(WindowLevel window, Optional<LookupTable> table, Rescale rescale, boolean invert) {
    /** The greys of all 16-bit patterns: index it with {@code bits & 0xffff}. */
    byte[] greys() {
        return table.map(this::lookedUp).orElseGet(() -> window.lut(rescale, invert));
    }

    private byte[] lookedUp(LookupTable of) {
        byte[] greys = new byte[65536];
        double most = (1 << of.bits()) - 1;
        for (int bits = 0; bits < greys.length; bits++) {
            int input = (int) Math.floor(rescale.value((short) bits) + 0.5);
            int grey = (int) Math.floor(255 * of.value(input) / most + 0.5);
            greys[bits] = (byte) (invert ? 255 - grey : grey);
        }
        return greys;
    }

    /** The window that shows about what a table does, from which a hand drags on. */
    static WindowLevel about(LookupTable table) {
        double width = Math.max(1, table.entries().length);
        return new WindowLevel(table.first() + width / 2, width);
    }
}
