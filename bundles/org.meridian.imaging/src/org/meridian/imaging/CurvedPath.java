package org.meridian.imaging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A smooth path through points of the patient, measured along itself in millimetres: a centripetal
 * Catmull-Rom curve (Yuksel, Schaefer and Keyser, Computer-Aided Design 43, 2011) in short chords.
 * Immutable.
 */
public final class CurvedPath {
    /**
     * A chord of this length, in millimetres, differs from its arc by less than can be measured.
     */
    private static final double CHORD = 0.25;

    private static final double CENTRIPETAL = 0.5;

    private final List<Vec3> places;
    private final double[] along;

    private CurvedPath(List<Vec3> places) {
        this.places = List.copyOf(places);
        along = new double[places.size()];
        for (int i = 1; i < along.length; i++) {
            along[i] = along[i - 1] + places.get(i).distance(places.get(i - 1));
        }
    }

    /**
     * The path through points in their order.
     *
     * @param points at least two, neighbours in different places
     * @throws IllegalArgumentException where there are fewer
     */
    public static CurvedPath through(List<Vec3> points) {
        if (points.size() < 2) {
            throw new IllegalArgumentException("a path has two ends");
        }
        List<Vec3> knots = new ArrayList<>(points);
        knots.addFirst(before(points));
        knots.addLast(before(points.reversed()));
        List<Vec3> places = new ArrayList<>(List.of(points.getFirst()));
        for (int i = 1; i < knots.size() - 2; i++) {
            double length = knots.get(i).distance(knots.get(i + 1));
            if (!(length > 0)) {
                throw new IllegalArgumentException("two points in one place");
            }
            int chords = Math.max(1, (int) Math.ceil(length / CHORD));
            for (int k = 1; k <= chords; k++) {
                places.add(between(knots, i, (double) k / chords));
            }
        }
        return new CurvedPath(places);
    }

    /** Where the path would come from if it went on bending as it begins. */
    private static Vec3 before(List<Vec3> points) {
        Vec3 step = points.get(0).minus(points.get(1));
        Vec3 bend = points.size() < 3 ? Vec3.ZERO : step.minus(points.get(1).minus(points.get(2)));
        // points of very different distances tell nothing of the bend
        boolean even = bend.length() < step.length();
        return points.get(0).plus(step).plus(even ? bend : Vec3.ZERO);
    }

    /** A position between a knot and the next one, by the pyramid of Barry and Goldman. */
    private static Vec3 between(List<Vec3> knots, int knot, double share) {
        double[] t = new double[4];
        Vec3[] p = new Vec3[4];
        for (int i = 0; i < p.length; i++) {
            p[i] = knots.get(knot - 1 + i);
            t[i] = i == 0 ? 0 : t[i - 1] + Math.pow(p[i].distance(p[i - 1]), CENTRIPETAL);
        }
        double at = t[1] + share * (t[2] - t[1]);
        for (int level = 1; level < p.length; level++) {
            int reach = Math.min(level, 2);
            for (int i = 0; i < p.length - level; i++) {
                int from = level == p.length - 1 ? 1 : i;
                int to = level == p.length - 1 ? 2 : i + reach;
                p[i] = mix(p[i], p[i + 1], (at - t[from]) / (t[to] - t[from]));
            }
        }
        return p[0];
    }

    private static Vec3 mix(Vec3 from, Vec3 to, double share) {
        return from.plus(to.minus(from).times(share));
    }

    /** From end to end, in millimetres. */
    public double length() {
        return along[along.length - 1];
    }

    /** The position so many millimetres from the first end; beyond an end that end. */
    public Vec3 at(double millimetres) {
        int i = chord(millimetres);
        double share = (millimetres - along[i]) / (along[i + 1] - along[i]);
        return mix(places.get(i), places.get(i + 1), Math.max(0, Math.min(1, share)));
    }

    /** Where the path goes there: a unit vector. */
    public Vec3 tangent(double millimetres) {
        double from = Math.max(0, millimetres - CHORD);
        double to = Math.min(length(), millimetres + CHORD);
        return at(to).minus(at(from)).unit();
    }

    private int chord(double millimetres) {
        int low = 0;
        int high = along.length - 2;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (along[middle] <= millimetres) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** How far along the path the place lies that is nearest to a position, in millimetres. */
    public double nearest(Vec3 position) {
        Vec3 best = Collections.min(places, (a, b) -> closer(position, a, b));
        return along[places.indexOf(best)];
    }

    private static int closer(Vec3 to, Vec3 a, Vec3 b) {
        return Double.compare(a.distance(to), b.distance(to));
    }

    /** Positions along it, from end to end, close enough to be drawn as a line. */
    public List<Vec3> places() {
        return places;
    }
}
