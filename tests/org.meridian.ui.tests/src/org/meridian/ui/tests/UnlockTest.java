package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.ui.tests.Product.find;
import static org.meridian.ui.tests.Product.say;
import static org.meridian.ui.tests.Product.workstation;

import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.Test;
import org.meridian.workflow.Workstation;

/** The start of a sealed archive: a wrong passphrase is said, the right one opens. */
class UnlockTest {
    private final Robot robot = Robot.start();

    @Test
    void thePassphraseIsAskedForUntilItIsRight() {
        robot.type(Secrets.field(robot, "secret"), "CAPITALS");
        robot.click(robot.button(say("OK", "确定")));
        Secrets.awaitReason(robot, "STO-021");
        robot.screenshot("unlock");
        assertTrue(find(Workstation.class).isEmpty());
        robot.press("Caps_Lock");
        robot.press("a");
        robot.control(
                Label.class, "caps", l -> l.getText().equals(say("Caps Lock is on.", "大写锁定已开启。")));
        robot.press("Caps_Lock");
        robot.type(Secrets.field(robot, "secret"), Secrets.SECOND);
        robot.click(robot.button(say("OK", "确定")));
        robot.await("open", () -> find(Workstation.class).isPresent());
        assertTrue(workstation().protection().isSealed());
    }
}
