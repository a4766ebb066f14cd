package org.meridian.ui.tests;

import static org.meridian.ui.tests.Product.perspective;
import static org.meridian.ui.tests.Product.say;
import static org.meridian.ui.tests.Product.workstation;

import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.progress.Progress;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A disk that loses bits is told of before it loses more. */
class FailingDiskTest {
    private final Robot robot = Robot.start();

    @Test
    void aBitThatTheDiskChangesMeanwhileIsTold(@TempDir Path backups) throws IOException {
        perspective(robot, "org.meridian.app.reading");
        try (RandomAccessFile database = new RandomAccessFile(database().toFile(), "rw")) {
            long middle = database.length() / 2;
            database.seek(middle);
            int right = database.read();
            database.seek(middle);
            database.write(right ^ 1);
            try {
                workstation().backups().run(backups, 1, false, Progress.NONE);
                Link fails =
                        robot.control(
                                Link.class,
                                "disk",
                                l -> l.getText().contains(say("The disk changed", "磁盘改变过")));
                robot.assertWhole(fails);
                robot.screenshot("keeping-disk");
                robot.await("focus", fails::setFocus);
                robot.press("Return");
                robot.control(
                        Label.class,
                        "the bit",
                        l -> l.getText().contains(say("byte " + middle, "第 " + middle + " 字节")));
                robot.press("Escape");
                robot.await("told", () -> fails.getText().isEmpty());
            } finally {
                database.seek(middle);
                database.write(right);
            }
        }
    }

    private static Path database() throws IOException {
        try (Stream<Path> files = Files.list(workstation().archive())) {
            return files.filter(f -> f.toString().endsWith(".mv.db")).findFirst().orElseThrow();
        }
    }
}
