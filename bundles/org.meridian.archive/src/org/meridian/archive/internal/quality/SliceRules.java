package org.meridian.archive.internal.quality;

import org.meridian.archive.quality.Remark;
import org.meridian.archive.quality.Rule;
import org.meridian.dicom.Tag;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;

/** Whether slices are missing in a stack, by where the others lie. Stateless. */
final class SliceRules {
    /** With fewer slices nobody can tell a gap from a plan. */
    private static final int FEWEST = 5;

    /** Share of the step by which steps differ that are meant to be equal. */
    private static final double TOLERANCE = 0.1;

    /** Share of the steps that must be equal before the others are called gaps. */
    private static final double REGULAR = 0.8;

    /** Directions and millimetres that differ by rounding alone. */
    private static final double ROUNDING = 0.01;

    private SliceRules() {}

    /**
     * Where one single-frame object lies: the normal of its plane, and millimetres along it (PS3.3
     * C.7.6.2.1.1).
     */
    record Slice(double x, double y, double z, double along) {
        /** Empty for an object that is placed nowhere, or at several places. */
        static Optional<Slice> of(Subject subject) {
            double[] d = subject.numbers(Tag.ImageOrientationPatient);
            double[] position = subject.numbers(Tag.ImagePositionPatient);
            double[] frames = subject.numbers(Tag.NumberOfFrames);
            if (d.length != 6 || position.length != 3 || frames.length > 0 && frames[0] > 1) {
                return Optional.empty();
            }
            double x = d[1] * d[5] - d[2] * d[4];
            double y = d[2] * d[3] - d[0] * d[5];
            double z = d[0] * d[4] - d[1] * d[3];
            return Optional.of(
                    new Slice(x, y, z, x * position[0] + y * position[1] + z * position[2]));
        }

        boolean parallel(Slice other) {
            return Math.abs(x - other.x) + Math.abs(y - other.y) + Math.abs(z - other.z) < ROUNDING;
        }
    }

    /** Says how many slices are missing; nothing where the slices are no regular stack. */
    static Optional<Remark> check(List<Optional<Slice>> objects) {
        List<Slice> slices = objects.stream().flatMap(Optional::stream).toList();
        if (slices.size() < objects.size() || slices.size() < FEWEST) {
            return Optional.empty();
        }
        Slice first = slices.get(0);
        if (!slices.stream().allMatch(first::parallel)) {
            return Optional.empty();
        }
        double[] steps = steps(slices);
        if (steps.length + 1 < FEWEST) {
            return Optional.empty();
        }
        double step = Arrays.stream(steps).sorted().toArray()[steps.length / 2];
        long regular = Arrays.stream(steps).filter(s -> near(s, step, step)).count();
        double[] gaps = Arrays.stream(steps).filter(s -> !near(s, step, step)).toArray();
        boolean whole =
                Arrays.stream(gaps)
                        .allMatch(g -> g > step && near(g, Math.rint(g / step) * step, step));
        if (gaps.length == 0 || !whole || regular < REGULAR * steps.length) {
            return Optional.empty();
        }
        long missing = Arrays.stream(gaps).mapToLong(g -> Math.round(g / step) - 1).sum();
        return Optional.of(
                new Remark(
                        Rule.SLICES_MISSING, "ImagePositionPatient", Long.toString(missing), ""));
    }

    private static boolean near(double one, double other, double step) {
        return Math.abs(one - other) <= TOLERANCE * step;
    }

    /** Distances between neighbours; slices at one place count once. */
    private static double[] steps(List<Slice> slices) {
        double[] places = slices.stream().mapToDouble(Slice::along).sorted().toArray();
        return DoubleStream.iterate(1, i -> i < places.length, i -> i + 1)
                .map(i -> places[(int) i] - places[(int) i - 1])
                .filter(step -> step > ROUNDING)
                .toArray();
    }

    /** The same by instance numbers that are all there, for series of slices. */
    static Optional<Remark> numbers(String modality, int least, int greatest, long different) {
        boolean slices = Set.of("CT", "MR", "PT").contains(modality);
        long missing = greatest - least + 1L - different;
        // where most numbers are missing they count something else
        return slices && least > 0 && different >= FEWEST && missing > 0 && missing < different / 2
                ? Optional.of(
                        new Remark(
                                Rule.NUMBERS_MISSING, "InstanceNumber", Long.toString(missing), ""))
                : Optional.empty();
    }
}
