package org.meridian.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.meridian.imaging.MaskOutline.Edge;

import java.util.List;
import java.util.Random;
import java.util.Set;

/** The edges of masks. */
class MaskOutlineTest {
    @Test
    void aRectangleHasFourEdgesAtItsPixelsRims() {
        boolean[] mask = new boolean[6 * 5];
        for (int y = 1; y <= 2; y++) {
            for (int x = 2; x <= 4; x++) {
                mask[y * 6 + x] = true;
            }
        }
        assertEquals(
                Set.of(
                        new Edge(1.5, 0.5, 4.5, 0.5),
                        new Edge(1.5, 2.5, 4.5, 2.5),
                        new Edge(1.5, 0.5, 1.5, 2.5),
                        new Edge(4.5, 0.5, 4.5, 2.5)),
                Set.copyOf(MaskOutline.of(mask, 6, 5)));
    }

    @Test
    void whatReachesTheRimIsClosedThere() {
        assertEquals(4, MaskOutline.of(new boolean[] {true}, 1, 1).size());
        assertEquals(List.of(), MaskOutline.of(new boolean[4], 2, 2));
    }

    /** The length of all edges is the number of neighbours that differ. */
    @Test
    void everyDifferenceOfNeighboursIsAnEdge() {
        Random random = new Random(7);
        int columns = 23;
        int rows = 17;
        boolean[] mask = new boolean[columns * rows];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = random.nextBoolean();
        }
        int different = 0;
        for (int y = -1; y < rows; y++) {
            for (int x = -1; x < columns; x++) {
                boolean here = at(mask, columns, rows, x, y);
                different += here != at(mask, columns, rows, x + 1, y) ? 1 : 0;
                different += here != at(mask, columns, rows, x, y + 1) ? 1 : 0;
            }
        }
        double length =
                MaskOutline.of(mask, columns, rows).stream()
                        .mapToDouble(e -> e.toX() - e.fromX() + e.toY() - e.fromY())
                        .sum();
        assertEquals(different, length);
    }

    private static boolean at(boolean[] mask, int columns, int rows, int x, int y) {
        return x >= 0 && y >= 0 && x < columns && y < rows && mask[y * columns + x];
    }
}
