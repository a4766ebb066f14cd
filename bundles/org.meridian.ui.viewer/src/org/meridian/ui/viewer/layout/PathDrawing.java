package org.meridian.ui.viewer.layout;

import org.meridian.imaging.CurvedPath;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.model.ViewerModel.Point;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A path through the patient that is drawn point by point on any slice or plane, along which cells
 * show the volume straightened. Used on the model's thread.
 */
public final class PathDrawing {
    /** Two points nearer to each other, in millimetres, are one. */
    private static final double SAME = 0.5;

    private final LayoutModel layout;
    private final List<Vec3> points = new ArrayList<>();
    private Optional<CurvedPath> path = Optional.empty();
    private Optional<ViewerModel> on = Optional.empty();
    private Vec3 upright = Vec3.Z;

    PathDrawing(LayoutModel layout) {
        this.layout = layout;
    }

    /** Begins another path. */
    public void clear() {
        points.clear();
        on = Optional.empty();
        changed();
    }

    /** Goes on to what lies under a position of a cell; beside the patient nowhere. */
    void add(ViewerModel cell, Point at) {
        Optional<Vec3> position =
                cell.plane() == Plane.OUTSIDE ? Optional.empty() : cell.space().at(at);
        boolean elsewhere = on.filter(o -> !o.space().isSharedWith(cell.space())).isPresent();
        if (position.isEmpty() || elsewhere || isLast(position.get())) {
            return;
        }
        if (points.isEmpty()) {
            on = Optional.of(cell);
            upright = cell.space().displayed().map(PlaneGeometry::normal).orElse(Vec3.Z);
        }
        points.add(position.get());
        changed();
    }

    private boolean isLast(Vec3 position) {
        return !points.isEmpty() && points.getLast().distance(position) < SAME;
    }

    /**
     * Takes back the last point.
     *
     * @return whether there was one
     */
    public boolean removeLast() {
        if (points.isEmpty()) {
            return false;
        }
        points.removeLast();
        changed();
        return true;
    }

    /** Computes the path anew. */
    private void changed() {
        path = points.size() < 2 ? Optional.empty() : Optional.of(CurvedPath.through(points));
        follow();
    }

    /** Shows the volume along the path in the cells that are for that. */
    void follow() {
        layout.cells().stream()
                .filter(c -> c.plane() == Plane.CURVED)
                .forEach(c -> c.curve().along(path, upright));
        layout.redraw();
    }

    /** The points as they stand on a cell, in device pixels; none where they mean nothing. */
    public List<Point> pointsOn(ViewerModel cell) {
        return on(cell, points);
    }

    /** The path as it stands on a cell, in device pixels. */
    public List<Point> lineOn(ViewerModel cell) {
        return path.map(p -> on(cell, p.places())).orElse(List.of());
    }

    private List<Point> on(ViewerModel cell, List<Vec3> positions) {
        Optional<PlaneGeometry> plane = cell.space().displayed();
        boolean shared = on.filter(o -> o.space().isSharedWith(cell.space())).isPresent();
        if (plane.isEmpty() || !shared) {
            return List.of();
        }
        return positions.stream()
                .map(p -> plane.get().toPixel(p))
                .map(p -> cell.placement().toDevice(p.x(), p.y()))
                .toList();
    }
}
