package org.meridian.ui.viewer.layout;

import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.PlaneTriad;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.model.ViewerModel.Point;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the planes through one volume together about the point in which they meet: on the cell of
 * one the lines of the others are turned, and its own picture stays. Used on the model's thread.
 */
public final class PlaneTurning {
    /** A handle is so far from the middle, as a share of the cell's smaller side. */
    private static final double REACH = 0.36;

    /** Device pixels about a handle in which it is taken hold of. */
    private static final double NEAR = 9;

    /**
     * The line of another plane on a cell, in device pixels.
     *
     * @param handles by which it is turned
     */
    public record Line(Plane plane, Point from, Point to, List<Point> handles) {}

    private record Grip(ViewerModel cell, Vec3 centre, PlaneTriad before, double angle) {}

    private final LayoutModel layout;
    private Optional<Grip> grip = Optional.empty();

    PlaneTurning(LayoutModel layout) {
        this.layout = layout;
    }

    /** The cells with planes of the patient that are turned with those of one. */
    private List<ViewerModel> group(ViewerModel cell) {
        return isCut(cell)
                ? layout.cells().stream()
                        .filter(c -> isCut(c) && c.space().isSharedWith(cell.space()))
                        .toList()
                : List.of();
    }

    private static boolean isCut(ViewerModel cell) {
        return cell.plane().cuts() && cell.space().wanted().isPresent();
    }

    /** One plane of each kind; of its own kind the cell's. */
    private Map<Plane, PlaneGeometry> planes(ViewerModel cell) {
        Map<Plane, PlaneGeometry> planes = new EnumMap<>(Plane.class);
        cell.space().wanted().ifPresent(g -> planes.put(cell.plane(), g));
        for (ViewerModel other : group(cell)) {
            other.space().wanted().ifPresent(g -> planes.putIfAbsent(other.plane(), g));
        }
        return planes;
    }

    private static PlaneGeometry own(ViewerModel cell, Map<Plane, PlaneGeometry> planes) {
        return Optional.ofNullable(planes.get(cell.plane())).orElseThrow();
    }

    /** Where the planes meet; on the middle of the cell where they leave that open. */
    private Vec3 centre(ViewerModel cell, Map<Plane, PlaneGeometry> planes) {
        PlaneGeometry own = own(cell, planes);
        Vec3 centre =
                cell.space()
                        .at(new Point(cell.width() / 2.0, cell.height() / 2.0))
                        .orElseGet(
                                () ->
                                        own.toPatient(
                                                (own.columns() - 1) / 2.0, (own.rows() - 1) / 2.0));
        for (PlaneGeometry plane : planes.values()) {
            centre = centre.minus(plane.normal().times(plane.toPixel(centre).z()));
        }
        return centre;
    }

    /** The lines of the other planes on a cell; none on a picture as it was taken. */
    public List<Line> lines(ViewerModel cell) {
        if (!layout.referenceLines() || !isCut(cell) || cell.displayed().isEmpty()) {
            return List.of();
        }
        Map<Plane, PlaneGeometry> planes = planes(cell);
        PlaneGeometry here = own(cell, planes);
        Vec3 centre = centre(cell, planes);
        List<Line> lines = new ArrayList<>();
        planes.forEach(
                (plane, other) -> {
                    if (plane != cell.plane()) {
                        ReferenceLine.of(other, here)
                                .ifPresent(l -> lines.add(line(cell, plane, l, here, centre)));
                    }
                });
        return lines;
    }

    private static Line line(
            ViewerModel cell, Plane plane, ReferenceLine cut, PlaneGeometry here, Vec3 centre) {
        Point from = cell.placement().toDevice(cut.from().x(), cut.from().y());
        Point to = cell.placement().toDevice(cut.to().x(), cut.to().y());
        Vec3 pixel = here.toPixel(centre);
        Point middle = cell.placement().toDevice(pixel.x(), pixel.y());
        double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        double reach = REACH * Math.min(cell.width(), cell.height()) / Math.max(1, length);
        double right = (to.x() - from.x()) * reach;
        double down = (to.y() - from.y()) * reach;
        return new Line(
                plane,
                from,
                to,
                List.of(
                        new Point(middle.x() + right, middle.y() + down),
                        new Point(middle.x() - right, middle.y() - down)));
    }

    /** Takes hold of the handle at a device position of a cell; whether there is one. */
    boolean take(ViewerModel cell, Point at) {
        boolean near =
                lines(cell).stream()
                        .flatMap(l -> l.handles().stream())
                        .anyMatch(h -> Math.hypot(h.x() - at.x(), h.y() - at.y()) <= NEAR);
        if (near) {
            Vec3 centre = centre(cell, planes(cell));
            grip = angle(cell, centre, at).map(a -> new Grip(cell, centre, cell.triad(), a));
        }
        return near;
    }

    /** Turns what is held; whether anything is. */
    boolean drag(Point to) {
        grip.ifPresent(
                g ->
                        angle(g.cell(), g.centre(), to)
                                .map(a -> g.before().turned(g.cell().plane(), a - g.angle()))
                                .ifPresent(t -> turn(g.cell(), t, g.centre())));
        return grip.isPresent();
    }

    /** Lets go of what is held; whether anything was. */
    boolean release() {
        boolean held = grip.isPresent();
        grip = Optional.empty();
        return held;
    }

    /** Takes back a turn that is going on; whether there was one. */
    boolean cancel() {
        grip.ifPresent(g -> turn(g.cell(), g.before(), g.centre()));
        return release();
    }

    /** Where a device position lies about the centre in the cell's plane: clockwise, radians. */
    private static Optional<Double> angle(ViewerModel cell, Vec3 centre, Point at) {
        return cell.space()
                .displayed()
                .map(
                        g -> {
                            var pixel = cell.placement().toImage(at);
                            Vec3 from = g.toPatient(pixel.x(), pixel.y()).minus(centre);
                            return Math.atan2(from.dot(g.column()), from.dot(g.row()));
                        });
    }

    /**
     * Turns the lines of the other planes on a cell.
     *
     * @param angle clockwise as the cell's plane is seen unturned, in radians
     */
    public void turn(ViewerModel cell, double angle) {
        if (isCut(cell)) {
            turn(cell, cell.triad().turned(cell.plane(), angle), centre(cell, planes(cell)));
        }
    }

    /** Lets the planes be axial, coronal and sagittal again. */
    public void straighten(ViewerModel cell) {
        if (isCut(cell)) {
            turn(cell, PlaneTriad.UPRIGHT, centre(cell, planes(cell)));
        }
    }

    private void turn(ViewerModel cell, PlaneTriad triad, Vec3 centre) {
        List<ViewerModel> all = group(cell);
        layout.together(() -> all.forEach(c -> c.setTriad(triad, centre)));
    }

    /** Lets the plane that came into a cell lie as those beside it. */
    void join(ViewerModel cell) {
        group(cell).stream()
                .filter(c -> c != cell && !c.triad().equals(cell.triad()))
                .findFirst()
                .ifPresent(c -> cell.setTriad(c.triad(), centre(c, planes(c))));
    }
}
