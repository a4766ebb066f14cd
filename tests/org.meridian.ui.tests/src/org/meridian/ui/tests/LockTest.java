package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.ui.tests.Product.patients;
import static org.meridian.ui.tests.Product.perspective;
import static org.meridian.ui.tests.Product.say;
import static org.meridian.ui.tests.Product.workstation;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.access.Role;
import org.meridian.core.progress.Progress;
import org.meridian.monitor.MonitorSession;
import org.meridian.store.Passphrase;
import org.meridian.testkit.archive.Part10;
import org.meridian.workflow.Workstation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Nobody sees or does anything at a locked window; who works there gets it back as it was. */
class LockTest {
    private static final String NAME = "Greta";
    private static final String NURSE = "Nurse Ann";

    private final Robot robot = Robot.start();
    private final Path folder;
    private Text query;
    private Table table;
    private Shell dialog;

    LockTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void showAPatientAndADialog() throws IOException {
        perspective(robot, "org.meridian.app.reading");
        new Part10(96, 1, 1).text(0x00100010, "PN", "Lock^" + NAME).write(folder.resolve("a.dcm"));
        workstation().imports().run(List.of(folder), Progress.NONE);
        query = robot.control(Text.class, "query", t -> t.getMessage().length() > 10);
        robot.type(query, "P96");
        table = patients(robot);
        robot.await("one hit", () -> table.getItemCount() == 1);
        robot.clickRow(table, 0);
        dialog =
                robot.see(
                        () -> {
                            Shell made = new Shell(Product.window());
                            made.setText("Lock " + NAME);
                            made.setBounds(20, 500, 200, 100);
                            made.open();
                            return made;
                        });
    }

    private Rectangle row() {
        return robot.see(
                () -> {
                    Rectangle bounds = table.getItem(0).getBounds(0);
                    Point at = table.toDisplay(bounds.x, bounds.y);
                    return new Rectangle(at.x, at.y, bounds.width, bounds.height);
                });
    }

    private static int colours(ImageData data) {
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < data.height; y++) {
            for (int x = 0; x < data.width; x++) {
                colours.add(data.getPixel(x, y));
            }
        }
        return colours.size();
    }

    private boolean isNamed() {
        return robot.texts().stream().anyMatch(t -> t.contains(NAME));
    }

    private void lock() {
        robot.see(
                () -> {
                    Product.window().forceActive();
                    return query.setFocus();
                });
        robot.press("ctrl+alt+l");
        robot.await("locked", () -> !Product.window().isVisible());
        robot.button(say("Unlock", "解锁"));
        Robot.sleep(500);
    }

    private Label label(String id) {
        return robot.control(Label.class, id, l -> id.equals(l.getData("id")));
    }

    private void unlock(String secret) {
        robot.type(Secrets.field(robot, "lock"), secret);
        robot.click(robot.button(say("Unlock", "解锁")));
    }

    @Test
    void lockedNoNameIsSeenAndNothingIsReachedUntilThePassphraseIsRight() {
        Rectangle row = row();
        assertTrue(isNamed());
        assertTrue(colours(robot.pixels(row)) > 2, "the name is on the screen");
        try (MonitorSession session =
                workstation()
                        .monitors()
                        .start(
                                workstation().library().patientNamed("P96").key(),
                                "simulator:nonin-df2:3",
                                workstation().devices().driver(Optional.of("nonin-df2")),
                                true)) {
            lock();
            Label devices = label("devices");
            robot.await("a value", () -> devices.getText().contains(say("SpO2 ", "血氧 ")));
            robot.screenshot("lock");
            assertFalse(isNamed(), robot.texts().toString());
            assertEquals(1, colours(robot.pixels(row)), "what is where the name was");
            assertEquals(1, visibleShells());
            assertTrue(session.live().connected(), "it goes on recording");
        }
        nothingIsReached(row);
        unlock("a wrong one");
        Label reason = label("reason");
        robot.await("refused", () -> reason.getText().startsWith("STO-021"));
        robot.screenshot("lock-refused");
        assertFalse(robot.see(() -> Product.window().isVisible()));
        unlock(Secrets.FIRST);
        robot.await("unlocked", () -> Product.window().isVisible());
        assertTrue(robot.see(dialog::isVisible));
        assertTrue(isNamed());
        assertEquals("P96", robot.see(query::getText));
        assertTrue(robot.see(() -> table.isSelected(0)));
        robot.await("the keys work again", () -> query.isFocusControl() || query.setFocus());
    }

    private long visibleShells() {
        return robot.see(
                () -> {
                    long count = 0;
                    for (Shell shell : Display.getCurrent().getShells()) {
                        count += shell.isVisible() ? 1 : 0;
                    }
                    return count;
                });
    }

    /** Keys, clicks and windows that work opens meanwhile. */
    private void nothingIsReached(Rectangle row) {
        robot.click(new Point(row.x + 10, row.y + row.height / 2));
        for (String key : List.of("Delete", "F10", "ctrl+q", "alt+F4", "ctrl+alt+l", "ctrl+F7")) {
            robot.press(key);
        }
        Shell late =
                robot.see(
                        () -> {
                            Shell made = new Shell(Product.window());
                            made.setText("Late " + NAME);
                            made.open();
                            return made;
                        });
        robot.await("hidden too", () -> !late.isVisible());
        robot.see(
                () -> {
                    late.dispose();
                    return late;
                });
        assertEquals(1, visibleShells());
        assertTrue(workstation().screenLock().isLocked());
        assertEquals("P96", robot.see(query::getText));
        assertTrue(robot.see(() -> table.isSelected(0)));
    }

    @Test
    void anotherUserSignsInAtTheCoverAndFindsNoPatientChosen() {
        Workstation first = workstation().forCommand(Optional.of(workstation().user()));
        first.staff().add(NURSE, Set.of(Role.NURSE));
        try {
            lock();
            choose(NURSE);
            robot.control(
                    Label.class,
                    "why not",
                    l ->
                            l.getText()
                                    .startsWith(
                                            say("This user has no password, and", "该用户没有密码，而此处")));
            assertFalse(robot.see(robot.button(say("Unlock", "解锁"))::isEnabled));
            robot.screenshot("lock-none");
            first.staff().setPassword(NURSE, Passphrase.of("kettle window".toCharArray()));
            choose(first.user());
            choose(NURSE);
            unlock("kettle window");
            robot.await("signed in", () -> workstation().user().equals(NURSE));
            robot.await("open", () -> Product.window().isVisible());
            robot.await("no dialog of the one before", dialog::isDisposed);
            assertTrue(Product.chosen(robot).patient().isEmpty());
            assertTrue(robot.see(table::isDisposed), "what the one before had found");
            Robot.sleep(2000);
            List<String> texts = robot.texts();
            assertFalse(texts.contains("P96"), "what the one before asked: " + texts);
            assertTrue(texts.stream().noneMatch(t -> t.startsWith("ACC-")), texts.toString());
            robot.screenshot("lock-other");
        } finally {
            first.staff().setDisabled(NURSE, true);
            workstation().signIn().enter(first.user(), Passphrase.of(new char[0]));
            resetPerspectives();
        }
    }

    /** The views that the nurse may not see come back. */
    private void resetPerspectives() {
        for (String perspective : List.of("org.meridian.app.clinic", "org.meridian.app.reading")) {
            perspective(robot, perspective);
            robot.see(
                    () -> {
                        Product.page().resetPerspective();
                        return perspective;
                    });
        }
    }

    private void choose(String user) {
        Combo names = robot.control(Combo.class, user, c -> c.indexOf(user) >= 0);
        robot.see(
                () -> {
                    names.setText(user);
                    names.notifyListeners(SWT.Selection, new Event());
                    return user;
                });
    }
}
