package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;

import java.util.Locale;

/** A monitor is measured, calibrated, looked at, and let go, from the settings. */
class MonitorsTest {
    /** Of TG18-LN8-09. */
    private static final int GREY = 120;

    /** What drives this screen to show it right, by NumPy from the coefficients of PS3.14. */
    private static final int DRIVEN = 87;

    private static final int NINTH = 9;

    private final Robot robot = Robot.start();

    private Button button(String id) {
        return robot.control(Button.class, id, b -> id.equals(b.getData("id")));
    }

    private int middleOfTheNinthPattern(String screenshot) {
        robot.click(button("show"));
        Canvas patterns =
                robot.control(Canvas.class, "pattern", c -> "pattern".equals(c.getData("id")));
        robot.await("the patterns have the keys", patterns::isFocusControl);
        for (int i = 0; i < NINTH; i++) {
            robot.press("Right");
        }
        Robot.sleep(500);
        ImageData shown = robot.pixels(patterns);
        robot.screenshot(screenshot);
        robot.press("Escape");
        robot.await("closed", patterns::isDisposed);
        return Robot.grey(shown, shown.width / 2, shown.height / 2);
    }

    @Test
    void aMeasuredMonitorShowsGreysByItsCalibration() {
        Product.preferences(robot, "org.meridian.ui.viewer.monitors");
        for (int i = 0; i < 18; i++) {
            String id = "luminance" + (i + 1);
            Text field = robot.control(Text.class, id, t -> id.equals(t.getData("id")));
            robot.type(
                    field,
                    String.format(Locale.ROOT, "%.3f", 0.5 + 299.5 * Math.pow(i / 17.0, 2.2)));
        }
        robot.await(
                "the deviation is told",
                () ->
                        robot.texts().stream()
                                .anyMatch(t -> t.contains("51.1%") && t.contains("10%")));
        robot.screenshot("monitors");
        assertEquals(GREY, middleOfTheNinthPattern("pattern"));
        robot.click(button("calibrate"));
        robot.await("calibrated", () -> button("forget").isEnabled());
        int driven = middleOfTheNinthPattern("pattern-calibrated");
        assertEquals(DRIVEN, driven, 1);
        robot.click(button("forget"));
        robot.await("let go", () -> !button("forget").isEnabled());
        robot.press("Escape");
    }
}
