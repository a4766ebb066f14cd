package org.meridian.imaging.raycast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.imaging.TestVolumes.direction;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.meridian.imaging.PlaneAxes;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.TestVolumes;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.imaging.raycast.SurfacePick.Surface;
import org.meridian.imaging.raycast.TransferFunction.Point;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Places on rays against the closed form of Beer and Lambert's law. */
class SurfacePickTest {
    private static final double GRADIENT = 20;
    private static final double PER_VALUE = 0.05;

    /** Clear below 0, the more opaque the further above. */
    private static final TransferFunction RAMP =
            new TransferFunction(
                    List.of(new Point(0, 0, 1, 1, 1), new Point(2000, 2000 * PER_VALUE, 1, 1, 1)));

    private static VolumeGeometry tilted() {
        Vec3 row = new Vec3(0.8, 0.6, 0);
        Vec3 column = new Vec3(0, 0, -1);
        Vec3 slice = row.cross(column).plus(column.times(0.2)).unit();
        return new VolumeGeometry(
                70, 80, 40, new Vec3(5, -80, 12), row, column, slice, 0.8, 0.6, 1.3);
    }

    @Property(tries = 25)
    void theSurfaceIsWhereHalfOfTheLightIsTaken(@ForAll Random random) {
        VolumeGeometry grid = tilted();
        PlaneAxes axes = PlaneAxes.across(direction(random));
        // values that rise along the way of the light, of which trilinear samples are exact
        Volume volume =
                TestVolumes.of(
                        grid,
                        at -> GRADIENT * at.minus(grid.centre()).dot(axes.normal()),
                        (short) -1024);
        PlaneGeometry screen = PlaneGeometry.centred(grid.centre(), axes, 21, 21, 0.9);
        Surface surface = SurfacePick.surface(volume, screen, 7, 12, RAMP).orElseThrow();
        double square = 2 / (PER_VALUE * GRADIENT);
        double half = Math.sqrt(square * Math.log(2));
        Vec3 expected = screen.toPatient(7, 12).plus(axes.normal().times(half));
        assertEquals(0, surface.position().distance(expected), 0.1);
        double depth = Math.sqrt(square * -Math.log(0.1)) - Math.sqrt(square * -Math.log(0.9));
        assertEquals(depth, surface.depth(), 0.1);
        assertTrue(surface.isSharp());
    }

    @Test
    void whatLetsMostLightThroughIsNoSurface() {
        VolumeGeometry grid = VolumeGeometry.axial(20, 20, 30, Vec3.ZERO, 1, 1);
        Volume volume = TestVolumes.of(grid, at -> 100, (short) -1024);
        PlaneGeometry screen = PlaneGeometry.centred(grid.centre(), PlaneAxes.AXIAL, 9, 9, 1);
        assertEquals(Optional.empty(), SurfacePick.surface(volume, screen, 4, 4, glass(0.02)));
        Surface deep = SurfacePick.surface(volume, screen, 4, 4, glass(0.1)).orElseThrow();
        assertFalse(deep.isSharp());
        assertEquals(Math.log(9) / 0.1, deep.depth(), 0.01);
        assertEquals(Optional.empty(), SurfacePick.surface(volume, screen, 40, 4, glass(1)));
    }

    private static TransferFunction glass(double opacity) {
        return new TransferFunction(List.of(new Point(100, opacity, 1, 1, 1)));
    }

    @Property(tries = 25)
    void inAProjectionTheGreatestValueIsMeant(@ForAll Random random) {
        VolumeGeometry grid = tilted();
        Vec3 bright =
                grid.toPatient(
                        10 + random.nextInt(50), 10 + random.nextInt(60), 5 + random.nextInt(30));
        Volume volume = TestVolumes.of(grid, at -> 900 - 10 * at.distance(bright), (short) -1024);
        PlaneAxes axes = PlaneAxes.across(direction(random));
        PlaneGeometry screen = PlaneGeometry.centred(grid.centre(), axes, 21, 21, 0.9);
        Vec3 pixel = screen.toPixel(bright);
        Vec3 found = SurfacePick.maximum(volume, screen, pixel.x(), pixel.y()).orElseThrow();
        assertEquals(0, found.distance(bright), 0.15);
    }
}
