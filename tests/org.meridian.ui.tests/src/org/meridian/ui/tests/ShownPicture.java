package org.meridian.ui.tests;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Canvas;
import org.junit.jupiter.api.Assertions;
import org.meridian.imaging.WindowLevel;
import org.meridian.workflow.Picture;
import org.meridian.workflow.SeriesImages;

/**
 * Whether a canvas shows a picture through a window, fitted and at rest: bilinear between the
 * centres of square pixels, then the LINEAR function of PS3.3 C.11.2.1.2.1. Looks at the inner
 * part, where no text lies.
 */
final class ShownPicture {
    private static final int GREY_LEVELS = 3;
    private static final int STEP = 5;
    private static final int LOOKS = 200;
    private static final int PAUSE_MS = 100;

    private final Robot robot;
    private final Canvas canvas;

    ShownPicture(Robot robot, Canvas canvas) {
        this.robot = robot;
        this.canvas = canvas;
    }

    /** Looks until the picture is there. */
    void await(SeriesImages images, int index, WindowLevel window) {
        for (int i = 0; i < LOOKS; i++) {
            if (is(images, index, window)) {
                return;
            }
            Robot.sleep(PAUSE_MS);
        }
        robot.screenshot("failed");
        Assertions.fail("image " + (index + 1) + " is not shown through " + window);
    }

    boolean is(SeriesImages images, int index, WindowLevel window) {
        Picture.Grey picture = (Picture.Grey) images.image(index);
        ImageData shown = robot.pixels(canvas);
        double scale =
                Math.min(
                        (double) shown.width / picture.columns(),
                        (double) shown.height / picture.rows());
        int half = Math.min(shown.width, shown.height) / 4;
        for (int y = shown.height / 2 - half; y < shown.height / 2 + half; y += STEP) {
            for (int x = shown.width / 2 - half; x < shown.width / 2 + half; x += STEP) {
                double u = (x + 0.5 - shown.width / 2.0) / scale + picture.columns() / 2.0 - 0.5;
                double v = (y + 0.5 - shown.height / 2.0) / scale + picture.rows() / 2.0 - 0.5;
                double expected = grey(value(picture, u, v), window);
                if (Math.abs(expected - Robot.grey(shown, x, y)) > GREY_LEVELS) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double value(Picture.Grey picture, double u, double v) {
        int column = (int) u;
        int row = (int) v;
        double right = u - column;
        double down = v - row;
        return (1 - down)
                        * ((1 - right) * value(picture, column, row)
                                + right * value(picture, column + 1, row))
                + down
                        * ((1 - right) * value(picture, column, row + 1)
                                + right * value(picture, column + 1, row + 1));
    }

    private static double value(Picture.Grey picture, int column, int row) {
        short stored = picture.image().values()[row * picture.columns() + column];
        return picture.image().rescale().value(stored);
    }

    private static double grey(double value, WindowLevel window) {
        double share = (value - (window.center() - 0.5)) / (window.width() - 1) + 0.5;
        return 255 * Math.max(0, Math.min(1, share));
    }
}
