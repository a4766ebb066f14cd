package org.meridian.imaging.raycast;

import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;

import java.util.Optional;

/**
 * Finds the place of the patient that is meant by a pixel of a volume seen from outside, along the
 * pixel's ray as {@link RayCaster} casts it. Works on the caller's thread, a ray in well under a
 * millisecond.
 */
public final class SurfacePick {
    /** Samples along the least spacing of the voxels. */
    private static final double SAMPLES = 8;

    /** Light goes down by e over one of this: where a tenth, a half and nine tenths are taken. */
    private static final double TENTH = -Math.log(0.9);

    private static final double HALF = Math.log(2);
    private static final double NINE_TENTHS = -Math.log(0.1);

    /**
     * What is seen along a ray.
     *
     * @param position where half of the light is taken, in the patient
     * @param depth millimetres on which the light falls from nine tenths to one tenth; infinite
     *     where more than that comes through
     */
    public record Surface(Vec3 position, double depth) {
        /** Deeper than this nobody can say on which of its tissues a pixel lies. */
        private static final double SHARP = 3;

        /** Whether it is a surface rather than something one looks into. */
        public boolean isSharp() {
            return depth <= SHARP;
        }
    }

    private final Volume volume;
    private final Vec3 start;
    private final Vec3 step;
    private final double millimetres;
    private final int count;

    private SurfacePick(Volume volume, PlaneGeometry screen, double column, double row) {
        VolumeGeometry grid = volume.geometry();
        this.volume = volume;
        millimetres = grid.leastSpacing() / SAMPLES;
        Vec3 pixel = screen.toPatient(column, row);
        Vec3 along = screen.normal();
        double reach = grid.radius() + millimetres;
        start = pixel.plus(along.times(grid.centre().minus(pixel).dot(along) - reach));
        step = along.times(millimetres);
        count = (int) Math.ceil(2 * reach / millimetres);
    }

    /**
     * The surface under a pixel; empty where less than half of the light is taken.
     *
     * @param screen in front of the volume, seen along its normal
     * @param column and {@code row} of it; (0, 0) is the centre of the first pixel
     */
    public static Optional<Surface> surface(
            Volume volume,
            PlaneGeometry screen,
            double column,
            double row,
            TransferFunction function) {
        return new SurfacePick(volume, screen, column, row).surface(function);
    }

    /** The place of the greatest value under a pixel; empty beside the volume. */
    public static Optional<Vec3> maximum(
            Volume volume, PlaneGeometry screen, double column, double row) {
        return new SurfacePick(volume, screen, column, row).maximum();
    }

    private Optional<Surface> surface(TransferFunction function) {
        double from = Double.NaN;
        double half = Double.NaN;
        double to = Double.POSITIVE_INFINITY;
        double taken = 0;
        for (int i = 0; i < count && to == Double.POSITIVE_INFINITY; i++) {
            Vec3 at = at(i + 0.5);
            double opacity = isInside(at) ? function.at(volume.sample(at)).opacity() : 0;
            double next = taken + opacity * millimetres;
            from = crosses(taken, next, TENTH) ? place(i, taken, next, TENTH) : from;
            half = crosses(taken, next, HALF) ? place(i, taken, next, HALF) : half;
            to = crosses(taken, next, NINE_TENTHS) ? place(i, taken, next, NINE_TENTHS) : to;
            taken = next;
        }
        return Double.isNaN(half)
                ? Optional.empty()
                : Optional.of(new Surface(at(half), (to - from) * millimetres));
    }

    private static boolean crosses(double before, double after, double limit) {
        return before < limit && after >= limit;
    }

    /** In steps from the start. */
    private static double place(int step, double before, double after, double limit) {
        return step + (limit - before) / (after - before);
    }

    private Optional<Vec3> maximum() {
        Optional<Vec3> best = Optional.empty();
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            Vec3 at = at(i);
            double value = isInside(at) ? volume.sample(at) : Double.NEGATIVE_INFINITY;
            if (value > most) {
                most = value;
                best = Optional.of(at);
            }
        }
        return best;
    }

    private Vec3 at(double steps) {
        return start.plus(step.times(steps));
    }

    /** Between the outermost voxels, as rays are clipped. */
    private boolean isInside(Vec3 position) {
        VolumeGeometry grid = volume.geometry();
        Vec3 index = grid.toIndex(position);
        return isOn(index.x(), grid.columns())
                && isOn(index.y(), grid.rows())
                && isOn(index.z(), grid.slices());
    }

    private static boolean isOn(double index, int count) {
        return index >= 0 && index <= count - 1;
    }
}
