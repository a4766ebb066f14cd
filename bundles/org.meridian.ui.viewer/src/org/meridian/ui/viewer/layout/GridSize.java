package org.meridian.ui.viewer.layout;

/** So many rows and columns of images. */
public record GridSize(int rows, int columns) {
    /** More cells than this a side leave no room for an image. */
    public static final int MOST = 8;

    public static final GridSize SINGLE = new GridSize(1, 1);

    public GridSize {
        if (rows < 1 || columns < 1 || rows > MOST || columns > MOST) {
            throw new IllegalArgumentException(rows + "x" + columns);
        }
    }

    public int cells() {
        return rows * columns;
    }
}
