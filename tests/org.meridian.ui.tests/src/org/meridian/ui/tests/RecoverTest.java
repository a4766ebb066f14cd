package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.ui.tests.Product.find;
import static org.meridian.ui.tests.Product.say;
import static org.meridian.ui.tests.Product.workstation;

import org.eclipse.swt.widgets.Button;
import org.junit.jupiter.api.Test;
import org.meridian.core.store.LedgerEntry;
import org.meridian.workflow.Workstation;

/** The passphrase is lost: the recovery code opens, and another passphrase is set. */
class RecoverTest {
    private final Robot robot = Robot.start();

    @Test
    void theRecoveryCodeOpensAndANewPassphraseIsSet() {
        Button lost =
                robot.button(say("The passphrase is lost: use the recovery code", "口令遗失：使用恢复码"));
        // a dialog that is just being laid out may lose the first click
        for (int tries = 0; tries < 5 && !robot.see(lost::getSelection); tries++) {
            robot.click(lost);
        }
        assertTrue(robot.see(lost::getSelection));
        String code = Secrets.code().replaceAll("\\s+", "-");
        String wrong = code.substring(0, 7) + "000000" + code.substring(13);
        robot.type(Secrets.field(robot, "secret"), wrong);
        robot.click(robot.button(say("OK", "确定")));
        Secrets.awaitReason(robot, "STO-027");
        robot.screenshot("recover");
        robot.type(Secrets.field(robot, "secret"), code);
        robot.click(robot.button(say("OK", "确定")));
        robot.type(Secrets.field(robot, "new"), Secrets.FIRST);
        robot.type(Secrets.field(robot, "again"), Secrets.FIRST);
        robot.click(robot.button(say("OK", "确定")));
        robot.await("open", () -> find(Workstation.class).isPresent());
        assertEquals(
                "passphrase recovered",
                workstation().audit().newest(50).stream()
                        .filter(e -> e.type() == LedgerEntry.Type.KEY)
                        .findFirst()
                        .orElseThrow()
                        .content()
                        .get("change"));
    }
}
