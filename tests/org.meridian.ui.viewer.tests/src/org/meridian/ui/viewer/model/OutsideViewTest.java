package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.imaging.Turn;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.raycast.TransferFunction;
import org.meridian.ui.viewer.model.OverlayText.Edges;
import org.meridian.ui.viewer.model.ViewerModel.Point;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

class OutsideViewTest {
    private final VolumeGeometry grid = Volumes.oblique();
    private final Volume volume = Volumes.noise(grid, 3);
    private final Bench bench =
            Bench.showing(People.zhang(), FakeSeries.of(People.zhang(), volume));
    private final ViewerModel model = bench.model;
    private final FrameRenderer renderer = new FrameRenderer();

    private void lookFromOutside(OutsidePreset preset) {
        model.setPlane(Plane.OUTSIDE);
        model.outside().preset(preset);
        bench.settle();
    }

    private Content.Outside content() {
        return (Content.Outside) model.displayed().orElseThrow().content();
    }

    private Edges edges() {
        return new OverlayWriter(Locale.ENGLISH).write(model, KeyState.NONE).edges().orElseThrow();
    }

    /** The greatest of all samples behind a device pixel, one by one; padding where it misses. */
    private double greatest(int x, int y, Vec3 row, Vec3 column) {
        double millimetre = grid.leastSpacing() / model.view().scaleX();
        // the middle of the screen is the middle of the volume
        double middleX = model.view().toDeviceX(content().screen().columns() / 2.0);
        double middleY = model.view().toDeviceY(content().screen().rows() / 2.0);
        Vec3 at =
                grid.centre()
                        .plus(row.times((x + 0.5 - middleX) * millimetre))
                        .plus(column.times((y + 0.5 - middleY) * millimetre));
        double most = -1024;
        for (int k = -100; k <= 100; k++) {
            Vec3 position = at.plus(row.cross(column).times(k * grid.leastSpacing()));
            Vec3 index = grid.toIndex(position);
            if (index.x() >= 0
                    && index.y() >= 0
                    && index.z() >= 0
                    && index.x() <= grid.columns() - 1
                    && index.y() <= grid.rows() - 1
                    && index.z() <= grid.slices() - 1) {
                most = Math.max(most, volume.sample(position));
            }
        }
        return most;
    }

    @Test
    void theWindowShowsWhatAnOwnComputationFinds() {
        model.greys().choose(new WindowLevel(0, 2000));
        lookFromOutside(OutsidePreset.MAXIMUM);
        model.zoomAt(new Point(120, 80), 1.7);
        double a = 0.4;
        model.outside().turn(a, 0);
        bench.settle();
        Vec3 n = new Vec3(0, 1, 0);
        Vec3 row = new Vec3(Math.cos(a), -Math.sin(a), 0);
        Vec3 column = new Vec3(0, 0, -1);
        assertEquals(1, n.dot(row.cross(column)) / Math.cos(a), 1e-9);
        Frame frame = renderer.exact(model).orElseThrow();
        OffscreenImage shown = OffscreenImage.of(frame, model.width(), model.height());
        int seen = 0;
        for (int y = 5; y < model.height(); y += 23) {
            for (int x = 5; x < model.width(); x += 23) {
                double value = greatest(x, y, row, column);
                double grey = Math.max(0, Math.min(255, (value + 1000) / 2000 * 255));
                assertEquals(grey, shown.red(x, y), 1.5, x + "," + y);
                seen += value > -1024 ? 1 : 0;
            }
        }
        assertTrue(seen > 30, "" + seen);
    }

    @Test
    void theLettersSayFromWhereOneLooks() {
        lookFromOutside(OutsidePreset.BONE);
        assertEquals(new Edges("R", "L", "H", "F"), edges());
        // the near side, the front, goes to the right: one looks from the right
        model.outside().turn(Math.PI / 2, 0);
        bench.settle();
        assertEquals(new Edges("P", "A", "H", "F"), edges());
        // the near side goes down: one looks from above, at whose far side the left is
        model.outside().turn(0, Math.PI / 6);
        bench.settle();
        assertEquals("HL", edges().top());
        model.reset();
        bench.settle();
        assertEquals(new Edges("R", "L", "H", "F"), edges());
    }

    @Test
    void aDragTurnsAndEscapeTurnsBack() {
        lookFromOutside(OutsidePreset.BONE);
        Toolbox tools = new Toolbox();
        tools.take(Tool.TURN);
        PointerInput input = new PointerInput(model, tools, new NoDrawing(), new NoTogether());
        OutsideLook before = model.outside().look();
        input.press(PointerInput.Button.LEFT, new Point(100, 100));
        input.move(new Point(130, 100));
        input.move(new Point(250, 100));
        // half of the smaller side is a quarter of a turn
        Vec3 row = model.outside().look().axes().row();
        assertTrue(row.distance(before.turned(Math.PI / 2, 0).axes().row()) < 1e-12);
        assertTrue(input.cancel());
        assertEquals(before, model.outside().look());
    }

    @Test
    void theWindowMovesTheFunctionAndDigitsChooseThePreset() {
        lookFromOutside(OutsidePreset.BONE);
        assertFalse(model.outside().look().isMoved());
        model.windowDrag(128, 64);
        assertTrue(model.outside().look().isMoved());
        double width = 700 - 150;
        assertEquals(width / 4, model.outside().look().shift(), 1e-9);
        assertEquals(1.5, model.outside().look().stretch(), 1e-9);
        assertEquals(
                (150 + 700) / 2.0 + width / 4 - 1.5 * width / 2,
                model.outside()
                        .look()
                        .function(OutsidePreset.BONE.function(), new WindowLevel(0, 1))
                        .orElseThrow()
                        .points()
                        .getFirst()
                        .value(),
                1e-9);
        // the digits are the looks', no longer the named windows'
        assertTrue(model.greys().presets().isEmpty());
        model.preset(3);
        assertEquals(OutsidePreset.SKIN, model.outside().look().preset());
        assertEquals(0, model.outside().look().shift());
    }

    @Test
    void aLookThatWasMovedAndKeptIsThePresetsOwn() {
        lookFromOutside(OutsidePreset.BONE);
        assertTrue(model.outside().moved().isEmpty());
        model.windowDrag(0, 64);
        TransferFunction moved = model.outside().moved().orElseThrow();
        assertEquals(Optional.of(moved), LookText.read(LookText.write(moved)), "as it is written");
        bench.functions.put(OutsidePreset.BONE, moved);
        model.preset(OutsidePreset.BONE.digit());
        assertFalse(model.outside().look().isMoved());
        assertEquals(
                150 + (700 - 150) / 4.0,
                model.outside()
                        .look()
                        .function(Optional.of(moved), new WindowLevel(0, 1))
                        .orElseThrow()
                        .points()
                        .getFirst()
                        .value(),
                1e-9);
        model.windowDrag(0, 64);
        assertEquals(
                150 + (700 - 150) / 2.0,
                model.outside().moved().orElseThrow().points().getFirst().value(),
                1e-9,
                "from there it is moved on");
    }

    @Test
    void whatIsNoFunctionIsNotRead() {
        assertEquals(Optional.empty(), LookText.read("150 0 0.85 0.62 0.45"), "one point");
        assertEquals(Optional.empty(), LookText.read("150 0 1 1 1\n200 1 1 1"), "four numbers");
        assertEquals(Optional.empty(), LookText.read("150 0 1 1 1\n200 1 1 1 1.5"), "no colour");
        assertEquals(Optional.empty(), LookText.read("150 0 1 1 1\n200 -1 1 1 1"), "no opacity");
        assertEquals(2, LookText.read("9 1 1 1 1\n\n 8; 0 0 0 0").orElseThrow().points().size());
    }

    @Test
    void everyPresetOfHounsfieldUnitsIsRead() {
        for (OutsidePreset preset : OutsidePreset.values()) {
            assertEquals(
                    preset != OutsidePreset.WINDOW && preset != OutsidePreset.MAXIMUM,
                    preset.function().isPresent());
        }
        assertEquals(1.2, OutsidePreset.BONE.function().orElseThrow().at(260).opacity());
        assertFalse(OutsidePreset.BONE.fits(""));
        assertTrue(OutsidePreset.MAXIMUM.fits(""));
    }

    @Test
    void aCoarsePictureComesFirstAndAFullOneAtRest() {
        List<Double> strides = new ArrayList<>();
        model.listen(
                c ->
                        model.displayed()
                                .filter(d -> d.content() instanceof Content.Outside)
                                .flatMap(d -> content().image())
                                .ifPresent(i -> strides.add(i.stride())));
        lookFromOutside(OutsidePreset.BONE);
        assertTrue(strides.getFirst() > 1);
        assertEquals(1, strides.getLast());
        assertEquals(model.width(), content().image().orElseThrow().image().columns());
        Frame frame = renderer.exact(model).orElseThrow();
        assertEquals(1, frame.placement().scaleX(), 1e-12);
        assertEquals(0, frame.placement().offsetX(), 1e-9);
    }

    @Test
    void whatIsNoLongerWantedIsNotRendered() {
        lookFromOutside(OutsidePreset.BONE);
        Deque<Runnable> work = new ArrayDeque<>();
        OutsideRenderer one = new OutsideRenderer(work::add, Runnable::run);
        OutsideRequest request =
                new OutsideRequest(
                        volume,
                        content().screen(),
                        model.view(),
                        40,
                        30,
                        Optional.empty(),
                        new WindowLevel(0, 2000));
        List<OutsideImage> first = new ArrayList<>();
        List<OutsideImage> second = new ArrayList<>();
        one.want(request, first::add);
        one.want(request, second::add);
        Bench.run(work);
        assertEquals(List.of(), first);
        assertEquals(1, second.getLast().stride());
        // a wish that comes while a coarse picture is made ends what would follow it
        one.want(
                request,
                i -> {
                    first.add(i);
                    one.nothing();
                });
        Bench.run(work);
        assertEquals(1, first.size());
        assertTrue(first.getFirst().stride() > 1);
    }

    @Test
    void onlyOnePatientIsSeen() {
        lookFromOutside(OutsidePreset.BONE);
        model.outside().turn(0.1, 0);
        Bench.run(bench.jobs);
        model.expect(Optional.of(People.smith()));
        bench.settle();
        assertTrue(model.displayed().isEmpty());
        assertTrue(renderer.exact(model).isEmpty());
    }

    @Test
    void nothingIsPointedAtAndNothingMirrored() {
        lookFromOutside(OutsidePreset.BONE);
        model.point(Optional.of(new Point(200, 150)));
        assertTrue(model.pointerValue().isEmpty());
        assertTrue(model.space().at(new Point(-20, 150)).isEmpty());
        model.setTurn(Turn.NONE.flippedHorizontally());
        assertEquals(Turn.NONE, model.turn());
    }

    @Test
    void framesBecomeCoarserUntilTheyAreInTime() {
        Detail detail = new Detail();
        // a machine on which all pixels take three seconds
        for (int i = 0; i < 20; i++) {
            detail.took(3000 / Math.pow(detail.stride(), 3));
        }
        assertTrue(3000 / Math.pow(detail.stride(), 3) < 100);
        double slow = detail.stride();
        for (int i = 0; i < 20; i++) {
            detail.took(100 / Math.pow(detail.stride(), 3));
        }
        assertTrue(detail.stride() < slow);
        assertTrue(detail.stride() >= 1);
    }
}
