package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.imaging.GreyImage;
import org.meridian.imaging.Rescale;
import org.meridian.imaging.ViewTransform;
import org.meridian.imaging.Volume;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.WindowPreset;
import org.meridian.ui.viewer.model.ViewerModel.Change;
import org.meridian.ui.viewer.model.ViewerModel.Look;
import org.meridian.ui.viewer.model.ViewerModel.Point;
import org.meridian.ui.viewer.model.ViewerModel.Status;
import org.meridian.workflow.ImageDescription;
import org.meridian.workflow.ImageDescription.PixelSpacing;
import org.meridian.workflow.Picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class ViewerModelTest {
    private final Volume volume = Volumes.noise(Volumes.anisotropic(), 4);
    private final FakeSeries images = FakeSeries.of(People.zhang(), volume);
    private final Bench bench = Bench.showing(People.zhang(), images);
    private final ViewerModel model = bench.model;

    private static Bench grey(boolean inverted, List<WindowLevel> windows) {
        GreyImage image = new GreyImage(2, 2, new short[] {0, 10, 20, 30}, Rescale.IDENTITY);
        ImageDescription description = Descriptions.of(2, 2, Optional.empty(), windows, false);
        return Bench.showing(
                People.zhang(),
                FakeSeries.single(People.zhang(), new Picture.Grey(image, inverted), description));
    }

    /** The same pictures without their places, or as frames of one instance. */
    private FakeSeries like(boolean placed, boolean frames) {
        List<ImageDescription> descriptions = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            ImageDescription d = images.describe(i);
            descriptions.add(
                    new ImageDescription(
                            d.sopInstanceUID(),
                            d.instanceNumber(),
                            frames ? i + 1 : 1,
                            d.columns(),
                            d.rows(),
                            placed ? d.plane() : Optional.empty(),
                            d.pixelSpacing(),
                            d.sliceThickness(),
                            d.windows(),
                            d.unit(),
                            d.lossy(),
                            d.projection(),
                            d.cine(),
                            d.shutters(),
                            d.faults()));
        }
        return new FakeSeries(People.zhang(), descriptions, images::image, Optional.empty());
    }

    private static int firstShown(FakeSeries series) {
        return Bench.showing(People.zhang(), series).model.displayed().orElseThrow().index();
    }

    @Test
    void slicesOpenInTheirMiddleOtherPicturesAtTheFirst() {
        assertEquals(6, firstShown(FakeSeries.of(People.zhang(), volume)));
        // with gaps or not
        assertEquals(6, firstShown(like(true, false)));
        assertEquals(0, firstShown(like(false, false)));
        assertEquals(0, firstShown(like(true, true)));
    }

    @Test
    void scrollingStopsAtTheEnds() {
        model.scroll(-30);
        assertEquals(0, model.index());
        model.scroll(100);
        assertEquals(11, model.index());
        model.home();
        assertEquals(0, model.index());
        model.end();
        assertEquals(11, model.index());
    }

    @Test
    void theFirstPictureIsShownBeforeTheOthersAreDecoded() {
        FakeSeries series = FakeSeries.of(People.zhang(), volume);
        Bench other = new Bench();
        other.model.listen(
                c -> {
                    if (other.model.status() == Status.SHOWN) {
                        other.pool.clear();
                    }
                });
        other.open(People.zhang(), series);
        assertEquals(Status.DECODING, other.model.status());
        other.settle();
        assertEquals(Status.SHOWN, other.model.status());
        assertEquals(6, series.decoded.get(0));
    }

    @Test
    void untilTheWantedSliceIsDecodedTheOldOneIsShownAsItself() {
        images.keeping.clear();
        model.goTo(7);
        assertEquals(7, model.index());
        assertEquals(6, model.displayed().orElseThrow().index());
        bench.settle();
        assertEquals(7, model.displayed().orElseThrow().index());
    }

    @Test
    void aSliceThatCannotBeDecodedLeavesNoOtherInItsPlace() {
        FakeSeries broken =
                new FakeSeries(
                        People.zhang(),
                        List.of(images.describe(0), images.describe(1)),
                        i -> {
                            if (i == 1) {
                                throw new IllegalArgumentException("broken");
                            }
                            return images.image(i);
                        },
                        Optional.empty());
        Bench other = Bench.showing(People.zhang(), broken);
        other.model.scroll(1);
        other.settle();
        assertEquals(Status.FAILED, other.model.status());
        assertEquals(Optional.empty(), other.model.displayed());
        other.model.scroll(-1);
        other.settle();
        assertEquals(Status.SHOWN, other.model.status());
    }

    @Test
    void aSeriesWithoutPicturesSaysSo() {
        FakeSeries none =
                new FakeSeries(People.zhang(), List.of(), images::image, Optional.empty());
        assertEquals(Status.NO_PICTURES, Bench.showing(People.zhang(), none).model.status());
    }

    @Test
    void theFilesFirstWindowComesFirst() {
        WindowLevel first = new WindowLevel(15, 30);
        Bench file = grey(false, List.of(first, new WindowLevel(1, 2)));
        assertEquals(Optional.of(first), file.model.greys().window());
        file.model.greys().choose(new WindowLevel(3, 4));
        file.model.reset();
        assertEquals(Optional.of(first), file.model.greys().window());
    }

    @Test
    void withoutAFilesWindowItComesFromTheValuesOfTheFirstSliceAndStays() {
        WindowLevel automatic = WindowLevel.auto(volume.image(6));
        assertEquals(Optional.of(automatic), model.greys().window());
        model.goTo(5);
        bench.settle();
        assertEquals(Optional.of(automatic), model.greys().window());
        model.greys().automatic();
        assertEquals(Optional.of(WindowLevel.auto(volume.image(5))), model.greys().window());
    }

    @Test
    void aWindowDragIsWiderToTheRightAndBrighterUp() {
        model.greys().choose(new WindowLevel(40, 256));
        model.windowDrag(10, 0);
        assertEquals(Optional.of(new WindowLevel(40, 266)), model.greys().window());
        model.greys().choose(new WindowLevel(40, 256));
        int before = middleGrey(model);
        model.windowDrag(0, -60);
        assertEquals(Optional.of(new WindowLevel(-20, 256)), model.greys().window());
        assertTrue(middleGrey(model) > before);
        model.greys().choose(new WindowLevel(40, 10));
        model.windowDrag(-10000, 0);
        assertEquals(1, model.greys().window().orElseThrow().width());
    }

    private static int middleGrey(ViewerModel model) {
        Frame frame = new FrameRenderer().fast(model).orElseThrow();
        int sum = 0;
        for (int i = 0; i < frame.width() * frame.height(); i++) {
            sum += frame.pixels()[i] & 0xff;
        }
        return sum;
    }

    @Test
    void upIsBrighterInAnInvertedImageToo() {
        Bench white = grey(true, List.of(new WindowLevel(15, 40)));
        int before = middleGrey(white.model);
        white.model.windowDrag(0, -20);
        assertTrue(middleGrey(white.model) > before);
        white.model.reset();
        white.model.greys().invert();
        before = middleGrey(white.model);
        white.model.windowDrag(0, -20);
        assertTrue(middleGrey(white.model) > before);
    }

    @Test
    void namedWindowsAreForHounsfieldUnitsAlone() {
        for (int i = 0; i < WindowPreset.CT.size(); i++) {
            model.preset(i + 1);
            assertEquals(Optional.of(WindowPreset.CT.get(i).window()), model.greys().window());
        }
        model.preset(6);
        assertEquals(Optional.of(WindowPreset.CT.get(4).window()), model.greys().window());
        Bench other = grey(false, List.of(new WindowLevel(15, 30)));
        other.model.preset(1);
        assertEquals(Optional.of(new WindowLevel(15, 30)), other.model.greys().window());
    }

    @Test
    void whereValuesHaveNoScaleAWindowIsAPartOfTheFilesOwn() {
        Bench other = grey(false, List.of(new WindowLevel(150, 200), new WindowLevel(7, 9)));
        other.presets = WindowPresets.read("1\t40.0\t80.0\tx\tHU\n2\t35.0\t60.0\tbright\t%");
        assertEquals(List.of(2), List.copyOf(other.model.greys().presets().keySet()));
        other.model.preset(2);
        // from 50 to 250: 35 % of 200 above the dark end
        assertEquals(Optional.of(new WindowLevel(120, 120)), other.model.greys().window());
        other.model.preset(2);
        assertEquals(
                Optional.of(new WindowLevel(120, 120)),
                other.model.greys().window(),
                "no part of it");
    }

    @Test
    void theFilesOwnWindowsAreTakenOneAfterTheOther() {
        WindowLevel first = new WindowLevel(150, 200);
        WindowLevel second = new WindowLevel(7, 9);
        ViewerModel other = grey(false, List.of(first, second)).model;
        assertEquals(
                List.of(new FileWindow.Window(first), new FileWindow.Window(second)),
                other.greys().fileWindows());
        for (WindowLevel expected : List.of(first, second, first)) {
            other.greys().nextFileWindow();
            assertEquals(Optional.of(expected), other.greys().window());
        }
        model.greys().nextFileWindow();
        assertEquals(List.of(), model.greys().fileWindows());
    }

    @Test
    void aWindowThatAPersonPutOnAKeyIsTakenByIt() {
        WindowLevel own = new WindowLevel(300, 600);
        bench.presets = WindowPresets.read("9\t300.0\t600.0\tCTA");
        model.preset(9);
        assertEquals(Optional.of(own), model.greys().window());
        model.preset(1);
        assertEquals(Optional.of(own), model.greys().window());
        assertEquals(List.of(9), List.copyOf(model.greys().presets().keySet()));
    }

    @Test
    void anOpenedImageFillsTheViewportInItsTrueShape() {
        ViewTransform view = model.view();
        assertEquals(0.7 / 0.9, view.scaleX() / view.scaleY(), 1e-12);
        double width = 40 * view.scaleX();
        double height = 30 * view.scaleY();
        assertEquals(300, height, 1e-9);
        assertEquals((400 - width) / 2, view.offsetX(), 1e-9);
    }

    @Test
    void aFittedImageFollowsTheViewportAndAZoomedOneKeepsItsMiddle() {
        model.resize(800, 600);
        assertEquals(600, 30 * model.view().scaleY(), 1e-9);
        model.zoomAt(new Point(10, 20), 2);
        double x = model.view().toImageX(400);
        double y = model.view().toImageY(300);
        double scale = model.view().scaleX();
        model.resize(500, 200);
        assertEquals(x, model.view().toImageX(250), 1e-9);
        assertEquals(y, model.view().toImageY(100), 1e-9);
        assertEquals(scale, model.view().scaleX());
        model.fit();
        assertEquals(200, 30 * model.view().scaleY(), 1e-9);
    }

    @Test
    void zoomingHoldsThePointUnderThePointer() {
        double x = model.view().toImageX(123);
        double y = model.view().toImageY(45);
        model.zoomAt(new Point(123, 45), 3);
        assertEquals(x, model.view().toImageX(123), 1e-9);
        assertEquals(y, model.view().toImageY(45), 1e-9);
        for (int i = 0; i < 100; i++) {
            model.zoomAt(new Point(0, 0), 10);
        }
        assertEquals(64, model.view().scaleX(), 1e-9);
        for (int i = 0; i < 100; i++) {
            model.zoomAt(new Point(0, 0), 0.1);
        }
        assertEquals(1 / 64.0, model.view().scaleX(), 1e-9);
    }

    @Test
    void oneToOneIsADevicePixelForAnImagePixel() {
        model.oneToOne();
        assertEquals(1, Math.min(model.view().scaleX(), model.view().scaleY()), 1e-12);
        assertEquals(20, model.view().toImageX(200), 1e-9);
    }

    @Test
    void zoomStaysWhileScrollingAndWhereAnotherShapeComesItIsFitted() {
        FakeSeries mixed =
                new FakeSeries(
                        People.zhang(),
                        List.of(
                                images.describe(0),
                                images.describe(1),
                                Descriptions.of(
                                        2,
                                        2,
                                        Optional.of(new PixelSpacing(1, 1)),
                                        List.of(),
                                        false)),
                        i ->
                                i < 2
                                        ? images.image(i)
                                        : new Picture.Grey(
                                                new GreyImage(2, 2, new short[4], Rescale.IDENTITY),
                                                false),
                        Optional.empty());
        Bench other = Bench.showing(People.zhang(), mixed);
        other.model.zoomAt(new Point(10, 10), 2);
        ViewTransform zoomed = other.model.view();
        other.model.scroll(1);
        other.settle();
        assertEquals(zoomed, other.model.view());
        other.model.scroll(1);
        other.settle();
        assertEquals(150, other.model.view().scaleX(), 1e-9);
    }

    @Test
    void aLookIsComeBackTo() {
        Look look = model.look();
        ViewTransform view = model.view();
        Optional<WindowLevel> window = model.greys().window();
        model.windowDrag(20, 30);
        model.panDrag(3, 4);
        model.zoomDrag(-40);
        assertTrue(model.view().scaleX() > view.scaleX());
        model.restore(look);
        assertEquals(view, model.view());
        assertEquals(window, model.greys().window());
        model.resize(800, 600);
        assertEquals(600, 30 * model.view().scaleY(), 1e-9);
    }

    @Test
    void resetTakesBackWindowZoomAndInversion() {
        ViewTransform view = model.view();
        Optional<WindowLevel> window = model.greys().window();
        model.preset(2);
        model.greys().invert();
        model.panDrag(30, 40);
        model.reset();
        assertEquals(view, model.view());
        assertEquals(window, model.greys().window());
        assertEquals(false, model.greys().inverted());
    }

    @Test
    void thePointerAsksForTextsAlone() {
        List<Change> changes = new ArrayList<>();
        model.listen(changes::add);
        model.point(Optional.of(new Point(1, 1)));
        model.overlays().show(OverlayLevel.OFF);
        assertEquals(List.of(Change.OVERLAY, Change.OVERLAY), changes);
        model.scroll(1);
        assertEquals(Change.PICTURE, changes.get(2));
    }
}
