package org.meridian.dicom.geometry;

import org.meridian.dicom.Dataset;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.VolumeGeometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The slices of a series in their order along the normal, and whether they form a regular volume.
 * Few images of another kind beside many that form one, as a localiser, are set aside. Immutable.
 *
 * @param slices in ascending order along the normal (row x column) when all are placed in parallel
 *     planes, else as they came
 * @param aside images that are no slices of the volume, in the order they came
 * @param problems why the series is no plain volume; none when it is one
 * @param volume the volume's geometry; only without problems
 * @param tilted the geometry of the slanted grid; only when a gantry tilt is the one problem
 */
public record SeriesGeometry(
        List<SlicePlane> slices,
        List<SlicePlane> aside,
        Set<GeometryProblem> problems,
        Optional<VolumeGeometry> volume,
        Optional<VolumeGeometry> tilted) {
    /** Differences of direction cosines and of pixel spacings that come from rounding. */
    static final double DIRECTION_TOLERANCE = 5e-4;

    /** What a few odd images bring into a series. */
    private static final Set<GeometryProblem> ODD_ONES =
            EnumSet.of(
                    GeometryProblem.MISSING_GEOMETRY,
                    GeometryProblem.MIXED_ORIENTATION,
                    GeometryProblem.MIXED_SIZE,
                    GeometryProblem.MIXED_PIXEL_SPACING);

    /** Share of the spacing by which distances may differ. */
    private static final double SPACING_TOLERANCE = 0.01;

    /** Millimetres that come from rounding positions. */
    private static final double POSITION_TOLERANCE = 0.01;

    /** Sine of the angle from which on a shift is a tilt: half a degree. */
    private static final double TILT = 0.0087;

    /** Cosine of the angle, 60 degrees, beyond which a shift is no tilt of a gantry. */
    private static final double STEEPEST = 0.5;

    public SeriesGeometry {
        slices = List.copyOf(slices);
        aside = List.copyOf(aside);
        problems = Set.copyOf(problems);
    }

    /** Looks at the objects of one series, given by their data sets up to the pixels. */
    public static SeriesGeometry of(Collection<Dataset> objects) {
        List<SlicePlane> slices = new ArrayList<>();
        for (Dataset object : objects) {
            slices.addAll(SlicePlane.of(object));
        }
        return ofSlices(slices);
    }

    /** Looks at slices of one series, in any order. */
    public static SeriesGeometry ofSlices(List<SlicePlane> slices) {
        SeriesGeometry whole = ofAll(slices);
        if (Collections.disjoint(whole.problems, ODD_ONES)) {
            return whole;
        }
        return MainStack.of(slices)
                .map(main -> ofAll(main.slices()).beside(main.others()))
                .filter(SeriesGeometry::isStack)
                .orElse(whole);
    }

    /** How many images are set aside from the volume and why, a sentence each reason. */
    public List<String> asideTexts(Locale locale) {
        Map<Oddity, Long> counts =
                aside.stream()
                        .collect(
                                Collectors.groupingBy(
                                        odd -> Oddity.of(odd, slices.getFirst()),
                                        TreeMap::new,
                                        Collectors.counting()));
        return counts.entrySet().stream()
                .map(kind -> kind.getKey().text(kind.getValue(), locale))
                .toList();
    }

    private SeriesGeometry beside(List<SlicePlane> others) {
        return new SeriesGeometry(slices, others, problems, volume, tilted);
    }

    /** Whether the slices lie one upon the other, whatever their values are scaled by. */
    private boolean isStack() {
        return volume.isPresent()
                || tilted.isPresent()
                || problems.equals(Set.of(GeometryProblem.MIXED_RESCALE));
    }

    private static SeriesGeometry ofAll(List<SlicePlane> slices) {
        EnumSet<GeometryProblem> problems = EnumSet.noneOf(GeometryProblem.class);
        List<PlaneGeometry> planes = new ArrayList<>();
        slices.forEach(slice -> slice.plane().ifPresent(planes::add));
        uniformity(slices, planes, problems);
        if (planes.isEmpty()
                || planes.size() < slices.size()
                || problems.contains(GeometryProblem.MIXED_ORIENTATION)) {
            return new SeriesGeometry(
                    slices, List.of(), problems, Optional.empty(), Optional.empty());
        }
        Vec3 normal = normal(planes.get(0));
        List<SlicePlane> sorted = new ArrayList<>(slices);
        sorted.sort(Comparator.comparingDouble(slice -> along(slice, normal)));
        if (sorted.size() == 1) {
            problems.add(GeometryProblem.SINGLE_SLICE);
            return new SeriesGeometry(
                    sorted, List.of(), problems, Optional.empty(), Optional.empty());
        }
        Vec3 step = stack(sorted, normal, problems);
        boolean regular = problems.isEmpty();
        boolean slanted = problems.equals(EnumSet.of(GeometryProblem.GANTRY_TILT));
        Optional<VolumeGeometry> grid =
                regular || slanted ? Optional.of(grid(sorted, step)) : Optional.empty();
        return new SeriesGeometry(
                sorted,
                List.of(),
                problems,
                regular ? grid : Optional.empty(),
                slanted ? grid : Optional.empty());
    }

    private static void uniformity(
            List<SlicePlane> slices, List<PlaneGeometry> planes, Set<GeometryProblem> problems) {
        if (slices.isEmpty()) {
            problems.add(GeometryProblem.EMPTY);
        }
        if (planes.size() < slices.size()) {
            problems.add(GeometryProblem.MISSING_GEOMETRY);
        }
        if (differ(slices, slice -> List.of(slice.rows(), slice.columns()))) {
            problems.add(GeometryProblem.MIXED_SIZE);
        }
        if (differ(slices, SlicePlane::frameOfReferenceUID)) {
            problems.add(GeometryProblem.MIXED_FRAME_OF_REFERENCE);
        }
        if (differ(slices, slice -> List.of(slice.slope(), slice.intercept()))) {
            problems.add(GeometryProblem.MIXED_RESCALE);
        }
        for (PlaneGeometry plane : planes) {
            PlaneGeometry first = planes.get(0);
            if (plane.row().distance(first.row()) > DIRECTION_TOLERANCE
                    || plane.column().distance(first.column()) > DIRECTION_TOLERANCE) {
                problems.add(GeometryProblem.MIXED_ORIENTATION);
            }
            if (Math.abs(plane.rowSpacing() - first.rowSpacing()) > DIRECTION_TOLERANCE
                    || Math.abs(plane.columnSpacing() - first.columnSpacing())
                            > DIRECTION_TOLERANCE) {
                problems.add(GeometryProblem.MIXED_PIXEL_SPACING);
            }
        }
    }

    private static boolean differ(List<SlicePlane> slices, Function<SlicePlane, Object> part) {
        return slices.stream().map(part).distinct().limit(2).count() > 1;
    }

    /** Looks at sorted slices one upon the other; gives the mean step from one to the next. */
    private static Vec3 stack(List<SlicePlane> sorted, Vec3 normal, Set<GeometryProblem> problems) {
        int last = sorted.size() - 1;
        Vec3 origin = position(sorted.get(0));
        double[] gaps = new double[last];
        for (int i = 0; i < last; i++) {
            gaps[i] = along(sorted.get(i + 1), normal) - along(sorted.get(i), normal);
        }
        double[] ordered = gaps.clone();
        Arrays.sort(ordered);
        double median = ordered[last / 2];
        double tolerance = Math.max(POSITION_TOLERANCE, SPACING_TOLERANCE * median);
        for (double gap : gaps) {
            if (gap < POSITION_TOLERANCE) {
                problems.add(GeometryProblem.DUPLICATE_POSITION);
            } else if (Math.abs(gap - median) > tolerance) {
                problems.add(GeometryProblem.UNEQUAL_SPACING);
            }
        }
        Vec3 whole = position(sorted.get(last)).minus(origin);
        Vec3 step = whole.times(1.0 / last);
        double height = whole.dot(normal);
        if (height < POSITION_TOLERANCE) {
            return step;
        }
        Vec3 shift = whole.minus(normal.times(height));
        if (height < STEEPEST * whole.length()) {
            problems.add(GeometryProblem.NOT_ALIGNED);
        } else if (shift.length() > TILT * whole.length()) {
            problems.add(GeometryProblem.GANTRY_TILT);
        }
        for (SlicePlane slice : sorted) {
            Vec3 from = position(slice).minus(origin);
            Vec3 expected = whole.times(from.dot(normal) / height);
            double side = from.minus(expected).length();
            if (side > Math.max(0.1, tolerance)) {
                problems.add(GeometryProblem.NOT_ALIGNED);
            }
        }
        return step;
    }

    private static VolumeGeometry grid(List<SlicePlane> sorted, Vec3 step) {
        PlaneGeometry first = plane(sorted.get(0));
        return new VolumeGeometry(
                first.columns(),
                first.rows(),
                sorted.size(),
                first.origin(),
                first.row(),
                first.column(),
                step.unit(),
                first.columnSpacing(),
                first.rowSpacing(),
                step.length());
    }

    private static Vec3 normal(PlaneGeometry plane) {
        return plane.row().cross(plane.column()).unit();
    }

    private static double along(SlicePlane slice, Vec3 normal) {
        return position(slice).dot(normal);
    }

    private static Vec3 position(SlicePlane slice) {
        return plane(slice).origin();
    }

    private static PlaneGeometry plane(SlicePlane slice) {
        return slice.plane().orElseThrow();
    }
}
