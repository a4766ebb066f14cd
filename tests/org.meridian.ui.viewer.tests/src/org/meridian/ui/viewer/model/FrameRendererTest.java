package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.core.progress.Progress;
import org.meridian.dicom.pixel.LookupTable;
import org.meridian.dicom.present.Shutter;
import org.meridian.dicom.present.Shutters;
import org.meridian.imaging.ColourImage;
import org.meridian.imaging.GreyImage;
import org.meridian.imaging.ImageFilter;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Rescale;
import org.meridian.imaging.Turn;
import org.meridian.imaging.ViewTransform;
import org.meridian.imaging.VoiFunction;
import org.meridian.imaging.Volume;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.phantom.ChestPhantom;
import org.meridian.workflow.OverlayPlane;
import org.meridian.workflow.Picture;

import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

class FrameRendererTest {
    private final FrameRenderer renderer = new FrameRenderer();

    private static Bench chest() {
        ChestPhantom phantom =
                ChestPhantom.create(
                        11, new ChestPhantom.Settings(128, 128, 8, 2.8, 5, 20, 1), Progress.NONE);
        Bench bench =
                Bench.showing(People.zhang(), FakeSeries.of(People.zhang(), phantom.volume()));
        bench.model.preset(2);
        return bench;
    }

    private OffscreenImage fast(ViewerModel model) {
        Frame frame = renderer.fast(model).orElseThrow();
        return OffscreenImage.of(frame, model.width(), model.height());
    }

    private OffscreenImage exact(ViewerModel model) {
        Frame frame = renderer.exact(model).orElseThrow();
        return OffscreenImage.of(frame, model.width(), model.height());
    }

    @Test
    void atWholePixelsFastAndExactAreTheSame() {
        Bench bench = chest();
        bench.model.resize(128, 128);
        assertArrayEquals(fast(bench.model).rgb(), exact(bench.model).rgb());
    }

    @Test
    void enlargedTheyDifferInFewPixels() {
        Bench bench = chest();
        bench.model.resize(700, 600);
        OffscreenImage quick = fast(bench.model);
        OffscreenImage slow = exact(bench.model);
        int different = 0;
        for (int i = 0; i < quick.rgb().length; i += 3) {
            if (Math.abs((quick.rgb()[i] & 0xff) - (slow.rgb()[i] & 0xff)) > 2) {
                different++;
            }
        }
        double share = different / (700.0 * 600);
        assertTrue(share < 0.02, "share of different pixels: " + share);
        assertTrue(share > 0, "the exact path windows after interpolating");
    }

    @Test
    void anExactCutIsTheWindowedVolume() {
        Bench bench = chest();
        bench.model.setPlane(Plane.CORONAL);
        bench.settle();
        Displayed displayed = bench.model.displayed().orElseThrow();
        PlaneGeometry plane = displayed.geometry().orElseThrow();
        Volume volume = ((Content.Cut) displayed.content()).volume();
        bench.model.resize(plane.columns(), plane.rows());
        assertEquals(new ViewTransform(1, 1, 0, 0), bench.model.view());
        OffscreenImage image = exact(bench.model);
        WindowLevel window = bench.model.greys().window().orElseThrow();
        for (int y = 0; y < plane.rows(); y += 3) {
            for (int x = 0; x < plane.columns(); x++) {
                double expected =
                        window.grey(Math.floor(volume.sample(plane.toPatient(x, y)) + 0.5));
                assertEquals(expected, image.red(x, y), 0.5 + 1e-9);
            }
        }
    }

    @Test
    void anInvertedImageIsTheNegative() {
        Bench bench = chest();
        byte[] before = exact(bench.model).rgb();
        bench.model.greys().invert();
        OffscreenImage inverted = exact(bench.model);
        int middle = 3 * (150 * 400 + 200);
        assertEquals(255 - (before[middle] & 0xff), inverted.rgb()[middle] & 0xff);
        assertEquals(0, inverted.red(0, 0), "beside the image it stays black");
    }

    @Test
    void monochrome1IsWhiteForLowValues() {
        GreyImage image = new GreyImage(2, 1, new short[] {0, 100}, Rescale.IDENTITY);
        Bench bench =
                Bench.showing(
                        People.zhang(),
                        FakeSeries.single(
                                People.zhang(),
                                new Picture.Grey(image, true),
                                Descriptions.of(
                                        2,
                                        1,
                                        Optional.empty(),
                                        List.of(new WindowLevel(50, 50)),
                                        false)));
        bench.model.resize(2, 1);
        assertEquals(255, exact(bench.model).red(0, 0));
        assertEquals(0, exact(bench.model).red(1, 0));
        bench.model.greys().invert();
        assertEquals(0, exact(bench.model).red(0, 0));
    }

    @Test
    void coloursAreShownAsTheyAre() {
        byte[] rgb = {(byte) 250, 10, 20, 30, (byte) 200, 40};
        Picture picture = new Picture.Colour(new ColourImage(2, 1, rgb));
        Bench bench =
                Bench.showing(
                        People.zhang(),
                        FakeSeries.single(People.zhang(), picture, Descriptions.bare(2, 1)));
        bench.model.resize(2, 1);
        assertArrayEquals(rgb, Arrays.copyOf(exact(bench.model).rgb(), 6));
        assertArrayEquals(rgb, Arrays.copyOf(fast(bench.model).rgb(), 6));
        assertEquals(Optional.empty(), bench.model.greys().window());
    }

    @Test
    void aLargeImageIsDrawnAtTheViewportsSize() {
        GreyImage image = new GreyImage(2000, 1500, new short[2000 * 1500], Rescale.IDENTITY);
        Bench bench =
                Bench.showing(
                        People.zhang(),
                        FakeSeries.single(
                                People.zhang(),
                                new Picture.Grey(image, false),
                                Descriptions.bare(2000, 1500)));
        Frame frame = renderer.fast(bench.model).orElseThrow();
        assertEquals(400, frame.width());
        assertEquals(300, frame.height());
    }

    private static Bench showing(Picture.Grey picture, List<WindowLevel> windows) {
        Bench bench =
                Bench.showing(
                        People.zhang(),
                        FakeSeries.single(
                                People.zhang(),
                                picture,
                                Descriptions.of(
                                        picture.columns(),
                                        picture.rows(),
                                        Optional.empty(),
                                        windows,
                                        false)));
        bench.model.resize(picture.columns(), picture.rows());
        return bench;
    }

    @Test
    void aTableOfTheFileTakesTheWindowsPlaceUntilOneIsChosen() {
        GreyImage image =
                new GreyImage(4, 1, new short[] {9, 10, 11, 40}, new Rescale(2, -10, false));
        // modality values 8, 10, 12, 70; the table begins at 9
        LookupTable table = new LookupTable(9, 12, new int[] {0, 4095, 1024, 2048}, "");
        Bench bench = showing(new Picture.Grey(image, false, List.of(table), List.of()), List.of());
        OffscreenImage shown = exact(bench.model);
        assertEquals(0, shown.red(0, 0), "below the first entry it holds");
        assertEquals(255, shown.red(1, 0));
        assertEquals(128, shown.red(2, 0));
        assertEquals(128, shown.red(3, 0), "above the last one that");
        bench.model.greys().choose(new WindowLevel(40, 80));
        assertEquals(255 * ((10 - 39.5) / 79 + 0.5), exact(bench.model).red(1, 0), 0.5);
        bench.model.reset();
        assertEquals(255, exact(bench.model).red(1, 0));
        ViewerModel both =
                showing(
                                new Picture.Grey(image, false, List.of(table), List.of()),
                                List.of(new WindowLevel(1000, 100)))
                        .model;
        assertEquals(0, exact(both).red(1, 0), "the file's window comes first");
        both.greys().nextFileWindow();
        both.greys().nextFileWindow();
        assertEquals(255, exact(both).red(1, 0), "its table next");
    }

    /**
     * Held to the shapes of Java's own geometry, none of whose edges meets an open pixel's centre.
     */
    @Test
    void whatTheFileCoversIsCoveredHoweverItIsTurned() {
        int columns = 40;
        int rows = 30;
        short[] values = new short[columns * rows];
        Arrays.fill(values, (short) 200);
        Picture picture =
                new Picture.Grey(new GreyImage(columns, rows, values, Rescale.IDENTITY), false);
        Area open = new Area(new Ellipse2D.Double(20 - 13.02, 15 - 13.02, 26.04, 26.04));
        open.intersect(new Area(new Rectangle2D.Double(9.5, 2.5, 24, 22)));
        Path2D polygon = new Path2D.Double();
        polygon.moveTo(9, 14);
        polygon.lineTo(20, 1);
        polygon.lineTo(37, 15);
        polygon.lineTo(22, 29);
        polygon.closePath();
        Shutters shutters =
                new Shutters(
                        List.of(
                                new Shutter.Circular(21, 16, 13),
                                new Shutter.Rectangular(10, 35, 3, 26),
                                new Shutter.Polygonal(List.of(15, 10, 2, 21, 16, 38, 30, 23))),
                        0x4000);
        open.intersect(new Area(polygon));
        Bench bench =
                Bench.showing(
                        People.zhang(),
                        FakeSeries.single(
                                People.zhang(),
                                picture,
                                Descriptions.covered(columns, rows, shutters)));
        bench.model.greys().choose(new WindowLevel(100, 100));
        int wrong = 0;
        for (int turn = 0; turn < 8; turn++) {
            Turn turned = new Turn(turn / 2, turn % 2 == 1);
            bench.model.setTurn(turned);
            bench.model.resize(turned.columns(columns, rows), turned.rows(columns, rows));
            for (OffscreenImage shown : List.of(exact(bench.model), fast(bench.model))) {
                for (int i = 0; i < columns * rows; i++) {
                    ViewerModel.Point at =
                            bench.model.placement().toDevice(i % columns, i / columns);
                    int grey = shown.red((int) at.x(), (int) at.y());
                    assertTrue(grey == 255 || grey == 63, "grey " + grey);
                    wrong += (grey == 255) == open.contains(i % columns, i / columns) ? 0 : 1;
                }
            }
        }
        assertEquals(0, wrong);
        bench.model.covering().toggle();
        assertEquals(255, exact(bench.model).red(0, 0));
        assertTrue(
                new OverlayWriter(Locale.ENGLISH)
                        .write(bench.model, KeyState.NONE)
                        .bottomRight()
                        .contains("SHUTTER OFF"));
    }

    /** On a screen whose coordinates count pairs of pixels, as at a zoom of 200 %. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5, 2, 3})
    void atOneToOneEachPixelOfTheDeviceIsOneOfTheImage(double density) {
        int columns = 41;
        int rows = 31;
        short[] values = new short[columns * rows];
        Random random = new Random(5);
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) random.nextInt(256);
        }
        Bench bench =
                showing(
                        new Picture.Grey(
                                new GreyImage(columns, rows, values, Rescale.IDENTITY), false),
                        List.of(new WindowLevel(127.5, 255, VoiFunction.LINEAR_EXACT)));
        bench.model.resize(30, 20);
        bench.model.setDensity(density);
        bench.model.oneToOne();
        Frame frame = renderer.exact(bench.model).orElseThrow();
        assertEquals(Math.round(30 * density), frame.width());
        assertTrue(frame.exact());
        int left = (int) Math.round(bench.model.view().offsetX() * density);
        int top = (int) Math.round(bench.model.view().offsetY() * density);
        int compared = 0;
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                int column = x - left;
                int row = y - top;
                if (column >= 0 && row >= 0 && column < columns && row < rows) {
                    assertEquals(
                            values[row * columns + column],
                            frame.pixels()[y * frame.width() + x] & 0xff);
                    compared++;
                }
            }
        }
        assertTrue(compared >= Math.min(columns * rows, 30 * 20 * density * density) * 0.9);
        assertTrue(
                new OverlayWriter(Locale.ENGLISH)
                        .write(bench.model, KeyState.NONE)
                        .toString()
                        .contains("Zoom 100 %"));
    }

    @Test
    void coloursAreCoveredToo() {
        byte[] rgb = new byte[4 * 3 * 3];
        Arrays.fill(rgb, (byte) 90);
        Bench bench =
                Bench.showing(
                        People.zhang(),
                        FakeSeries.single(
                                People.zhang(),
                                new Picture.Colour(new ColourImage(4, 3, rgb)),
                                Descriptions.covered(
                                        4,
                                        3,
                                        new Shutters(
                                                List.of(new Shutter.Rectangular(0, 3, 0, 5)), 0))));
        bench.model.resize(4, 3);
        for (OffscreenImage shown : List.of(exact(bench.model), fast(bench.model))) {
            assertEquals(90, shown.red(1, 1));
            assertEquals(0, shown.red(3, 1));
        }
        bench.model.covering().toggle();
        assertEquals(90, fast(bench.model).red(3, 1), "the picture itself is as it was");
    }

    @Test
    void theFilesOverlaysLieOverThePictureAndTurnWithIt() {
        GreyImage image = new GreyImage(3, 2, new short[6], Rescale.IDENTITY);
        OverlayPlane plane = new OverlayPlane(1, -1, 2, 2, new byte[] {1, 1, 0, 1});
        Bench bench =
                showing(
                        new Picture.Grey(image, false, List.of(), List.of(plane)),
                        List.of(new WindowLevel(100, 10)));
        for (OffscreenImage shown : List.of(exact(bench.model), fast(bench.model))) {
            for (int i = 0; i < 6; i++) {
                assertEquals(i == 2 ? 255 : 0, shown.red(i % 3, i / 3), "pixel " + i);
            }
        }
        bench.model.setTurn(new Turn(1, false));
        bench.model.resize(2, 3);
        assertEquals(255, exact(bench.model).red(1, 2));
        bench.model.overlays().show(OverlayLevel.OFF);
        assertEquals(0, exact(bench.model).red(1, 2));
    }

    @Test
    void anOverlayCoversTheSamePixelHoweverItIsTurned() {
        GreyImage image = new GreyImage(3, 2, new short[6], Rescale.IDENTITY);
        OverlayPlane plane = new OverlayPlane(1, -1, 2, 2, new byte[] {1, 1, 0, 1});
        for (int turn = 0; turn < 8; turn++) {
            Bench bench =
                    showing(
                            new Picture.Grey(image, false, List.of(), List.of(plane)),
                            List.of(new WindowLevel(100, 10)));
            Turn turned = new Turn(turn / 2, turn % 2 == 1);
            bench.model.setTurn(turned);
            bench.model.resize(turned.columns(3, 2), turned.rows(3, 2));
            ViewerModel.Point white = bench.model.placement().toDevice(2, 0);
            for (OffscreenImage shown : List.of(exact(bench.model), fast(bench.model))) {
                for (int i = 0; i < 6; i++) {
                    int x = i % shown.width();
                    int y = i / shown.width();
                    boolean covered = x == (int) white.x() && y == (int) white.y();
                    assertEquals(covered ? 255 : 0, shown.red(x, y), turned + " pixel " + i);
                }
            }
        }
    }

    @Test
    void aTurnedImageShowsTheSamePixels() {
        Bench bench = chest();
        bench.model.resize(128, 128);
        OffscreenImage before = exact(bench.model);
        bench.model.setTurn(new Turn(1, true));
        OffscreenImage after = exact(bench.model);
        OffscreenImage quick = fast(bench.model);
        for (int y = 0; y < 128; y += 5) {
            for (int x = 0; x < 128; x += 3) {
                // clockwise and then mirrored is the diagonal
                assertEquals(before.red(x, y), after.red(y, x));
                assertEquals(before.red(x, y), quick.red(y, x));
            }
        }
        bench.model.setTurn(Turn.NONE);
        bench.model.setPlane(Plane.CORONAL);
        bench.settle();
        OffscreenImage upright = exact(bench.model);
        bench.model.setTurn(new Turn(0, true));
        OffscreenImage mirrored = exact(bench.model);
        int different = 0;
        for (int y = 0; y < 128; y++) {
            for (int x = 0; x < 128; x++) {
                different += upright.red(x, y) == mirrored.red(127 - x, y) ? 0 : 1;
            }
        }
        assertTrue(different < 20, "a cut is mirrored too, up to rounding: " + different);
    }

    @Test
    void aFilterChangesWhatIsSeenAndNotWhatIsMeasured() {
        Bench bench = chest();
        bench.model.resize(128, 128);
        OffscreenImage before = exact(bench.model);
        bench.model.appearance().filter(ImageFilter.SMOOTH);
        assertTrue(!Arrays.equals(before.rgb(), exact(bench.model).rgb()));
        double x = 64.5;
        bench.model.point(Optional.of(new ViewerModel.Point(x, x)));
        Displayed shown = bench.model.displayed().orElseThrow();
        Picture.Grey picture = (Picture.Grey) ((Content.Taken) shown.content()).picture();
        assertEquals(
                picture.image().valueAt(64, 64),
                bench.model.pointerValue().orElseThrow().value().orElseThrow());
        bench.model.appearance().filter(ImageFilter.NONE);
        assertArrayEquals(before.rgb(), exact(bench.model).rgb());
    }

    @Test
    void theGlassEnlargesAboutThePointer() {
        Bench bench = chest();
        bench.model.resize(128, 128);
        OffscreenImage whole = exact(bench.model);
        ViewTransform view = bench.model.view().zoomed(3, 40.5, 50.5).panned(-20, -30);
        Frame glass = renderer.exact(bench.model, view, 60, 60).orElseThrow();
        assertEquals(whole.red(40, 50), glass.pixels()[20 * 60 + 20] & 0xff);
    }
}
