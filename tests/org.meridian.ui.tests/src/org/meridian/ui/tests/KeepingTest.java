package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.ui.tests.Product.perspective;
import static org.meridian.ui.tests.Product.say;
import static org.meridian.ui.tests.Product.workstation;

import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridian.core.progress.Progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The archive is backed up and checked from the menu, and a backup is reminded of. */
class KeepingTest {
    private static final int FILE = 0;
    private static final int BACKUP = 6;
    private static final int CHECK = 7;
    private static final int REBUILD = 9;
    static final Path BACKUPS = Path.of(System.getProperty("meridian.screenshots"), "backups");

    private final Robot robot = Robot.start();

    @BeforeEach
    void showTheLists() {
        perspective(robot, "org.meridian.app.reading");
    }

    private void file(int entry) {
        robot.menu(robot.see(Product::window), FILE, entry);
    }

    private Link line(String words) {
        return robot.control(Link.class, words, l -> l.getText().contains(words));
    }

    private void follow(Link line, int link) {
        robot.await("focus", line::setFocus);
        for (int i = 0; i < link; i++) {
            robot.press("Tab");
        }
        robot.press("Return");
    }

    @Test
    void aBackupIsRemindedOfAndMadeAndTheArchiveIsChecked() throws IOException {
        Link reminder = line(say("There is no backup", "还没有备份"));
        robot.assertWhole(reminder);
        robot.screenshot("keeping-reminder");
        follow(reminder, 1);
        robot.await("left for today", () -> !reminder.isVisible() || reminder.getText().isEmpty());

        Path backups = Files.createDirectories(BACKUPS);
        file(BACKUP);
        robot.choosePath(backups);
        Label done =
                robot.control(
                        Label.class,
                        "backed up",
                        l -> l.getText().startsWith(say("Backed up into", "已备份到")));
        robot.screenshot("keeping-backup");
        assertTrue(robot.see(done::getText).contains(backups.toString()));
        robot.press("Return");
        assertEquals(backups, workstation().backups().last().orElseThrow().folder());
        assertEquals(List.of(), workstation().backups().verify(backups, Progress.NONE));
        assertFalse(workstation().backups().due());

        file(CHECK);
        said("The archive is sound", "档案完好");
        robot.screenshot("keeping-sound");
        robot.press("Return");
        Path blob = blob();
        flip(blob);
        file(CHECK);
        said("The archive has one fault", "档案有 1 处损坏");
        robot.screenshot("keeping-unsound");
        robot.press("Escape");
        assertEquals(1, workstation().upkeep().repair(backups, Progress.NONE).mended().size());
        file(REBUILD);
        said("The search index was made anew", "检索索引已根据记录重建");
        robot.press("Return");
        file(CHECK);
        said("The archive is sound", "档案完好");
        robot.press("Return");
    }

    private void said(String english, String chinese) {
        robot.control(Label.class, english, l -> l.getText().startsWith(say(english, chinese)));
    }

    private static Path blob() throws IOException {
        try (Stream<Path> files = Files.walk(workstation().archive().resolve("blobs"))) {
            return files.filter(f -> f.getFileName().toString().length() == 64)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 3;
        Files.write(file, bytes);
    }
}
