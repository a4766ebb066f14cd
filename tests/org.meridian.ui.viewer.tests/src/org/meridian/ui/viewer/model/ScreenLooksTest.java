package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.meridian.dicom.pixel.LookupTable;
import org.meridian.dicom.present.Display;
import org.meridian.dicom.present.DisplayedArea;
import org.meridian.dicom.present.PresentationState;
import org.meridian.dicom.present.PresentationState.Selected;
import org.meridian.dicom.present.Shutter;
import org.meridian.imaging.ColourMap;
import org.meridian.imaging.Turn;
import org.meridian.imaging.ViewTransform;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.imaging.WindowLevel;
import org.meridian.ui.viewer.model.ScreenLooks.Reason;
import org.meridian.workflow.ScreenLook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is taken down of a screen shows the same picture on another. */
class ScreenLooksTest {
    private static final int SCALE = 40;

    private final Volume volume = Volumes.noise(square(), 3);

    private static VolumeGeometry square() {
        VolumeGeometry any = Volumes.anisotropic();
        return new VolumeGeometry(
                any.columns(),
                any.rows(),
                any.slices(),
                any.origin(),
                any.row(),
                any.column(),
                any.slice(),
                0.8,
                0.8,
                any.sliceSpacing());
    }

    private ViewerModel screen() {
        ViewerModel model =
                Bench.showing(People.zhang(), FakeSeries.of(People.zhang(), volume)).model;
        model.resize(10 * SCALE, 8 * SCALE);
        return model;
    }

    private static PresentationState state(Display display, Optional<LookupTable> last) {
        return new PresentationState(
                "2.1",
                "MERIDIAN",
                "",
                "Wang",
                Instant.EPOCH,
                IntStream.range(0, 12).boxed().collect(Collectors.toMap(i -> "1." + i, i -> "1")),
                Optional.empty(),
                last,
                display,
                List.of(new Selected(Map.of(), display.voi(), display.area())),
                List.of(),
                List.of());
    }

    private static byte[] picture(ViewerModel model) {
        return new FrameRenderer().exact(model).orElseThrow().pixels();
    }

    @Property(tries = 100)
    void theSamePictureIsSeenByTheStateThatIsMadeOfIt(@ForAll Random random) {
        ViewerModel model = screen();
        if (random.nextBoolean()) {
            Shutter shutter = new Shutter.Rectangular(3, 18, 4, 20);
            model.present(
                    Optional.of(
                            state(
                                    new Display(
                                            Optional.empty(),
                                            random.nextBoolean(),
                                            0,
                                            false,
                                            Optional.empty(),
                                            List.of(shutter),
                                            random.nextInt(65536)),
                                    Optional.empty())));
        }
        if (random.nextInt(4) == 0) {
            model.covering().toggle();
        }
        if (random.nextInt(4) > 0) {
            model.greys().choose(new WindowLevel(random.nextInt(400), 1 + random.nextInt(900)));
        }
        if (random.nextBoolean()) {
            model.greys().invert();
        }
        model.setTurn(new Turn(random.nextInt(4), random.nextBoolean()));
        if (random.nextBoolean()) {
            ViewerModel.Look look = model.look();
            model.restore(
                    new ViewerModel.Look(
                            look.window(),
                            new ViewTransform(
                                    SCALE,
                                    SCALE,
                                    -SCALE * random.nextInt(model.turn().columns(40, 30) - 9),
                                    -SCALE * random.nextInt(model.turn().rows(40, 30) - 7)),
                            false,
                            look.outside(),
                            look.over()));
        }
        assertEquals(Reason.NONE, ScreenLooks.reason(model));
        ScreenLook look = ScreenLooks.of(model);
        assertEquals("1.6", look.sopInstanceUID());
        ViewerModel other = screen();
        other.present(Optional.of(state(look.display(), Optional.empty())));
        assertEquals(model.turn(), other.turn());
        assertArrayEquals(picture(model), picture(other));
        assertEquals(look.display(), ScreenLooks.of(other).display());
    }

    @Test
    void aPartThatIsSeenIsAnAreaOfWholePixelsAndAFittedImageIsNone() {
        ViewerModel model = screen();
        assertEquals(Optional.empty(), ScreenLooks.of(model).display().area());
        assertTrue(ScreenLooks.of(model).windowForAll(), "the file has no window of its own");
        ViewerModel.Look look = model.look();
        model.restore(
                new ViewerModel.Look(
                        look.window(),
                        new ViewTransform(40, 40, -40, -80),
                        false,
                        look.outside(),
                        look.over()));
        DisplayedArea area = ScreenLooks.of(model).display().area().orElseThrow();
        // 400 by 300 pixels of the screen are 10 by 7.5 of the image
        assertEquals(new DisplayedArea(2, 3, 11, 10, DisplayedArea.Mode.SCALE_TO_FIT, 1), area);
        model.panDrag(-60 * SCALE / 2.0, 0);
        assertEquals(
                new DisplayedArea(32, 3, 40, 10, DisplayedArea.Mode.SCALE_TO_FIT, 1),
                ScreenLooks.of(model).display().area().orElseThrow(),
                "what is seen of it");
        model.panDrag(-400, 0);
        assertEquals(Optional.empty(), ScreenLooks.of(model).display().area());
    }

    @Test
    void whatNoStateCanTellIsSaid() {
        Bench bench = Bench.showing(People.zhang(), FakeSeries.of(People.zhang(), volume));
        assertFalse(ScreenLooks.isMoreSeen(bench.model));
        bench.model.appearance().colours(ColourMap.values()[1]);
        assertTrue(ScreenLooks.isMoreSeen(bench.model));
        LookupTable table = new LookupTable(0, 8, IntStream.range(0, 256).toArray(), "");
        bench.model.present(Optional.of(state(Display.PLAIN, Optional.of(table))));
        assertEquals(Reason.STATED, ScreenLooks.reason(bench.model));
        bench.model.setPlane(Plane.CORONAL);
        bench.settle();
        assertEquals(Reason.CUT, ScreenLooks.reason(bench.model));
        bench.model.expect(Optional.empty());
        assertEquals(Reason.NOTHING, ScreenLooks.reason(bench.model));
    }
}
