package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.meridian.ui.ColumnWidths;

class ColumnWidthsTest {
    private final int[] least = {40, 60, 60};
    private final int[] wanted = {40, 200, 100};

    @Test
    void whatIsLeftGoesToTheWidest() {
        assertArrayEquals(new int[] {40, 260, 100}, ColumnWidths.share(least, wanted, 400));
    }

    @Test
    void theWidestGiveWayFirst() {
        assertArrayEquals(new int[] {40, 150, 100}, ColumnWidths.share(least, wanted, 290));
        assertArrayEquals(new int[] {40, 80, 80}, ColumnWidths.share(least, wanted, 200));
    }

    @Test
    void noneIsLessThanItsLeast() {
        assertArrayEquals(new int[] {40, 60, 60}, ColumnWidths.share(least, wanted, 90));
    }
}
