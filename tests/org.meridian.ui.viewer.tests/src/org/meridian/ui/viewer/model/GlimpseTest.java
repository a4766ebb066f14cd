package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.ui.viewer.model.ViewerModel.Status;
import org.meridian.workflow.Glimpse;

import java.util.List;
import java.util.Optional;

/** The first picture stands on the screen while its series is still being opened. */
class GlimpseTest {
    private final FakeSeries zhangs =
            FakeSeries.of(People.zhang(), Volumes.noise(Volumes.anisotropic(), 1));
    private final Bench bench = new Bench();
    private final ViewerModel model = bench.model;

    private Glimpse glimpse(int index) {
        return new Glimpse(zhangs.describe(index), zhangs.image(index));
    }

    @Test
    void itIsShownAtOnceAndStaysWhereTheSeriesHasIt() {
        model.resize(400, 300);
        long wish = model.expect(Optional.of(People.zhang()));
        model.glimpsed(wish, glimpse(5));

        assertEquals(Status.SHOWN, model.status());
        assertEquals(zhangs.describe(5), model.displayed().orElseThrow().description());
        assertTrue(new FrameRenderer().exact(model).isPresent());
        model.scroll(3);

        model.opened(wish, zhangs);
        assertEquals(5, model.index());
        bench.settle();
        assertEquals(5, model.displayed().orElseThrow().index());
        assertEquals(5, zhangs.decoded.get(0));
    }

    @Test
    void oneOfAnEarlierWishIsThrownAway() {
        long earlier = model.expect(Optional.of(People.zhang()));
        model.expect(Optional.of(People.smith()));
        model.glimpsed(earlier, glimpse(5));
        assertEquals(Optional.empty(), model.displayed());
        assertEquals(Status.OPENING, model.status());
    }

    @Test
    void aKeptPictureIsDrawnOnce() {
        bench.open(People.zhang(), zhangs);
        bench.settle();
        int[] drawn = {0};
        model.listen(change -> drawn[0]++);
        model.scroll(1);
        bench.settle();
        assertEquals(1, drawn[0], () -> List.of(zhangs.decoded).toString());
    }
}
