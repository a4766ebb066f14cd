package org.meridian.imaging.raycast;

import org.meridian.imaging.ColourImage;
import org.meridian.imaging.GreyImage;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Volume;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Looks at a volume from outside along parallel rays, from the near end to the far one (Levoy, IEEE
 * Computer Graphics and Applications 8, 1988). What a ray cannot see is skipped by blocks, and a
 * ray ends where it is almost opaque. Safe for all threads; works on all cores.
 *
 * <p>The screen is a plane through the patient, wherever it lies: a pixel's ray goes through it
 * along the plane's normal and through all of the volume.
 */
public final class RayCaster {
    private final Volume volume;
    private final Blocks blocks;

    /** Looks at every voxel once. */
    public RayCaster(Volume volume) {
        this.volume = volume;
        this.blocks = Blocks.of(volume);
    }

    /**
     * The volume in the colours and opacities of a function, lit from the viewer, on black.
     *
     * @param step between samples, in millimetres
     */
    public ColourImage render(PlaneGeometry screen, TransferFunction function, double step) {
        return render(screen, function, step, () -> true).orElseThrow();
    }

    /**
     * The same, given up as soon as nobody wants it any more.
     *
     * @param wanted is asked often, by all threads
     * @return empty where it was given up
     */
    public Optional<ColourImage> render(
            PlaneGeometry screen, TransferFunction function, double step, BooleanSupplier wanted) {
        byte[] rgb = new byte[3 * screen.columns() * screen.rows()];
        OpacityTable table = blocks.table(function, volume.rescale(), step);
        byte[] small = blocks.small().strides(table);
        byte[] large = blocks.large().strides(table);
        IntStream.range(0, screen.rows())
                .parallel()
                .forEach(
                        r -> {
                            if (!wanted.getAsBoolean()) {
                                return;
                            }
                            ShadedRay ray =
                                    new ShadedRay(
                                            volume, blocks, screen, step, table, small, large);
                            for (int c = 0; c < screen.columns(); c++) {
                                ray.start(c, r);
                                ray.march();
                                ray.colour(rgb, 3 * (r * screen.columns() + c));
                            }
                        });
        return wanted.getAsBoolean()
                ? Optional.of(new ColourImage(screen.columns(), screen.rows(), rgb))
                : Optional.empty();
    }

    /**
     * The greatest value along each ray; the padding where it misses the volume.
     *
     * @param step between samples, in millimetres
     */
    public GreyImage maximum(PlaneGeometry screen, double step) {
        return maximum(screen, step, () -> true).orElseThrow();
    }

    /**
     * The same, given up as soon as nobody wants it any more.
     *
     * @param wanted is asked often, by all threads
     * @return empty where it was given up
     */
    public Optional<GreyImage> maximum(PlaneGeometry screen, double step, BooleanSupplier wanted) {
        short[] values = new short[screen.columns() * screen.rows()];
        IntStream.range(0, screen.rows())
                .parallel()
                .forEach(
                        r -> {
                            if (!wanted.getAsBoolean()) {
                                return;
                            }
                            MaximumRay ray = new MaximumRay(volume, blocks, screen, step);
                            for (int c = 0; c < screen.columns(); c++) {
                                ray.start(c, r);
                                ray.march();
                                values[r * screen.columns() + c] = ray.stored();
                            }
                        });
        return wanted.getAsBoolean()
                ? Optional.of(
                        new GreyImage(screen.columns(), screen.rows(), values, volume.rescale()))
                : Optional.empty();
    }
}
