package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.ui.tests.Product.find;
import static org.meridian.ui.tests.Product.patients;
import static org.meridian.ui.tests.Product.perspective;
import static org.meridian.ui.tests.Product.say;
import static org.meridian.ui.tests.Product.workstation;

import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.Test;
import org.meridian.core.store.LedgerEntry;
import org.meridian.workflow.Workstation;

import java.util.Objects;

/** On a new computer the first start makes the archive from a backup of the old one. */
class RestoreTest {
    private final Robot robot = Robot.start();

    @Test
    void aBackupBecomesTheArchive() {
        robot.click(robot.button(say("Restore a backup…", "恢复备份…")));
        robot.choosePath(KeepingTest.BACKUPS);
        Shell first = Objects.requireNonNull(unlock());
        robot.screenshot("restore-unlock");
        robot.await("the copy is made", first::isDisposed);
        unlock();
        robot.await("open", () -> find(Workstation.class).isPresent());
        perspective(robot, "org.meridian.app.reading");
        Table table = patients(robot);
        robot.await("everybody", () -> table.getItemCount() >= 5);
        robot.screenshot("restored");
        assertEquals("drwang", workstation().user());
        assertTrue(workstation().protection().isSealed());
        assertTrue(
                workstation().audit().newest(50).stream()
                        .anyMatch(l -> l.type() == LedgerEntry.Type.RESTORE));
    }

    /** Types the passphrase that held when the backup was made; gives the dialog. */
    private Shell unlock() {
        var field = Secrets.field(robot, "secret");
        Shell dialog = robot.see(field::getShell);
        robot.type(field, Secrets.FIRST);
        robot.click(robot.button(say("OK", "确定")));
        return dialog;
    }
}
