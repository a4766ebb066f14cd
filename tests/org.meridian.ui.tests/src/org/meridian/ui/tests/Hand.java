package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.fail;

import org.eclipse.swt.graphics.Point;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A hand at the mouse and the keys; points are on the screen. */
class Hand {
    static final int STEP_MS = 50;
    static final int SETTLE_MS = 250;
    private static final int PRESS_MS = 80;

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void click(Point at) {
        move(at);
        sleep(SETTLE_MS);
        hand("mousedown", "1");
        sleep(PRESS_MS);
        hand("mouseup", "1");
        sleep(SETTLE_MS);
    }

    void drag(Point from, Point to, int button) {
        move(from);
        sleep(SETTLE_MS);
        hand("mousedown", Integer.toString(button));
        int steps = 10;
        for (int i = 1; i <= steps; i++) {
            move(
                    new Point(
                            from.x + (to.x - from.x) * i / steps,
                            from.y + (to.y - from.y) * i / steps));
            sleep(STEP_MS);
        }
        hand("mouseup", Integer.toString(button));
        sleep(SETTLE_MS);
    }

    /** Turns the wheel towards the user. */
    void wheelDown(Point at, int notches) {
        move(at);
        sleep(SETTLE_MS);
        for (int i = 0; i < notches; i++) {
            hand("click", "5");
            sleep(STEP_MS);
        }
    }

    private static void move(Point at) {
        hand("mousemove", Integer.toString(at.x), Integer.toString(at.y));
    }

    void type(String text) {
        hand("type", "--delay", "30", "--", text);
    }

    /** Presses a key by its name, such as {@code Down} or {@code Return}. */
    void press(String key) {
        hand("key", key);
        sleep(STEP_MS);
    }

    /** SWT's own post gives buttons no place, so the events come from outside (XTEST). */
    private static void hand(String... words) {
        List<String> command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (process.waitFor() != 0) {
                fail("xdotool " + command);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
