package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.progress.Progress;
import org.meridian.dicom.pixel.LookupTable;
import org.meridian.dicom.present.Display;
import org.meridian.dicom.present.DisplayedArea;
import org.meridian.dicom.present.PresentationState;
import org.meridian.dicom.present.PresentationState.Selected;
import org.meridian.dicom.present.Shutter;
import org.meridian.dicom.present.Voi;
import org.meridian.imaging.GreyImage;
import org.meridian.imaging.Rescale;
import org.meridian.imaging.Turn;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.phantom.ChestPhantom;
import org.meridian.workflow.Picture;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Images shown by a presentation state: each as it says, and as it came where it says nothing. */
class PresentedTest {
    private static final WindowLevel FIRST = new WindowLevel(40, 300);
    private static final WindowLevel SECOND = new WindowLevel(-600, 1500);

    /** Each grey as it is. */
    private static final LookupTable STRAIGHT =
            new LookupTable(0, 8, IntStream.range(0, 256).toArray(), "");

    private final Bench bench = chest();
    private final ViewerModel model = bench.model;

    private static Bench chest() {
        ChestPhantom phantom =
                ChestPhantom.create(
                        11, new ChestPhantom.Settings(128, 128, 8, 2.8, 5, 20, 1), Progress.NONE);
        return Bench.showing(People.zhang(), FakeSeries.of(People.zhang(), phantom.volume()));
    }

    /** For the first two images alone, each with a VOI of its own. */
    private static Optional<PresentationState> state(Display common, Voi first, Voi second) {
        return state(common, first, second, Optional.empty(), Optional.empty());
    }

    private static Optional<PresentationState> state(
            Display common,
            Voi first,
            Voi second,
            Optional<Rescale> rescale,
            Optional<LookupTable> last) {
        return Optional.of(
                new PresentationState(
                        "2.1",
                        "LUNG",
                        "",
                        "Wang",
                        Instant.EPOCH,
                        Map.of("1.0", "1", "1.1", "1"),
                        rescale,
                        last,
                        common,
                        List.of(selected("1.0", first), selected("1.1", second)),
                        List.of(),
                        List.of()));
    }

    private static Selected selected(String uid, Voi voi) {
        return new Selected(Map.of(uid, List.of()), Optional.of(voi), Optional.empty());
    }

    private static Display turned(Optional<DisplayedArea> area, List<Shutter> shutters) {
        return new Display(Optional.empty(), true, 90, true, area, shutters, 65535);
    }

    private void goTo(int index) {
        model.goTo(index);
        bench.settle();
    }

    @Test
    void eachImageHasItsOwnWindowAndAllAreTurnedAndInverted() {
        goTo(0);
        Optional<WindowLevel> came = model.greys().window();
        model.present(
                state(
                        turned(Optional.empty(), List.of()),
                        new Voi.Window(FIRST),
                        new Voi.Window(SECOND)));
        assertEquals(Optional.of(FIRST), model.greys().window());
        assertTrue(model.greys().inverted());
        assertEquals(Turn.NONE.rotated(1).flippedHorizontally(), model.turn());
        // a person may change it, until another image comes
        model.greys().choose(new WindowLevel(0, 10));
        goTo(1);
        assertEquals(Optional.of(SECOND), model.greys().window());
        // of the third it says nothing: that is shown as it came
        goTo(2);
        assertEquals(came, model.greys().window());
        assertFalse(model.greys().inverted());
        assertEquals(Turn.NONE, model.turn());
        goTo(0);
        assertEquals(Optional.of(FIRST), model.greys().window());
        model.present(Optional.empty());
        assertEquals(came, model.greys().window());
        assertEquals(Turn.NONE, model.turn());
    }

    @Test
    void aTableTakesTheWindowsPlaceUntilAPersonChoosesOne() {
        goTo(0);
        LookupTable table = new LookupTable(-100, 8, new int[] {0, 128, 255}, "");
        model.present(state(Display.PLAIN, new Voi.Table(table), new Voi.Window(SECOND)));
        assertEquals(Optional.of(table), model.greys().table());
        model.greys().choose(FIRST);
        assertEquals(Optional.empty(), model.greys().table());
        assertEquals(Optional.of(FIRST), model.greys().window());
    }

    @Test
    void theDisplayedAreaFillsTheViewport() {
        model.resize(200, 100);
        goTo(0);
        DisplayedArea area = new DisplayedArea(21, 31, 60, 50, DisplayedArea.Mode.SCALE_TO_FIT, 1);
        Display upright =
                new Display(Optional.empty(), false, 0, false, Optional.of(area), List.of(), 0);
        model.present(state(upright, new Voi.Window(FIRST), new Voi.Window(FIRST)));
        // columns 21 to 60, counted from 1: forty pixels over the whole width
        assertEquals(new ViewerModel.Point(0, 0), model.placement().toDevice(19.5, 29.5));
        assertEquals(new ViewerModel.Point(200, 100), model.placement().toDevice(59.5, 49.5));
    }

    /** Pixels of the image as a grey table makes them, by the formula of PS3.3 C.11.6 anew. */
    private void assertGreys(WindowLevel window, Rescale rescale, LookupTable last) {
        model.oneToOne();
        byte[] pixels = new FrameRenderer().exact(model).orElseThrow().pixels();
        GreyImage image =
                ((Picture.Grey)
                                ((Content.Taken) model.displayed().orElseThrow().content())
                                        .picture())
                        .image();
        int compared = 0;
        for (int row = 20; row < 100; row += 7) {
            for (int column = 20; column < 100; column += 5) {
                ViewerModel.Point at = model.placement().toDevice(column, row);
                double value =
                        rescale.slope() * image.rescale().stored(image.values()[row * 128 + column])
                                + rescale.intercept();
                double low = window.center() - 0.5 - (window.width() - 1) / 2;
                double share = Math.max(0, Math.min(1, (value - low) / (window.width() - 1)));
                int entry = last.entries()[(int) Math.round(share * (last.entries().length - 1))];
                int wanted = (int) Math.round(255.0 * entry / ((1 << last.bits()) - 1));
                int shown =
                        pixels[(int) Math.floor(at.y()) * model.width() + (int) Math.floor(at.x())]
                                & 0xff;
                assertEquals(wanted, shown, 1, column + ", " + row);
                compared++;
            }
        }
        assertTrue(compared > 100);
    }

    @Test
    void thePresentationTableOfAStateMakesTheGreysAtLast() {
        model.resize(128, 128);
        goTo(0);
        int[] entries = new int[256];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = (int) Math.round(4095 * Math.pow(i / 255.0, 2.2));
        }
        LookupTable gamma = new LookupTable(0, 12, entries, "");
        Rescale own = model.displayed().orElseThrow().rescale().orElseThrow();
        model.present(
                state(
                        Display.PLAIN,
                        new Voi.Window(SECOND),
                        new Voi.Window(SECOND),
                        Optional.empty(),
                        Optional.of(gamma)));
        assertGreys(SECOND, own, gamma);
        model.reset();
        assertGreys(model.greys().window().orElseThrow(), own, STRAIGHT);
    }

    @Test
    void aWindowOfAStateCountsInItsOwnModalityValues() {
        model.resize(128, 128);
        goTo(0);
        Rescale own = model.displayed().orElseThrow().rescale().orElseThrow();
        Rescale theirs = new Rescale(own.slope() * 2, own.intercept() + 300, own.signed());
        WindowLevel window = new WindowLevel(-500, 3000);
        model.present(
                state(
                        Display.PLAIN,
                        new Voi.Window(window),
                        new Voi.Window(window),
                        Optional.of(theirs),
                        Optional.empty()));
        assertGreys(window, theirs, STRAIGHT);
        assertTrue(
                Math.abs(model.greys().window().orElseThrow().width() - 1500) < 1,
                "told in the image's own values");
    }

    private void present(DisplayedArea area) {
        Display upright =
                new Display(Optional.empty(), false, 0, false, Optional.of(area), List.of(), 0);
        model.present(state(upright, new Voi.Window(FIRST), new Voi.Window(FIRST)));
    }

    @Test
    void aMagnifiedAreaHasSoManyPixelsOfTheScreenForOneOfTheImage() {
        model.resize(200, 100);
        goTo(0);
        present(new DisplayedArea(21, 31, 60, 50, DisplayedArea.Mode.MAGNIFY, 2));
        // 40 by 20 pixels doubled, in the middle
        assertEquals(new ViewerModel.Point(60, 30), model.placement().toDevice(19.5, 29.5));
        assertEquals(new ViewerModel.Point(140, 70), model.placement().toDevice(59.5, 49.5));
        model.setDensity(2);
        present(new DisplayedArea(21, 31, 60, 50, DisplayedArea.Mode.MAGNIFY, 20));
        // pixels of the device, of which there are two; what is too large begins at its corner
        assertEquals(new ViewerModel.Point(0, 0), model.placement().toDevice(19.5, 29.5));
        assertEquals(new ViewerModel.Point(400, 200), model.placement().toDevice(59.5, 49.5));
    }

    @Test
    void atItsTrueSizeAnImageIsAsLargeOnTheScreenAsItIs() {
        model.resize(200, 100);
        goTo(0);
        DisplayedArea area =
                new DisplayedArea(
                        21, 31, 60, 50, DisplayedArea.Mode.TRUE_SIZE, 1, OptionalDouble.of(0.5));
        present(area);
        assertTrue(model.isTrueSizeUnknown(), "no ruler was ever laid on the screen");
        assertEquals(new ViewerModel.Point(0, 0), model.placement().toDevice(19.5, 29.5));
        assertEquals(
                List.of(
                        "Not at its true size: the width of this monitor is not told yet"
                                + " (Preferences, Monitors)"),
                new OverlayWriter(Locale.ENGLISH).write(model, KeyState.NONE).warnings());
        model.setPitch(OptionalDouble.of(0.25));
        present(area);
        assertFalse(model.isTrueSizeUnknown());
        ViewerModel.Point left = model.placement().toDevice(19.5, 29.5);
        ViewerModel.Point right = model.placement().toDevice(59.5, 29.5);
        assertEquals(40 * 0.5, (right.x() - left.x()) * 0.25, 1e-9, "20 mm by the ruler");
    }

    private double shownWidth() {
        ViewerModel.Point left = model.placement().toDevice(19.5, 29.5);
        ViewerModel.Point right = model.placement().toDevice(59.5, 29.5);
        return right.x() - left.x();
    }

    @Test
    void onAnotherScreenAnAreaIsAsLargeAsThatShowsIt() {
        model.resize(200, 100);
        goTo(0);
        model.setPitch(OptionalDouble.of(0.25));
        present(
                new DisplayedArea(
                        21, 31, 60, 50, DisplayedArea.Mode.TRUE_SIZE, 1, OptionalDouble.of(0.5)));
        model.setPitch(OptionalDouble.of(0.2));
        assertEquals(40 * 0.5, shownWidth() * 0.2, 1e-9, "20 mm by the ruler");
        model.setPitch(OptionalDouble.empty());
        assertTrue(model.isTrueSizeUnknown());
        assertEquals(200, shownWidth(), 1e-9, "as large as fits");
        model.setPitch(OptionalDouble.of(0.25));
        assertEquals(40 * 0.5, shownWidth() * 0.25, 1e-9, "told while it is seen");
        present(new DisplayedArea(21, 31, 60, 50, DisplayedArea.Mode.MAGNIFY, 2));
        model.setDensity(2);
        assertEquals(40, shownWidth(), 1e-9, "two pixels of a screen twice as fine");
    }

    @Test
    void aShutterCoversWhatIsOutsideOfIt() {
        model.resize(128, 128);
        goTo(0);
        Display closed =
                new Display(
                        Optional.empty(),
                        false,
                        0,
                        false,
                        Optional.empty(),
                        List.of(new Shutter.Rectangular(33, 97, 33, 97)),
                        65535);
        model.present(state(closed, new Voi.Window(FIRST), new Voi.Window(FIRST)));
        byte[] pixels = new FrameRenderer().exact(model).orElseThrow().pixels();
        byte[] row = Arrays.copyOfRange(pixels, 64 * 128, 65 * 128);
        // open between its edges, counted from 1
        assertEquals((byte) 255, row[32]);
        assertEquals((byte) 255, row[96]);
        assertEquals((byte) 255, pixels[64]);
        int open = 0;
        for (int x = 33; x < 96; x++) {
            open += row[x] != (byte) 255 ? 1 : 0;
        }
        assertTrue(open > 20, "" + open);
    }
}
