package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridian.imaging.ViewTransform;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.WindowPreset;
import org.meridian.ui.viewer.model.KeyTable.Key;
import org.meridian.ui.viewer.model.ViewerInput.Button;
import org.meridian.ui.viewer.model.ViewerModel.Point;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class ViewerInputTest {
    private final Bench bench =
            Bench.showing(
                    People.zhang(),
                    FakeSeries.of(People.zhang(), Volumes.noise(Volumes.anisotropic(), 2)));
    private final ViewerModel model = bench.model;
    private final List<Integer> steps = new ArrayList<>();
    private final ViewerInput input = new ViewerInput(model, steps::add);

    @ParameterizedTest
    @CsvSource({
        "UP, PREVIOUS_IMAGE",
        "DOWN, NEXT_IMAGE",
        "LEFT, PREVIOUS_SERIES",
        "RIGHT, NEXT_SERIES",
        "PAGE_UP, TEN_BACK",
        "PAGE_DOWN, TEN_ON",
        "HOME, FIRST_IMAGE",
        "END, LAST_IMAGE",
        "ESCAPE, CANCEL"
    })
    void keysByTheirPlace(Key key, ViewerAction action) {
        assertEquals(Optional.of(action), KeyTable.of(key));
    }

    @ParameterizedTest
    @CsvSource({
        "0, AUTO_WINDOW",
        "1, PRESET_1",
        "2, PRESET_2",
        "3, PRESET_3",
        "4, PRESET_4",
        "5, PRESET_5",
        "6, PRESET_6",
        "9, PRESET_9",
        "i, INVERT",
        "I, INVERT",
        "r, RESET",
        "' ', OVERLAYS"
    })
    void keysByTheirCharacter(char character, ViewerAction action) {
        assertEquals(Optional.of(action), KeyTable.of(character));
    }

    @Test
    void otherKeysDoNothing() {
        assertEquals(Optional.empty(), KeyTable.of('d'));
        assertEquals(Optional.empty(), KeyTable.of('\0'));
        assertEquals(Optional.empty(), KeyTable.of('张'));
    }

    @Test
    void everyActionDoesItsWork() {
        input.run(ViewerAction.LAST_IMAGE);
        assertEquals(11, model.index());
        input.run(ViewerAction.PREVIOUS_IMAGE);
        assertEquals(10, model.index());
        input.run(ViewerAction.TEN_BACK);
        assertEquals(0, model.index());
        input.run(ViewerAction.NEXT_IMAGE);
        assertEquals(1, model.index());
        input.run(ViewerAction.TEN_ON);
        assertEquals(11, model.index());
        input.run(ViewerAction.FIRST_IMAGE);
        assertEquals(0, model.index());
        input.run(ViewerAction.NEXT_SERIES);
        input.run(ViewerAction.PREVIOUS_SERIES);
        assertEquals(List.of(1, -1), steps);
        Optional<WindowLevel> automatic = model.window();
        for (int i = 1; i <= 5; i++) {
            input.run(ViewerAction.preset(i));
            assertEquals(Optional.of(WindowPreset.CT.get(i - 1).window()), model.window());
        }
        input.run(ViewerAction.AUTO_WINDOW);
        assertEquals(automatic, model.window());
        input.run(ViewerAction.INVERT);
        assertTrue(model.inverted());
        input.run(ViewerAction.OVERLAYS);
        assertFalse(model.overlays());
        ViewTransform fitted = model.view();
        input.run(ViewerAction.ONE_TO_ONE);
        assertEquals(1, Math.min(model.view().scaleX(), model.view().scaleY()), 1e-12);
        input.run(ViewerAction.FIT);
        assertEquals(fitted, model.view());
        input.run(ViewerAction.RESET);
        assertFalse(model.inverted());
    }

    @Test
    void theLeftButtonDragsTheWindow() {
        model.setWindow(new WindowLevel(40, 256));
        input.press(Button.LEFT, new Point(100, 100));
        input.move(new Point(105, 95));
        input.move(new Point(120, 70));
        assertFalse(input.release(Button.LEFT));
        assertEquals(Optional.of(new WindowLevel(10, 276)), model.window());
        input.move(new Point(300, 300));
        assertEquals(Optional.of(new WindowLevel(10, 276)), model.window());
    }

    @Test
    void theMiddleButtonPans() {
        ViewTransform before = model.view();
        input.press(Button.MIDDLE, new Point(100, 100));
        input.move(new Point(110, 80));
        input.move(new Point(130, 90));
        input.release(Button.MIDDLE);
        assertEquals(before.panned(30, -10), model.view());
    }

    @Test
    void theRightButtonZoomsUpwardsAndAsksForNoMenu() {
        double before = model.view().scaleX();
        input.press(Button.RIGHT, new Point(100, 100));
        input.move(new Point(100, 40));
        assertFalse(input.release(Button.RIGHT));
        assertTrue(model.view().scaleX() > before);
    }

    @Test
    void theRightButtonAsksForTheMenuWhenItStaysInPlace() {
        ViewTransform before = model.view();
        input.press(Button.RIGHT, new Point(100, 100));
        input.move(new Point(101, 101));
        assertTrue(input.release(Button.RIGHT));
        assertEquals(before, model.view());
        assertFalse(input.release(Button.RIGHT));
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
    void escapeCancelsTheDragAndThenResets() {
        model.setWindow(new WindowLevel(40, 256));
        ViewTransform before = model.view();
        model.panDrag(5, 5);
        input.press(Button.LEFT, new Point(100, 100));
        input.move(new Point(150, 100));
        assertEquals(Optional.of(new WindowLevel(40, 306)), model.window());
        input.run(ViewerAction.CANCEL);
        assertEquals(Optional.of(new WindowLevel(40, 256)), model.window());
        assertEquals(before.panned(5, 5), model.view());
        input.move(new Point(190, 100));
        assertEquals(Optional.of(new WindowLevel(40, 256)), model.window());
        input.run(ViewerAction.CANCEL);
        assertEquals(before, model.view());
    }

    @Test
    void aDragDoesNotGoOnInAnotherPatientsImage() {
        input.press(Button.LEFT, new Point(100, 100));
        input.forget();
        Optional<WindowLevel> before = model.window();
        input.move(new Point(150, 100));
        assertEquals(before, model.window());
    }
}
