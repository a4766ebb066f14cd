package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.imaging.GreyImage;
import org.meridian.imaging.Rescale;

import java.util.List;
import java.util.stream.IntStream;

class PictureCacheTest {
    /** Of a picture, in bytes. */
    private static final int SIZE = 32;

    private final Object first = new Object();
    private final Object second = new Object();
    private final PictureCache cache = new PictureCache(4 * SIZE);

    private static Picture picture() {
        return new Picture.Grey(new GreyImage(4, 4, new short[16], Rescale.IDENTITY), false);
    }

    private void keep(Object series, int... indices) {
        for (int index : indices) {
            cache.keep(new PictureCache.Key(series, index), picture());
        }
    }

    private List<Integer> kept(Object series) {
        return IntStream.range(0, 9)
                .filter(i -> cache.contains(new PictureCache.Key(series, i)))
                .boxed()
                .toList();
    }

    @Test
    void theLongestUnusedGoesFirstAndLookingIsNoUse() {
        keep(first, 0, 1, 2, 3);
        cache.find(new PictureCache.Key(first, 0));
        assertTrue(cache.contains(new PictureCache.Key(first, 1)));
        keep(first, 4);
        assertEquals(List.of(0, 2, 3, 4), kept(first));
    }

    @Test
    void aVolumeTakesItsMemoryFromOthersAndKeepsItsOwnPictures() {
        keep(first, 0);
        keep(second, 0, 1, 2);
        assertTrue(cache.reserve(first, 3 * SIZE));
        assertEquals(List.of(0), kept(first));
        assertEquals(List.of(2), kept(second));
        keep(first, 1, 2);
        keep(second, 5);
        assertEquals(List.of(0, 1, 2), kept(first));
        assertEquals(List.of(5), kept(second));
    }

    @Test
    void whatDoesNotFitIsRefusedAndDropsNothing() {
        keep(second, 0, 1);
        assertFalse(cache.reserve(first, 5 * SIZE));
        assertTrue(cache.reserve(second, 3 * SIZE));
        assertFalse(cache.reserve(first, 2 * SIZE));
        assertEquals(List.of(0, 1), kept(second));
    }

    @Test
    void aClosedSeriesGivesItsMemoryBack() {
        keep(first, 0);
        cache.reserve(first, 4 * SIZE);
        cache.drop(first);
        assertEquals(List.of(), kept(first));
        keep(second, 0, 1, 2, 3);
        assertEquals(List.of(0, 1, 2, 3), kept(second));
    }

    @Test
    void aVolumeThatWasNotGatheredGivesItsMemoryBack() {
        keep(first, 0, 1);
        cache.reserve(first, 4 * SIZE);
        cache.release(first);
        keep(second, 0, 1);
        assertEquals(List.of(0, 1), kept(first));
        assertEquals(List.of(0, 1), kept(second));
    }
}
