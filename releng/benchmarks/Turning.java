import org.meridian.core.progress.Progress;
import org.meridian.imaging.PlaneAxes;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.imaging.phantom.ChestPhantom;
import org.meridian.imaging.raycast.RayCaster;
import org.meridian.imaging.raycast.TransferFunction;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/** A chest of 512 x 512 x 400 voxels seen from outside, while it is turned and at rest. */
final class Turning {
    private static final int FRAMES = 12;

    private Turning() {}

    static void measure() {
        ChestPhantom.Settings settings = new ChestPhantom.Settings(512, 512, 400, 0.7, 0.8, 20, 5);
        Volume volume = ChestPhantom.create(1, settings, Progress.NONE).volume();
        long start = System.nanoTime();
        RayCaster caster = new RayCaster(volume);
        System.out.printf(
                Locale.ROOT, "blocks of the volume %.0f ms%n", (System.nanoTime() - start) / 1e6);
        VolumeGeometry grid = volume.geometry();
        double step = grid.leastSpacing();
        turn("bone", grid, 256, s -> caster.render(s, TransferFunction.BONE, 2 * step));
        turn("bone", grid, 800, s -> caster.render(s, TransferFunction.BONE, step));
        turn("glass", grid, 256, s -> caster.render(s, TransferFunction.TRANSLUCENT, 2 * step));
        turn("glass", grid, 800, s -> caster.render(s, TransferFunction.TRANSLUCENT, step));
        turn("greatest value", grid, 256, s -> caster.maximum(s, 2 * step));
        turn("greatest value", grid, 800, s -> caster.maximum(s, step));
    }

    private static void turn(
            String what, VolumeGeometry grid, int size, Consumer<PlaneGeometry> view) {
        double[] times = new double[FRAMES];
        for (int i = -3; i < FRAMES; i++) {
            PlaneAxes axes = PlaneAxes.CORONAL.turned(2 * Math.PI * i / FRAMES, 0.2);
            PlaneGeometry screen =
                    PlaneGeometry.centred(
                            grid.centre(), axes, size, size, 2 * grid.radius() / size);
            long start = System.nanoTime();
            view.accept(screen);
            if (i >= 0) {
                times[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%-16s %4d x %-4d median %6.1f ms   most %6.1f ms%n",
                what,
                size,
                size,
                times[FRAMES / 2],
                times[FRAMES - 1]);
    }
}
