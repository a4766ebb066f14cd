package org.meridian.ui.viewer.model;

import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;
import org.meridian.workflow.ImageDescription;
import org.meridian.workflow.SeriesImages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The pictures of a series as they are. */
final class StackSlices implements Slices {
    /** Cosine of the angle, about a degree, up to which two planes count as parallel. */
    private static final double PARALLEL = 0.9998;

    private final List<Optional<PlaneGeometry>> planes = new ArrayList<>();
    private final int stacked;
    private final boolean isSliced;
    private final double halfStep;

    StackSlices(SeriesImages images) {
        for (int i = 0; i < images.size(); i++) {
            planes.add(images.describe(i).plane());
        }
        stacked = images.size() - images.aside();
        isSliced = isSliced(images, planes.subList(0, stacked));
        halfStep =
                images.volumeGeometry()
                        .map(
                                g ->
                                        g.sliceSpacing()
                                                * Math.abs(g.slice().dot(g.row().cross(g.column())))
                                                / 2)
                        .orElseGet(() -> halfThickness(images));
    }

    private static double halfThickness(SeriesImages images) {
        return images.size() == 0
                ? 0
                : Optional.of(images.describe(0))
                                .map(ImageDescription::sliceThickness)
                                .map(t -> t.orElse(0))
                                .orElse(0.0)
                        / 2;
    }

    /**
     * Where a reader begins: in the middle of parallel slices that were taken one by one, as of a
     * CT; at the first of any other pictures, and of the frames of one instance.
     */
    int start() {
        return isSliced ? stacked / 2 : 0;
    }

    private static boolean isSliced(SeriesImages images, List<Optional<PlaneGeometry>> planes) {
        Optional<Vec3> normal =
                planes.stream().findFirst().flatMap(p -> p).map(PlaneGeometry::normal);
        return normal.isPresent()
                && planes.stream()
                        .allMatch(p -> p.filter(g -> isAcross(g, normal.get())).isPresent())
                && IntStream.range(0, planes.size()).allMatch(i -> images.describe(i).frame() == 1);
    }

    private static boolean isAcross(PlaneGeometry plane, Vec3 normal) {
        return Math.abs(plane.normal().dot(normal)) > PARALLEL;
    }

    @Override
    public int size() {
        return planes.size();
    }

    @Override
    public int stacked() {
        return stacked;
    }

    @Override
    public Optional<PlaneGeometry> plane(int index) {
        return planes.get(index);
    }

    @Override
    public double halfStep() {
        return halfStep;
    }
}
