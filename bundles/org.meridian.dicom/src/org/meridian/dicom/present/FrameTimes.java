package org.meridian.dicom.present;

import org.meridian.dicom.Dataset;
import org.meridian.dicom.FunctionalGroups;
import org.meridian.dicom.Tag;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How fast a file wants its frames shown one after the other, and how long each of them stands
 * (PS3.3 C.7.6.5). Immutable.
 *
 * @param rate frames a second: the rate that is recommended, else that of its cine, else the one at
 *     which they were taken; empty where nothing is told
 * @param stays of each frame until the next one, in parts of the mean; empty where all are alike
 */
public record FrameTimes(OptionalDouble rate, List<Double> stays) {
    /** Images are not looked at any faster; a file that says more is mistaken. */
    private static final double GREATEST = 120;

    private static final double MILLISECONDS = 1000;

    /** Times are told to the millisecond: what differs less is alike. */
    private static final double ALIKE = 1;

    public FrameTimes {
        stays = List.copyOf(stays);
    }

    /** Those of an object; what can be no rate and no time is passed over. */
    public static FrameTimes of(Dataset object) {
        double[] steps = steps(object);
        double mean = Arrays.stream(steps).average().orElse(0);
        OptionalDouble rate =
                Stream.of(
                                object.finiteNumber(Tag.RecommendedDisplayFrameRate),
                                object.finiteNumber(Tag.CineRate),
                                byTime(object.finiteNumber(Tag.FrameTime)),
                                byTime(OptionalDouble.of(mean)))
                        .flatMapToDouble(OptionalDouble::stream)
                        .filter(r -> r > 0 && r <= GREATEST)
                        .findFirst();
        return new FrameTimes(rate, stays(steps, mean));
    }

    private static OptionalDouble byTime(OptionalDouble milliseconds) {
        return milliseconds.isPresent()
                ? OptionalDouble.of(MILLISECONDS / milliseconds.getAsDouble())
                : milliseconds;
    }

    /** From each frame but the last to the next one, in milliseconds; empty where not told. */
    private static double[] steps(Dataset object) {
        int frames = object.integer(Tag.NumberOfFrames).orElse(1);
        double[] vector = object.finiteNumbers(Tag.FrameTimeVector);
        // the first element is that of the first frame, which nothing goes before
        double[] steps =
                vector.length == frames && frames > 1
                        ? Arrays.copyOfRange(vector, 1, frames)
                        : acquired(object);
        return Arrays.stream(steps).allMatch(s -> s > 0) ? steps : new double[0];
    }

    /** Of an enhanced object whose frames are one place at several times (C.7.6.16.2.2). */
    private static double[] acquired(Dataset object) {
        int frames = object.items(Tag.PerFrameFunctionalGroupsSequence).size();
        FunctionalGroups groups = FunctionalGroups.of(object);
        List<List<String>> places = new ArrayList<>();
        List<LocalDateTime> times = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            places.add(
                    groups.macro(i, Tag.PlanePositionSequence).strings(Tag.ImagePositionPatient));
            groups.macro(i, Tag.FrameContentSequence)
                    .dateTime(Tag.FrameAcquisitionDateTime)
                    .ifPresent(times::add);
        }
        return times.size() == frames && places.stream().distinct().count() == 1
                ? differences(times)
                : new double[0];
    }

    private static double[] differences(List<LocalDateTime> times) {
        double[] steps = new double[times.size() - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Duration.between(times.get(i), times.get(i + 1)).toNanos() / 1e6;
        }
        return steps;
    }

    /** The last frame, after which the first comes again, stands as long as they do in the mean. */
    private static List<Double> stays(double[] steps, double mean) {
        boolean alike = Arrays.stream(steps).allMatch(s -> Math.abs(s - mean) <= ALIKE);
        return alike
                ? List.of()
                : DoubleStream.concat(Arrays.stream(steps).map(s -> s / mean), DoubleStream.of(1))
                        .boxed()
                        .toList();
    }

    /** How long a frame, counted from 0, stands, in parts of the mean. */
    public double stay(int frame) {
        return frame < stays.size() ? stays.get(frame) : 1;
    }
}
