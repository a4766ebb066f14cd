package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meridian.core.progress.Progress;
import org.meridian.imaging.ColourMap;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Rescale;
import org.meridian.imaging.Turn;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.VoiFunction;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.imaging.WindowLevel;
import org.meridian.ui.viewer.model.ViewerModel.Point;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A PET of thick voxels in another place and direction, over a CT of one value. */
class FusionTest {
    private static final double SLOPE = 0.001;
    private static final WindowLevel TO_EIGHT = new WindowLevel(4, 8, VoiFunction.LINEAR_EXACT);

    /** A plane of uptake that rises through the CT, in thousandths. */
    private static double uptake(Vec3 at) {
        return 3 + 0.1 * at.x() + 0.05 * at.y() - 0.04 * (at.z() - 113);
    }

    private final VolumeGeometry ct = Volumes.anisotropic();
    private final VolumeGeometry pet =
            new VolumeGeometry(
                    12,
                    10,
                    9,
                    new Vec3(-11, 14, 96),
                    Vec3.X,
                    new Vec3(0, -1, 0),
                    Vec3.Z,
                    2.3,
                    2.1,
                    3.7);
    private final FakeSeries over = FakeSeries.of(People.zhang(), ramp(pet));
    private final Bench bench =
            Bench.showing(People.zhang(), FakeSeries.of(People.zhang(), even(ct)));
    private final ViewerModel model = bench.model;
    private final FrameRenderer renderer = new FrameRenderer();

    private static Volume ramp(VolumeGeometry grid) {
        List<short[]> slices = new ArrayList<>();
        for (int s = 0; s < grid.slices(); s++) {
            short[] slice = new short[grid.columns() * grid.rows()];
            for (int i = 0; i < slice.length; i++) {
                Vec3 at = grid.toPatient(i % grid.columns(), i / grid.columns(), s);
                slice[i] = (short) Math.round(uptake(at) / SLOPE);
            }
            slices.add(slice);
        }
        return new Volume(grid, slices, new Rescale(SLOPE, 0, false), (short) 0);
    }

    private static Volume even(VolumeGeometry grid) {
        List<short[]> slices = new ArrayList<>();
        for (int s = 0; s < grid.slices(); s++) {
            short[] slice = new short[grid.columns() * grid.rows()];
            Arrays.fill(slice, (short) 100);
            slices.add(slice);
        }
        return Volume.hounsfield(grid, slices);
    }

    @BeforeEach
    void lay() {
        model.greys().choose(new WindowLevel(100, 2000));
        model.fusion().lay(Optional.of(new Fusion.Layer(over, over.volume(Progress.NONE))));
        model.fusion().window(TO_EIGHT);
        model.fusion().share(0.7);
    }

    private static boolean inside(VolumeGeometry grid, Vec3 position, double margin) {
        Vec3 index = grid.toIndex(position);
        return index.x() > margin
                && index.y() > margin
                && index.z() > margin
                && index.x() < grid.columns() - 1 - margin
                && index.y() < grid.rows() - 1 - margin
                && index.z() < grid.slices() - 1 - margin;
    }

    @ParameterizedTest
    @EnumSource(
            value = Plane.class,
            names = {"STACK", "AXIAL", "CORONAL", "SAGITTAL"})
    void colourIsThatOfTheUptakeAtTheSamePlace(Plane plane) {
        model.setPlane(plane);
        bench.settle();
        model.setTurn(plane == Plane.STACK ? Turn.NONE.flippedHorizontally() : Turn.NONE);
        Frame frame = renderer.exact(model).orElseThrow();
        assertTrue(frame.colour());
        int compared = 0;
        int plain = 0;
        for (int y = 3; y < frame.height(); y += 11) {
            for (int x = 3; x < frame.width(); x += 11) {
                Optional<Vec3> at = model.space().at(new Point(x + 0.5, y + 0.5));
                if (at.isEmpty() || !inside(ct, at.get(), 0.5)) {
                    continue;
                }
                int red = frame.pixels()[3 * (y * frame.width() + x)] & 0xff;
                if (inside(pet, at.get(), 0)) {
                    int grey = (int) Math.round(uptake(at.get()) / 8 * 255);
                    int colour = ColourMap.HOT_IRON.rgb(grey) >> 16;
                    assertEquals(127.5 + 0.7 * (colour - 127.5), red, 2.6, x + "," + y);
                    compared++;
                } else if (!inside(pet, at.get(), -0.6)) {
                    assertEquals(127.5, red, 1);
                    plain++;
                }
            }
        }
        assertTrue(compared > 30, plane + " " + compared);
        assertTrue(plain > 0, plane + " " + plain);
    }

    @Test
    void whileAHandMovesItIsInTheSamePlace() {
        Frame fast = renderer.fast(model).orElseThrow();
        PlaneGeometry plane = model.space().displayed().orElseThrow();
        Vec3 at = plane.toPatient(20, 15);
        int red = fast.pixels()[3 * (15 * fast.width() + 20)] & 0xff;
        int colour = ColourMap.HOT_IRON.rgb((int) Math.round(uptake(at) / 8 * 255)) >> 16;
        assertTrue(inside(pet, at, 0));
        assertEquals(127.5 + 0.7 * (colour - 127.5), red, 2.6);
    }

    @Test
    void theUptakeStandsUnderThePointer() {
        PlaneGeometry plane = model.space().displayed().orElseThrow();
        Vec3 at = plane.toPatient(20, 15);
        model.point(Optional.of(model.placement().toDevice(20, 15)));
        double value = model.fusion().layer().orElseThrow().value(at).orElseThrow();
        assertEquals(uptake(at), value, 1e-3);
        String shown = String.format(Locale.ROOT, "HU %.2f", value).replaceAll("\\.?0+$", "");
        List<String> lines =
                new OverlayWriter(Locale.ENGLISH).write(model, KeyState.NONE).bottomLeft();
        assertEquals(shown, lines.getFirst(), lines.toString());
        assertEquals("HU 100", lines.get(1));
    }

    @Test
    void eachHasAWindowOfItsOwn() {
        model.fusion().toggleWindowed();
        model.windowDrag(128, 32);
        assertEquals(new WindowLevel(100, 2000), model.greys().window().orElseThrow());
        assertEquals(new WindowLevel(5, 12, VoiFunction.LINEAR_EXACT), model.fusion().window());
        model.fusion().toggleWindowed();
        model.windowDrag(0, -32);
        assertEquals(new WindowLevel(5, 12, VoiFunction.LINEAR_EXACT), model.fusion().window());
        assertFalse(model.greys().window().orElseThrow().center() == 100);
    }

    @Test
    void whatIsLaidOverIsGivenBackWithItsSeries() {
        model.fusion().more(1);
        assertEquals(0.8, model.fusion().share(), 1e-12);
        model.expect(Optional.of(People.smith()));
        assertTrue(over.closed);
        assertTrue(model.fusion().layer().isEmpty());
        assertTrue(renderer.exact(model).isEmpty());
    }

    @Test
    void withoutALayerTheFrameIsGrey() {
        model.fusion().lay(Optional.empty());
        assertTrue(over.closed);
        assertFalse(renderer.exact(model).orElseThrow().colour());
    }
}
