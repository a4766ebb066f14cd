package org.meridian.workflow;

/**
 * A plane of one bit over a picture (PS3.3 C.9.2). Shares its array, which nobody changes.
 *
 * @param left column of the picture over which its first column lies; may be negative
 * @param top row of the picture over which its first row lies; may be negative
 * @param bits 0 or 1 each, row by row
 */
public record OverlayPlane(int left, int top, int columns, int rows, byte[] bits) {
    /** Whether it covers a pixel of the picture. */
    public boolean covers(int column, int row) {
        int x = column - left;
        int y = row - top;
        return x >= 0 && y >= 0 && x < columns && y < rows && bits[y * columns + x] != 0;
    }
}
