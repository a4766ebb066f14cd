package org.meridian.dicom.overlay;

import org.meridian.dicom.overlay.StructureSet.Outline;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.measure.Point;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where a plane cuts through the area inside of a closed planar contour. Stateless. */
final class ContourCut {
    private ContourCut() {}

    /**
     * The lines of the cut; none where the contour lies on one side.
     *
     * @param contour in pixels of the plane, z the distance from it
     */
    static List<Outline> of(List<Vec3> contour) {
        List<Point> crossings = new ArrayList<>();
        for (int i = 0; i < contour.size(); i++) {
            Vec3 from = contour.get(i);
            Vec3 to = contour.get((i + 1) % contour.size());
            if (from.z() < 0 != to.z() < 0) {
                double share = from.z() / (from.z() - to.z());
                crossings.add(
                        new Point(
                                from.x() + share * (to.x() - from.x()),
                                from.y() + share * (to.y() - from.y())));
            }
        }
        // all of them are on one line: in and out by turns along it
        crossings.sort(along(crossings));
        List<Outline> lines = new ArrayList<>();
        for (int i = 0; i + 1 < crossings.size(); i += 2) {
            lines.add(new Outline(false, List.of(crossings.get(i), crossings.get(i + 1))));
        }
        return lines;
    }

    private static Comparator<Point> along(List<Point> crossings) {
        double width = range(crossings.stream().mapToDouble(Point::x).toArray());
        double height = range(crossings.stream().mapToDouble(Point::y).toArray());
        return width >= height
                ? Comparator.comparingDouble(Point::x)
                : Comparator.comparingDouble(Point::y);
    }

    private static double range(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return most - least;
    }
}
