package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.imaging.ViewTransform;
import org.meridian.imaging.WindowLevel;
import org.meridian.ui.viewer.model.PointerInput.Button;
import org.meridian.ui.viewer.model.ViewerModel.Point;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class PointerInputTest {
    private static final Point HERE = new Point(100, 100);

    private final Bench bench =
            Bench.showing(
                    People.zhang(),
                    FakeSeries.of(People.zhang(), Volumes.noise(Volumes.anisotropic(), 2)));
    private final ViewerModel model = bench.model;
    private final Toolbox tools = new Toolbox();
    private final List<Point> crossed = new ArrayList<>();
    private final PointerInput input =
            new PointerInput(
                    model,
                    tools,
                    new NoDrawing(),
                    new NoTogether() {
                        @Override
                        public void cross(Point at) {
                            crossed.add(at);
                        }
                    });

    @Test
    void theLeftButtonDragsTheWindow() {
        model.greys().choose(new WindowLevel(40, 256));
        input.press(Button.LEFT, new Point(100, 100));
        input.move(new Point(105, 95));
        input.move(new Point(120, 70));
        assertFalse(input.release(Button.LEFT, HERE));
        assertEquals(Optional.of(new WindowLevel(10, 276)), model.greys().window());
        input.move(new Point(300, 300));
        assertEquals(Optional.of(new WindowLevel(10, 276)), model.greys().window());
    }

    @Test
    void theMiddleButtonPans() {
        ViewTransform before = model.view();
        input.press(Button.MIDDLE, new Point(100, 100));
        input.move(new Point(110, 80));
        input.move(new Point(130, 90));
        input.release(Button.MIDDLE, HERE);
        assertEquals(before.panned(30, -10), model.view());
    }

    @Test
    void theRightButtonZoomsUpwardsAndAsksForNoMenu() {
        double before = model.view().scaleX();
        input.press(Button.RIGHT, new Point(100, 100));
        input.move(new Point(100, 40));
        assertFalse(input.release(Button.RIGHT, HERE));
        assertTrue(model.view().scaleX() > before);
    }

    @Test
    void theRightButtonAsksForTheMenuWhenItStaysInPlace() {
        ViewTransform before = model.view();
        input.press(Button.RIGHT, new Point(100, 100));
        input.move(new Point(101, 101));
        assertTrue(input.release(Button.RIGHT, HERE));
        assertEquals(before, model.view());
        assertFalse(input.release(Button.RIGHT, HERE));
    }

    @Test
    void theWheelScrollsOrZoomsAtThePointer() {
        model.home();
        input.wheel(-1, new Point(10, 10), false, false);
        assertEquals(1, model.index());
        input.wheel(-1, new Point(10, 10), false, true);
        assertEquals(11, model.index());
        input.wheel(1, new Point(10, 10), false, false);
        assertEquals(10, model.index());
        double x = model.view().toImageX(123);
        double scale = model.view().scaleX();
        input.wheel(1, new Point(123, 45), true, false);
        assertEquals(x, model.view().toImageX(123), 1e-9);
        assertTrue(model.view().scaleX() > scale);
        assertEquals(10, model.index());
    }

    @Test
    void aCancelledDragTakesItsEffectBack() {
        model.greys().choose(new WindowLevel(40, 256));
        input.press(Button.LEFT, new Point(100, 100));
        input.move(new Point(150, 100));
        assertEquals(Optional.of(new WindowLevel(40, 306)), model.greys().window());
        assertTrue(input.cancel());
        assertEquals(Optional.of(new WindowLevel(40, 256)), model.greys().window());
        input.move(new Point(190, 100));
        assertEquals(Optional.of(new WindowLevel(40, 256)), model.greys().window());
        assertFalse(input.cancel());
    }

    @Test
    void theLeftButtonDoesWhatItsToolSays() {
        model.home();
        tools.take(Tool.SCROLL);
        input.press(Button.LEFT, new Point(100, 100));
        // 300 pixels for 12 images
        input.move(new Point(100, 150));
        input.release(Button.LEFT, HERE);
        assertEquals(2, model.index());
        tools.take(Tool.PAN);
        ViewTransform before = model.view();
        input.press(Button.LEFT, new Point(100, 100));
        input.move(new Point(110, 80));
        input.release(Button.LEFT, HERE);
        assertEquals(before.panned(10, -20), model.view());
        tools.take(Tool.CROSSHAIR);
        input.press(Button.LEFT, new Point(10, 20));
        input.move(new Point(30, 20));
        input.release(Button.LEFT, HERE);
        assertEquals(List.of(new Point(10, 20), new Point(30, 20)), crossed);
        tools.take(Tool.CROSSHAIR);
        assertEquals(Tool.WINDOW, tools.left());
    }

    @Test
    void aDragDoesNotGoOnInAnotherPatientsImage() {
        input.press(Button.LEFT, new Point(100, 100));
        input.forget();
        Optional<WindowLevel> before = model.greys().window();
        input.move(new Point(150, 100));
        assertEquals(before, model.greys().window());
    }

    @Test
    void whatKeysHaveMovedIsKeptBeforeTheImageIsLeft() {
        List<String> done = new ArrayList<>();
        NoDrawing drawing =
                new NoDrawing() {
                    @Override
                    public void keep() {
                        done.add("kept");
                    }

                    @Override
                    public boolean cancel() {
                        return done.add("cancelled");
                    }
                };
        new PointerInput(model, tools, drawing, new NoTogether()).forget();
        assertEquals(List.of("kept", "cancelled"), done);
    }
}
