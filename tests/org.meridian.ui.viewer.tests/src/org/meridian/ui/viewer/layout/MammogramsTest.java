package org.meridian.ui.viewer.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridian.imaging.Turn;
import org.meridian.imaging.ViewTransform;
import org.meridian.ui.viewer.model.Bench;
import org.meridian.ui.viewer.model.KeyState;
import org.meridian.ui.viewer.model.Mammograms;
import org.meridian.ui.viewer.model.OverlayText.Edges;
import org.meridian.ui.viewer.model.OverlayWriter;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.model.ViewerModel.Point;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Mammograms as they hang: PS3.3 C.7.6.1.1.1 names the patient's directions. */
class MammogramsTest {
    private static Edges edges(ViewerModel model) {
        return new OverlayWriter(Locale.ENGLISH).write(model, KeyState.NONE).edges().orElseThrow();
    }

    /** However the file stores it, the chest wall comes to the middle and the feet come below. */
    @ParameterizedTest
    @CsvSource({
        "R, MLO, A, F, P, F",
        "R, MLO, P, FL, P, FL",
        "R, MLO, F, A, P, F",
        "R, MLO, A, H, P, F",
        "L, MLO, P, FR, A, FR",
        "L, MLO, A, FR, A, FR",
        "L, MLO, H, P, A, F",
        "R, CC, A, L, P, L",
        "R, CC, P, R, P, L",
        "L, CC, P, R, A, R",
        "L, CC, A, L, A, R",
        "L, CC, R, A, A, R"
    })
    void theChestWallsFaceEachOther(
            String side, String view, String right, String down, String toRight, String toBottom) {
        Bench bench = Mammograms.showing(side, view, right, down, 20, 40, 0.1);
        bench.model.mammogram().hang();
        assertEquals(toRight, edges(bench.model).right());
        assertEquals(toBottom, edges(bench.model).bottom());
        // the image touches the side on which its neighbour hangs
        Point first = bench.model.placement().toDevice(-0.5, -0.5);
        Point last = bench.model.placement().toDevice(19.5, 39.5);
        double left = Math.min(first.x(), last.x());
        double rightmost = Math.max(first.x(), last.x());
        assertEquals(side.equals("R") ? 400 : 0, side.equals("R") ? rightmost : left, 1e-9);
    }

    @Test
    void whereDirectionsAreNotToldItStaysAsItIs() {
        Bench bench = Mammograms.showing("R", "CC", "", "", 20, 40, 0.1);
        ViewTransform before = bench.model.view();
        bench.model.mammogram().hang();
        assertEquals(Turn.NONE, bench.model.turn());
        assertEquals(before, bench.model.view());
    }

    @Test
    void aResetHangsItAsItIsRead() {
        Bench bench = Mammograms.showing("R", "CC", "A", "R", 20, 40, 0.1);
        bench.model.mammogram().hang();
        Turn hung = bench.model.turn();
        bench.model.setTurn(hung.rotated(1));
        bench.model.reset();
        assertEquals(hung, bench.model.turn());
    }

    @Test
    void allAreSeenAtTheScaleOfTheLargest() {
        ViewerModel large = Mammograms.showing("R", "CC", "A", "R", 300, 400, 0.1).model;
        ViewerModel small = Mammograms.showing("L", "CC", "P", "R", 100, 150, 0.1).model;
        ViewerModel coarse = Mammograms.showing("L", "MLO", "P", "F", 100, 150, 0.2).model;
        List<ViewerModel> all = List.of(large, small, coarse);
        all.forEach(m -> m.mammogram().hang());
        assertTrue(scale(small, 0.1) > scale(large, 0.1), "each as large as it can be");
        EqualScale equal = new EqualScale();
        equal.keep(all);
        // 400 rows of 0.1 mm are the highest: 300 pixels for 40 mm
        assertEquals(7.5, scale(large, 0.1), 1e-9);
        assertEquals(7.5, scale(small, 0.1), 1e-9);
        assertEquals(7.5, scale(coarse, 0.2), 1e-9);
        large.resize(400, 600);
        assertEquals(10, scale(coarse, 0.2), 1e-9, "the narrow ones bound it now");
        large.zoomAt(new Point(0, 0), 3);
        assertEquals(OptionalDouble.empty(), large.mammogram().wholeScale());
        assertEquals(scale(small, 0.1), scale(coarse, 0.2), 1e-9, "zoomed ones go their own way");
        equal.keep(List.of());
    }

    private static double scale(ViewerModel model, double spacing) {
        return model.view().scaleX() / spacing;
    }
}
