package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.ui.tests.Product.image;
import static org.meridian.ui.tests.Product.perspective;
import static org.meridian.ui.tests.Product.say;
import static org.meridian.ui.tests.Product.show;
import static org.meridian.ui.tests.Product.workstation;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.progress.Progress;
import org.meridian.testkit.archive.Part10;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** A series with a gap and with long descriptions, grey all over. */
class GapTest {
    private static final int SIDE = 64;
    private static final int GREY = 128;
    private static final String MISSING = say("Slices are missing", "有缺层");

    private static Robot robot;
    private static Canvas canvas;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        robot = Robot.start();
        perspective(robot, "org.meridian.app.reading");
        show(robot, "org.meridian.ui.viewer.image");
        byte[] pixels = new byte[2 * SIDE * SIDE];
        for (int i = 0; i < pixels.length; i += 2) {
            pixels[i] = (byte) (500 & 0xff);
            pixels[i + 1] = (byte) (500 >> 8);
        }
        for (int slice : new int[] {1, 2, 3, 7, 8}) {
            new Part10(77, 1, slice)
                    .text(0x00081030, "LO", "Chest abdomen pelvis with contrast, late venous phase")
                    .text(0x0008103E, "LO", "Thin slices for the reformatted planes, soft kernel 3")
                    .text(0x00100010, "PN", "Gap^Anna")
                    .text(0x00200032, "DS", "0\\0\\" + 2 * slice)
                    .text(0x00200037, "DS", "1\\0\\0\\0\\1\\0")
                    .text(0x00280030, "DS", "1\\1")
                    .text(0x00281050, "DS", "500")
                    .text(0x00281051, "DS", "1000")
                    .number(0x00280010, SIDE)
                    .number(0x00280011, SIDE)
                    .bytes(0x7FE00010, "OW", pixels)
                    .write(folder.resolve(slice + ".dcm"));
        }
        assertEquals(
                List.of(), workstation().imports().run(List.of(folder), Progress.NONE).refused());
        Product.choose(robot, "P77");
        canvas = image(robot);
        robot.await("the picture", () -> !around(shown(), GapTest::isPicture).isEmpty());
        Robot.sleep(700);
    }

    private static ImageData shown() {
        return robot.pixels(canvas);
    }

    private static boolean isPicture(RGB rgb) {
        return Math.abs(rgb.red - GREY) <= 2 && rgb.red == rgb.green && rgb.red == rgb.blue;
    }

    private static boolean isText(RGB rgb) {
        return rgb.red > 200 && rgb.red == rgb.green && rgb.red == rgb.blue;
    }

    private static boolean isAmber(RGB rgb) {
        return rgb.red > 200 && rgb.blue < 120;
    }

    /** Around all pixels of a kind in the upper part, where the letters at the sides are not. */
    private static Rectangle around(ImageData data, Predicate<RGB> wanted) {
        Rectangle around = new Rectangle(0, 0, 0, 0);
        for (int y = 0; y < data.height * 2 / 5; y++) {
            for (int x = 0; x < data.width; x++) {
                if (wanted.test(data.palette.getRGB(data.getPixel(x, y)))) {
                    Rectangle pixel = new Rectangle(x, y, 1, 1);
                    around = around.isEmpty() ? pixel : around.union(pixel);
                }
            }
        }
        return around;
    }

    @Test
    void theWarningStandsBelowTheTextsOnAGroundOfItsOwn() {
        robot.screenshot("gap");
        ImageData data = shown();
        Rectangle texts = around(data, GapTest::isText);
        Rectangle warning = around(data, GapTest::isAmber);
        assertFalse(warning.isEmpty(), "no warning");
        assertTrue(warning.y > texts.y + texts.height, warning + " is over " + texts);
        for (int y = warning.y; y < warning.y + warning.height; y++) {
            for (int x = warning.x; x < warning.x + warning.width; x++) {
                assertFalse(
                        isPicture(data.palette.getRGB(data.getPixel(x, y))),
                        "the picture shines through at " + x + ", " + y);
            }
        }
        assertFalse(around(data, GapTest::isPicture).isEmpty());
    }

    @Test
    void aPlaneThatCannotBeCutSaysWhy() {
        ToolBar bar =
                robot.control(
                        ToolBar.class,
                        "planes",
                        b -> b.getItemCount() > 0 && does(b.getItem(0), "PLANE_STACK"));
        List<ToolItem> planes = Arrays.asList(robot.see(bar::getItems)).subList(1, 4);
        for (ToolItem plane : planes) {
            assertFalse(robot.see(plane::isEnabled));
            String tip = robot.see(plane::getToolTipText);
            assertTrue(tip.contains(MISSING), tip);
        }
    }

    private static boolean does(ToolItem item, String action) {
        return action.equals(item.getData("action"));
    }
}
