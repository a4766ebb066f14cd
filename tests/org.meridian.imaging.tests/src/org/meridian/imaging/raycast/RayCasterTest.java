package org.meridian.imaging.raycast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.imaging.TestVolumes.direction;
import static org.meridian.imaging.TestVolumes.isWithin;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.meridian.imaging.ColourImage;
import org.meridian.imaging.GreyImage;
import org.meridian.imaging.PlaneAxes;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.TestVolumes;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.imaging.raycast.TransferFunction.Point;

import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Rays against closed forms and against samples taken one by one. */
class RayCasterTest {
    /** Slices that lean to the side, voxels that are no cubes. */
    private static VolumeGeometry tilted(int columns, int rows, int slices) {
        Vec3 row = new Vec3(0.8, 0.6, 0);
        Vec3 column = new Vec3(0, 0, -1);
        Vec3 slice = row.cross(column).plus(column.times(0.2)).unit();
        return new VolumeGeometry(
                columns, rows, slices, new Vec3(5, -80, 12), row, column, slice, 0.8, 0.6, 1.3);
    }

    private static Volume volume(VolumeGeometry grid, ToDoubleFunction<Vec3> value) {
        return TestVolumes.of(grid, value, (short) -1024);
    }

    private static int red(ColourImage image, int x, int y) {
        return image.rgb()[3 * (y * image.columns() + x)] & 0xff;
    }

    @Test
    void whatIsTheSameEverywhereTakesLightByTheBeerLambertLaw() {
        VolumeGeometry grid = VolumeGeometry.axial(20, 20, 30, Vec3.ZERO, 1, 1);
        Volume volume = volume(grid, at -> 100);
        for (double opacity : new double[] {0.01, 0.05, 0.15}) {
            TransferFunction same =
                    new TransferFunction(List.of(new Point(100, opacity, 0.5, 0, 0)));
            PlaneGeometry screen = PlaneGeometry.centred(grid.centre(), PlaneAxes.AXIAL, 9, 9, 1);
            ColourImage image = new RayCaster(volume).render(screen, same, 0.5);
            // 59 steps fit between the first and the last voxel's centre, of which one has half
            double taken = 1 - Math.exp(-opacity * 29);
            double lit = (0.3 + 0.6) * 0.5 + 0.15;
            assertEquals(255 * taken * lit, red(image, 4, 4), 2, "" + opacity);
        }
    }

    @Property(tries = 20)
    void whatChangesAlongARayTakesLightByItsIntegral(@ForAll Random random) {
        VolumeGeometry grid = tilted(60, 50, 40);
        Vec3 ahead = direction(random);
        double slope = 20 + 20 * random.nextDouble();
        Volume volume = volume(grid, at -> slope * at.minus(grid.centre()).dot(ahead));
        TransferFunction function =
                new TransferFunction(
                        List.of(new Point(-900, 0.002, 0.5, 0, 0), new Point(900, 0.1, 0.5, 0, 0)));
        PlaneGeometry screen =
                PlaneGeometry.centred(grid.centre(), PlaneAxes.across(ahead), 3, 3, 1);
        double step = 0.2;
        double taken = 0;
        for (double way = -200; way < 200; way += step / 10) {
            if (isWithin(grid, grid.toIndex(grid.centre().plus(ahead.times(way))))) {
                taken += function.at(slope * way).opacity() * step / 10;
            }
        }
        double lit = (0.3 + 0.6) * 0.5 + 0.15;
        ColourImage image = new RayCaster(volume).render(screen, function, step);
        assertEquals(255 * (1 - Math.exp(-taken)) * lit, red(image, 1, 1), 2);
    }

    @Property(tries = 30)
    void theGreatestValueIsThatOfAllSamples(@ForAll Random random) {
        VolumeGeometry grid = tilted(23, 19, 17);
        Volume volume = volume(grid, at -> random.nextInt(20) == 0 ? random.nextInt(3000) : -500);
        PlaneAxes axes = PlaneAxes.across(direction(random));
        PlaneGeometry screen = PlaneGeometry.centred(grid.centre(), axes, 15, 15, 1.7);
        double step = 0.3 + random.nextDouble();
        GreyImage image = new RayCaster(volume).maximum(screen, step);
        for (int i = 0; i < image.values().length; i++) {
            Vec3 at = screen.toPatient(i % 15, i / 15);
            double most = -1024;
            for (int k = -200; k <= 200; k++) {
                Vec3 position = at.plus(axes.normal().times(k * step));
                Vec3 index = grid.toIndex(position);
                if (isWithin(grid, index)) {
                    most = Math.max(most, volume.sample(position));
                }
            }
            assertEquals(most, image.values()[i], 0.51);
        }
    }

    @Property(tries = 20)
    void whatIsSkippedWouldNotHaveBeenSeen(@ForAll Random random) {
        VolumeGeometry grid = tilted(33, 29, 21);
        Vec3 ball = grid.toPatient(8 + 10 * random.nextDouble(), 12, 10);
        Volume volume = volume(grid, at -> at.distance(ball) < 4 ? 400 : -800);
        List<Point> points = TransferFunction.BONE.points();
        List<Point> nowhereClear =
                points.stream()
                        .map(
                                p ->
                                        new Point(
                                                p.value(),
                                                p.opacity() + 1e-7,
                                                p.red(),
                                                p.green(),
                                                p.blue()))
                        .toList();
        PlaneGeometry screen =
                PlaneGeometry.centred(
                        grid.centre(), PlaneAxes.across(direction(random)), 40, 40, 0.9);
        RayCaster caster = new RayCaster(volume);
        ColourImage skipping = caster.render(screen, TransferFunction.BONE, 0.4);
        ColourImage whole = caster.render(screen, new TransferFunction(nowhereClear), 0.4);
        int seen = 0;
        for (int i = 0; i < skipping.rgb().length; i++) {
            assertEquals(whole.rgb()[i] & 0xff, skipping.rgb()[i] & 0xff, 1);
            seen += skipping.rgb()[i] == 0 ? 0 : 1;
        }
        assertTrue(seen > 100, "" + seen);
    }

    @Test
    void aBallIsADiscThatIsBrightestWhereItFacesTheViewer() {
        VolumeGeometry grid = tilted(60, 80, 40);
        Vec3 middle = grid.centre();
        double radius = 14;
        // two millimetres from nothing to bone; opaque at 205
        Volume volume =
                volume(grid, at -> 205 + Math.max(-500, 300 * (radius - at.distance(middle))));
        for (PlaneAxes axes :
                List.of(
                        PlaneAxes.CORONAL,
                        PlaneAxes.SAGITTAL,
                        PlaneAxes.CORONAL.turned(0.7, -0.4))) {
            PlaneGeometry screen = PlaneGeometry.centred(middle, axes, 81, 81, 0.5);
            ColourImage image = new RayCaster(volume).render(screen, TransferFunction.BONE, 0.3);
            int width = 0;
            int height = 0;
            for (int i = 0; i < 81; i++) {
                width += red(image, i, 40) > 40 ? 1 : 0;
                height += red(image, 40, i) > 40 ? 1 : 0;
            }
            assertEquals(2 * radius / 0.5, width, 2.5);
            assertEquals(2 * radius / 0.5, height, 2.5);
            assertTrue(red(image, 40, 40) > red(image, 40 + 24, 40) + 50);
        }
    }

    @Test
    void turningBringsTheNearSideToTheRightAndDown() {
        Vec3 near = PlaneAxes.CORONAL.normal().times(-1);
        PlaneAxes right = PlaneAxes.CORONAL.turned(Math.PI / 4, 0);
        assertEquals(Math.sqrt(0.5), near.dot(right.row()), 1e-12);
        assertEquals(0, near.dot(right.column()), 1e-12);
        PlaneAxes down = PlaneAxes.CORONAL.turned(0, Math.PI / 4);
        assertEquals(Math.sqrt(0.5), near.dot(down.column()), 1e-12);
        PlaneAxes both = PlaneAxes.CORONAL.turned(2, -1.3);
        assertEquals(0, both.row().dot(both.column()), 1e-12);
    }

    @Test
    void aFunctionIsLinearBetweenItsPointsAndTheSameBeyond() {
        TransferFunction function =
                new TransferFunction(
                        List.of(new Point(200, 1, 1, 0.5, 0), new Point(100, 0, 0, 0.5, 1)));
        assertEquals(0.25, function.at(125).opacity(), 1e-12);
        assertEquals(0.75, function.at(125).blue(), 1e-12);
        assertEquals(0, function.at(-9).opacity());
        assertEquals(1, function.at(900).opacity());
    }

    @Test
    void aVolumeOfOneSliceHasNoInside() {
        VolumeGeometry grid = VolumeGeometry.axial(9, 9, 1, Vec3.ZERO, 1, 1);
        Volume volume = volume(grid, at -> 900);
        PlaneGeometry screen = PlaneGeometry.centred(grid.centre(), PlaneAxes.AXIAL, 5, 5, 1);
        GreyImage image = new RayCaster(volume).maximum(screen, 1);
        assertEquals(900, image.values()[12]);
    }

    @Test
    void aRayTakesTheFirstVoxelAndTheLast() {
        VolumeGeometry grid = VolumeGeometry.axial(9, 9, 9, Vec3.ZERO, 1, 1);
        for (double end : new double[] {0, 8}) {
            Volume volume = volume(grid, at -> at.z() == end ? 500 : 10);
            RayCaster caster = new RayCaster(volume);
            for (double turn : new double[] {0, Math.PI}) {
                PlaneAxes axes = PlaneAxes.AXIAL.turned(turn, 0);
                PlaneGeometry screen = PlaneGeometry.centred(grid.centre(), axes, 9, 9, 1);
                assertEquals(500, caster.maximum(screen, 1).values()[40]);
                TransferFunction faint =
                        new TransferFunction(
                                List.of(new Point(10, 0, 1, 0, 0), new Point(500, 0.1, 1, 0, 0)));
                double lit = 255 * (1 - Math.exp(-0.1)) * (0.3 + 0.6 + 0.15);
                assertEquals(lit, red(caster.render(screen, faint, 1), 4, 4), 1);
            }
        }
    }
}
