package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

import java.nio.charset.StandardCharsets;
import java.util.Map;

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

    /** The secrets are asked of the process where the command was typed. */
    @Test
    @Order(3)
    void aCommandOfATerminalChangesItInTheWindow() throws Exception {
        assertEquals(1, change("wrong words here", Secrets.FIRST));
        assertEquals("recovery code renewed", newest());
        assertEquals(0, change(Secrets.SECOND, Secrets.FIRST));
        assertEquals("passphrase changed", newest());
        assertEquals(0, change(Secrets.FIRST, Secrets.SECOND));
    }

    private static int change(String current, String next) throws Exception {
        ProcessBuilder command =
                new ProcessBuilder(
                        System.getProperty("meridian.product") + "/workstation",
                        "archive",
                        "passphrase",
                        "change");
        Map<String, String> environment = command.environment();
        environment.put("MERIDIAN_HOME", System.getProperty("meridian.home"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("MERIDIAN_PASSPHRASE", current);
        environment.put("MERIDIAN_NEW_PASSPHRASE", next);
        command.redirectErrorStream(true);
        Process process = command.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertFalse(out.contains(current) || out.contains(next), "a secret is printed");
        return process.waitFor();
    }
}
