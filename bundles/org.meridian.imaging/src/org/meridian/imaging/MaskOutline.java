package org.meridian.imaging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.IntPredicate;

/**
 * The edges between the pixels of a mask and those outside of it, as straight lines as long as they
 * run straight. Stateless.
 */
public final class MaskOutline {
    private MaskOutline() {}

    /** A line in pixel coordinates; (0, 0) is the centre of the first pixel. */
    public record Edge(double fromX, double fromY, double toX, double toY) {}

    /**
     * The edges of a mask; what reaches the image's rim has an edge there.
     *
     * @param mask row by row
     */
    public static List<Edge> of(boolean[] mask, int columns, int rows) {
        List<Edge> edges = new ArrayList<>();
        IntBinaryOperator at =
                (x, y) ->
                        x >= 0 && y >= 0 && x < columns && y < rows && mask[y * columns + x]
                                ? 1
                                : 0;
        for (int y = 0; y <= rows; y++) {
            int row = y;
            runs(
                    columns,
                    x -> at.applyAsInt(x, row) != at.applyAsInt(x, row - 1),
                    (from, to) -> edges.add(new Edge(from - 0.5, row - 0.5, to - 0.5, row - 0.5)));
        }
        for (int x = 0; x <= columns; x++) {
            int column = x;
            runs(
                    rows,
                    y -> at.applyAsInt(column, y) != at.applyAsInt(column - 1, y),
                    (from, to) ->
                            edges.add(new Edge(column - 0.5, from - 0.5, column - 0.5, to - 0.5)));
        }
        return edges;
    }

    private interface Run {
        void from(int first, int end);
    }

    private static void runs(int length, IntPredicate edge, Run take) {
        int start = -1;
        for (int i = 0; i <= length; i++) {
            boolean is = i < length && edge.test(i);
            if (is && start < 0) {
                start = i;
            } else if (!is && start >= 0) {
                take.from(start, i);
                start = -1;
            }
        }
    }
}
