package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.meridian.ui.tests.Product.chosen;
import static org.meridian.ui.tests.Product.image;
import static org.meridian.ui.tests.Product.perspective;
import static org.meridian.ui.tests.Product.show;
import static org.meridian.ui.tests.Product.workstation;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.widgets.Canvas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.progress.Progress;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.WindowLevel;
import org.meridian.testkit.archive.Part10;
import org.meridian.ui.PatientContext;
import org.meridian.workflow.SeriesImages;
import org.meridian.workflow.UptakeImages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A reader takes uptake by another measure of the body, by a key; the next PET is shown by it. */
class UptakeTest {
    private static final int SIZE = 64;

    /** Uptake from 0 to 5 as the LINEAR function writes it. */
    private static final WindowLevel TO_FIVE = new WindowLevel(3, 6);

    private final Robot robot = Robot.start();

    /** A ramp to the right, up to 10 by the body weight of a man of 70 kg and 1.75 m. */
    private static Path pet(Path file) throws IOException {
        byte[] pixels = new byte[2 * SIZE * SIZE];
        for (int i = 0; i < SIZE * SIZE; i++) {
            int value = i % SIZE * 1000 / SIZE;
            pixels[2 * i] = (byte) value;
            pixels[2 * i + 1] = (byte) (value >> 8);
        }
        return new Part10(71, 1, 1)
                .text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.128")
                .text(0x00080060, "CS", "PT")
                .text(0x00100010, "PN", "Petrova^Uptake")
                .text(0x00101020, "DS", "1.75")
                .text(0x00101030, "DS", "70")
                .text(0x00200032, "DS", "0\\0\\0")
                .text(0x00200037, "DS", "1\\0\\0\\0\\1\\0")
                .text(0x00280030, "DS", "4\\4")
                .text(0x00281052, "DS", "0")
                .text(0x00281053, "DS", "0.01")
                .text(0x00541001, "CS", "GML")
                .number(0x00280010, SIZE)
                .number(0x00280011, SIZE)
                .bytes(0x7FE00010, "OW", pixels)
                .write(file);
    }

    private static String kept() {
        return InstanceScope.INSTANCE.getNode("org.meridian.ui.viewer").get("uptake", "");
    }

    @Test
    void uptakeIsShownByWhatAReaderChooses(@TempDir Path folder) throws IOException {
        perspective(robot, "org.meridian.app.reading");
        workstation().imports().run(List.of(pet(folder.resolve("pet.dcm"))), Progress.NONE);
        Product.choose(robot, "Petrova");
        Product.awaitSeries(robot);
        PatientContext.Selection selection = chosen(robot);
        show(robot, "org.meridian.ui.viewer.image");
        Canvas canvas = image(robot);
        robot.clickInto(canvas);
        ShownPicture shown = new ShownPicture(robot, canvas);
        try (SeriesImages images =
                workstation()
                        .reading()
                        .open(
                                selection.study().orElseThrow(),
                                selection.series().orElseThrow(),
                                Progress.NONE)) {
            robot.press("1");
            shown.await(images, 0, TO_FIVE);
            SeriesImages lean = UptakeImages.of(images, UptakeKind.LEAN_BODY_MASS);
            robot.press("ctrl+alt+u");
            robot.await("it is kept", () -> kept().equals("SUVlbm(James128)"));
            // the greys stay until the window is taken anew, which counts in the new numbers
            shown.await(images, 0, TO_FIVE);
            robot.press("1");
            shown.await(lean, 0, TO_FIVE);
            assertFalse(shown.is(images, 0, TO_FIVE));
            robot.screenshot("uptake");
            for (String next : List.of("SUVlbm(Janma)", "SUVbsa", "SUVbw")) {
                robot.press("ctrl+alt+u");
                robot.await(next, () -> kept().equals(next));
            }
            robot.press("1");
            shown.await(images, 0, TO_FIVE);
        }
    }
}
