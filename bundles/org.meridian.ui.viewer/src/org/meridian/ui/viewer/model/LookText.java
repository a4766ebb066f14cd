package org.meridian.ui.viewer.model;

import org.meridian.imaging.raycast.TransferFunction;
import org.meridian.imaging.raycast.TransferFunction.Point;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Transfer functions as people write them: a line a point, each the value, the opacity a
 * millimetre, and red, green and blue from 0 to 1. Stateless.
 */
public final class LookText {
    private static final int NUMBERS = 5;

    private LookText() {}

    public static String write(TransferFunction function) {
        return function.points().stream()
                .map(
                        p ->
                                DoubleStream.of(
                                                p.value(),
                                                p.opacity(),
                                                p.red(),
                                                p.green(),
                                                p.blue())
                                        .mapToObj(LookText::number)
                                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }

    /** Short, without zeros behind the point. */
    private static String number(double number) {
        double rounded = Math.round(number * 1000) / 1000.0;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : Double.toString(rounded);
    }

    /** The function of two points at least; empty where the text is none. */
    public static Optional<TransferFunction> read(String text) {
        try {
            List<Point> points =
                    text.lines().filter(l -> !l.isBlank()).map(LookText::point).toList();
            return points.size() < 2 ? Optional.empty() : Optional.of(new TransferFunction(points));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Point point(String line) {
        double[] n =
                Arrays.stream(line.strip().split("[\\s;]+"))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
        if (n.length != NUMBERS || !isColour(n[2]) || !isColour(n[3]) || !isColour(n[4])) {
            throw new IllegalArgumentException(line);
        }
        return new Point(n[0], n[1], n[2], n[3], n[4]);
    }

    private static boolean isColour(double share) {
        return share >= 0 && share <= 1;
    }
}
