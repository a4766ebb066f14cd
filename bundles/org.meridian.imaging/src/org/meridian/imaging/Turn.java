package org.meridian.imaging;

/**
 * How an image is turned for the screen: by quarters of a circle clockwise, and after that mirrored
 * left for right (the Spatial Transformation of PS3.3 C.10.6). Pixels move as they are, none is
 * interpolated. Positions count from the upper left corner of the first pixel.
 *
 * @param quarters 0 to 3
 */
public record Turn(int quarters, boolean mirrored) {
    public static final Turn NONE = new Turn(0, false);

    private static final int ALL = 4;

    public Turn {
        if (quarters < 0 || quarters >= ALL) {
            throw new IllegalArgumentException(quarters + " quarters");
        }
    }

    /** What is shown, turned clockwise by further quarters; negative ones the other way. */
    public Turn rotated(int further) {
        return new Turn(Math.floorMod(quarters + (mirrored ? -further : further), ALL), mirrored);
    }

    /** What is shown, mirrored left for right. */
    public Turn flippedHorizontally() {
        return new Turn(quarters, !mirrored);
    }

    /** What is shown, mirrored top for bottom. */
    public Turn flippedVertically() {
        return new Turn((quarters + 2) % ALL, !mirrored);
    }

    /** Whether rows become columns. */
    public boolean swaps() {
        return quarters % 2 == 1;
    }

    /** The turned image's number of columns. */
    public int columns(int columns, int rows) {
        return swaps() ? rows : columns;
    }

    /** The turned image's number of rows. */
    public int rows(int columns, int rows) {
        return swaps() ? columns : rows;
    }

    /** Where a position of an image of {@code columns} by {@code rows} comes to stand; x. */
    public double shownX(double x, double y, int columns, int rows) {
        double at =
                switch (quarters) {
                    case 0 -> x;
                    case 1 -> rows - y;
                    case 2 -> columns - x;
                    default -> y;
                };
        return mirrored ? columns(columns, rows) - at : at;
    }

    /** Where a position of an image of {@code columns} by {@code rows} comes to stand; y. */
    public double shownY(double x, double y, int columns, int rows) {
        return switch (quarters) {
            case 0 -> y;
            case 1 -> x;
            case 2 -> rows - y;
            default -> columns - x;
        };
    }

    /** The position of an image of {@code columns} by {@code rows} that is shown somewhere; x. */
    public double imageX(double shownX, double shownY, int columns, int rows) {
        return inverse().shownX(shownX, shownY, columns(columns, rows), rows(columns, rows));
    }

    /** The position of an image of {@code columns} by {@code rows} that is shown somewhere; y. */
    public double imageY(double shownX, double shownY, int columns, int rows) {
        return inverse().shownY(shownX, shownY, columns(columns, rows), rows(columns, rows));
    }

    /** Undoes this; what is mirrored is its own. */
    private Turn inverse() {
        return mirrored ? this : new Turn((ALL - quarters) % ALL, false);
    }

    /** Where the pixels of the turned image lie. */
    public PlaneGeometry of(PlaneGeometry plane) {
        if (equals(NONE)) {
            return plane;
        }
        Vec3 origin = centre(plane, 0, 0);
        return new PlaneGeometry(
                columns(plane.columns(), plane.rows()),
                rows(plane.columns(), plane.rows()),
                origin,
                centre(plane, 1, 0).minus(origin).unit(),
                centre(plane, 0, 1).minus(origin).unit(),
                swaps() ? plane.rowSpacing() : plane.columnSpacing(),
                swaps() ? plane.columnSpacing() : plane.rowSpacing());
    }

    private Vec3 centre(PlaneGeometry plane, int shownColumn, int shownRow) {
        double x = shownColumn + 0.5;
        double y = shownRow + 0.5;
        return plane.toPatient(
                imageX(x, y, plane.columns(), plane.rows()) - 0.5,
                imageY(x, y, plane.columns(), plane.rows()) - 0.5);
    }

    /** The turned image; the image itself where nothing turns. */
    public GreyImage of(GreyImage image) {
        if (equals(NONE)) {
            return image;
        }
        Walk walk = new Walk(image.columns(), image.rows());
        short[] values = new short[walk.width * walk.height];
        walk.each((from, to) -> values[to] = image.values()[from]);
        return new GreyImage(walk.width, walk.height, values, image.rescale());
    }

    /** The turned image; the image itself where nothing turns. */
    public ColourImage of(ColourImage image) {
        if (equals(NONE)) {
            return image;
        }
        Walk walk = new Walk(image.columns(), image.rows());
        byte[] rgb = new byte[3 * walk.width * walk.height];
        walk.each((from, to) -> System.arraycopy(image.rgb(), 3 * from, rgb, 3 * to, 3));
        return new ColourImage(walk.width, walk.height, rgb);
    }

    /** Takes a pixel from its place in an image to that in the turned one. */
    private interface Move {
        void pixel(int from, int to);
    }

    /** The order in which the pixels of an image are taken for the turned one. */
    private final class Walk {
        private final int width;
        private final int height;
        private final int first;
        private final int right;
        private final int down;

        Walk(int columns, int rows) {
            width = columns(columns, rows);
            height = rows(columns, rows);
            first = index(0, 0, columns, rows);
            right = width > 1 ? index(1, 0, columns, rows) - first : 0;
            down = height > 1 ? index(0, 1, columns, rows) - first : 0;
        }

        void each(Move move) {
            int to = 0;
            for (int y = 0; y < height; y++) {
                int from = first + y * down;
                for (int x = 0; x < width; x++, from += right) {
                    move.pixel(from, to++);
                }
            }
        }

        private int index(int shownColumn, int shownRow, int columns, int rows) {
            double x = shownColumn + 0.5;
            double y = shownRow + 0.5;
            return (int) imageY(x, y, columns, rows) * columns + (int) imageX(x, y, columns, rows);
        }
    }
}
