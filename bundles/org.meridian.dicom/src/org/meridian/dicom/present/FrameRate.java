package org.meridian.dicom.present;

import org.meridian.dicom.Dataset;
import org.meridian.dicom.Tag;

import java.util.OptionalDouble;
import java.util.stream.Stream;

/** How fast a file wants its frames shown one after the other (PS3.3 C.7.6.5). */
public final class FrameRate {
    /** Images are not looked at any faster; a file that says more is mistaken. */
    private static final double GREATEST = 120;

    private static final double MILLISECONDS = 1000;

    private FrameRate() {}

    /**
     * Frames a second: the rate that is recommended, else that of its cine, else the one at which
     * they were taken. What can be no rate is passed over; empty where nothing else is told.
     */
    public static OptionalDouble of(Dataset object) {
        return Stream.of(
                        object.finiteNumber(Tag.RecommendedDisplayFrameRate),
                        object.finiteNumber(Tag.CineRate),
                        byTime(object.finiteNumber(Tag.FrameTime)))
                .flatMapToDouble(OptionalDouble::stream)
                .filter(rate -> rate > 0 && rate <= GREATEST)
                .findFirst();
    }

    private static OptionalDouble byTime(OptionalDouble milliseconds) {
        return milliseconds.isPresent()
                ? OptionalDouble.of(MILLISECONDS / milliseconds.getAsDouble())
                : milliseconds;
    }
}
