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
import org.meridian.imaging.Turn;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.phantom.ChestPhantom;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Images shown by a presentation state: each as it says, and as it came where it says nothing. */
class PresentedTest {
    private static final WindowLevel FIRST = new WindowLevel(40, 300);
    private static final WindowLevel SECOND = new WindowLevel(-600, 1500);

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
        return Optional.of(
                new PresentationState(
                        "2.1",
                        "LUNG",
                        "",
                        "Wang",
                        Instant.EPOCH,
                        Map.of("1.0", "1", "1.1", "1"),
                        Optional.empty(),
                        Optional.empty(),
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
        Optional<WindowLevel> came = model.window();
        model.present(
                state(
                        turned(Optional.empty(), List.of()),
                        new Voi.Window(FIRST),
                        new Voi.Window(SECOND)));
        assertEquals(Optional.of(FIRST), model.window());
        assertTrue(model.inverted());
        assertEquals(Turn.NONE.flippedHorizontally().rotated(1), model.turn());
        // a person may change it, until another image comes
        model.setWindow(new WindowLevel(0, 10));
        goTo(1);
        assertEquals(Optional.of(SECOND), model.window());
        // of the third it says nothing: that is shown as it came
        goTo(2);
        assertEquals(came, model.window());
        assertFalse(model.inverted());
        assertEquals(Turn.NONE, model.turn());
        goTo(0);
        assertEquals(Optional.of(FIRST), model.window());
        model.present(Optional.empty());
        assertEquals(came, model.window());
        assertEquals(Turn.NONE, model.turn());
    }

    @Test
    void aTableTakesTheWindowsPlaceUntilAPersonChoosesOne() {
        goTo(0);
        LookupTable table = new LookupTable(-100, 8, new int[] {0, 128, 255}, "");
        model.present(state(Display.PLAIN, new Voi.Table(table), new Voi.Window(SECOND)));
        assertEquals(Optional.of(table), model.voiTable());
        model.setWindow(FIRST);
        assertEquals(Optional.empty(), model.voiTable());
        assertEquals(Optional.of(FIRST), model.window());
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
