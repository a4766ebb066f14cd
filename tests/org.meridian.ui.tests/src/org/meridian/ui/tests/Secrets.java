package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.ui.tests.Product.say;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The archive's secrets through the starts of one run: what the person remembers and wrote down.
 */
final class Secrets {
    /** The passphrase of the first start. */
    static final String FIRST = "tulip orbit kestrel vane";

    /** The one it is changed to. */
    static final String SECOND = "quartz meadow lantern ferry";

    private Secrets() {}

    static Text field(Robot robot, String id) {
        return robot.control(Text.class, id, t -> id.equals(t.getData("id")));
    }

    private static Path paper() {
        return Path.of(System.getProperty("meridian.screenshots"), "recovery-code.txt");
    }

    /** The recovery code as it was written down. */
    static String code() {
        try {
            return Files.readString(paper());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the shown code down and confirms it by its last group. */
    static void takeDownCode(Robot robot) {
        Text shown = field(robot, "code");
        String code = robot.see(shown::getText);
        assertTrue(code.matches("(\\d{6}\\s+){7}\\d{6}"), "eight groups of six digits");
        Button on = robot.button(say("I have it", "已记下"));
        assertFalse(robot.see(on::isEnabled), "nobody passes over the code");
        try {
            Files.writeString(paper(), code);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        robot.type(field(robot, "confirm"), code.substring(code.length() - 6));
        robot.screenshot("recovery-code");
        robot.click(on);
    }

    /** Waits for the reason that a dialog gives. */
    static void awaitReason(Robot robot, String code) {
        robot.control(Text.class, code, t -> t.getText().strip().startsWith(code + ": "));
    }
}
