package org.meridian.ui.viewer.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridian.ui.viewer.objects.PageModel.Place;
import org.meridian.ui.viewer.objects.PdfPages.Size;

import java.util.List;

/** Three pages in a window of 424 by 500 pixels, the widest of 8 inches. */
class PageModelTest {
    private final PageModel model =
            new PageModel(List.of(new Size(8, 11), new Size(8, 11), new Size(4, 4)));

    @BeforeEach
    void window() {
        model.resize(424, 500);
    }

    @Test
    void theWidestPageFillsTheWindowAndANarrowOneStandsInItsMiddle() {
        assertEquals(50, model.scale());
        assertEquals(new Place(12, 12, 400, 550), model.place(0));
        assertEquals(new Place(112, 2 * 562 + 12, 200, 200), model.place(2));
        assertEquals(2 * 562 + 212 + 12, model.area().totalHeight());
    }

    @Test
    void scrollingEndsAtTheEnds() {
        model.area().scroll(0, -50);
        assertEquals(0, model.area().top());
        model.area().scroll(0, 99_999);
        assertEquals(model.area().totalHeight() - 500, model.area().top());
        assertFalse(model.isSeen(0));
        assertTrue(model.isSeen(2));
    }

    @Test
    void enlargingKeepsThePlaceUnderTheHand() {
        model.goTo(1);
        double before = (model.area().top() + 200.0) / model.scale();
        model.zoomAt(2, 100, 200);
        assertEquals(before, (model.area().top() + 200.0) / model.scale(), 0.02);
        assertEquals(2, model.zoom());
        model.zoomAt(1000, 0, 0);
        assertEquals(PageModel.MOST_ZOOM, model.zoom());
        model.fit();
        assertEquals(1, model.zoom());
    }

    @Test
    void aPageIsGoneToAndIsTheCurrentOne() {
        assertEquals(0, model.current());
        model.goTo(1);
        assertEquals(1, model.current());
        assertEquals(12, model.place(1).y());
        model.goTo(99);
        assertEquals(2, model.current());
    }

    @Test
    void aWindowOfAnotherWidthShowsTheSamePage() {
        model.goTo(1);
        model.resize(224, 200);
        assertEquals(25, model.scale());
        assertEquals(1, model.current());
    }
}
