package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.meridian.ui.tests.Product.awaitWindow;
import static org.meridian.ui.tests.Product.say;
import static org.meridian.ui.tests.Product.workstation;

import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.meridian.core.store.LedgerEntry;

/** The archive's passphrase and recovery code are changed in the menu. */
@TestMethodOrder(OrderAnnotation.class)
class PassphraseTest {
    private static final int PASSPHRASE = 2;
    private static final int CODE = 3;

    private final Robot robot = Robot.start();

    private void open(int entry) {
        awaitWindow(robot);
        Shell window = robot.see(Product::window);
        robot.menu(window, 0, entry);
        robot.await("a dialog", () -> window.getDisplay().getActiveShell() != window);
    }

    private String newest() {
        return workstation().audit().newest(50).stream()
                .filter(e -> e.type() == LedgerEntry.Type.KEY)
                .findFirst()
                .map(e -> e.content().get("change"))
                .orElse("");
    }

    @Test
    @Order(1)
    void thePassphraseIsChangedByWhoKnowsIt() {
        open(PASSPHRASE);
        robot.type(Secrets.field(robot, "current"), "something else");
        robot.type(Secrets.field(robot, "new"), Secrets.SECOND);
        robot.type(Secrets.field(robot, "again"), Secrets.SECOND);
        robot.click(robot.button(say("OK", "确定")));
        Secrets.awaitReason(robot, "STO-021");
        robot.screenshot("passphrase-change");
        robot.type(Secrets.field(robot, "current"), Secrets.FIRST);
        robot.click(robot.button(say("OK", "确定")));
        robot.await("changed", () -> newest().equals("passphrase changed"));
    }

    @Test
    @Order(2)
    void aNewRecoveryCodeComesIntoForceWhenItWasTakenDown() {
        String before = Secrets.code();
        open(CODE);
        Secrets.takeDownCode(robot);
        assertEquals("passphrase changed", newest());
        robot.type(Secrets.field(robot, "current"), Secrets.SECOND);
        robot.click(robot.button(say("OK", "确定")));
        robot.await("renewed", () -> newest().equals("recovery code renewed"));
        assertNotEquals(before, Secrets.code());
    }
}
