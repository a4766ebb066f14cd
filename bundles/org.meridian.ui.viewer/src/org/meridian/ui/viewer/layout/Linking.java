package org.meridian.ui.viewer.layout;

import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;
import org.meridian.ui.viewer.model.ViewerModel;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the other cells along when one is scrolled. Used on the model's thread.
 *
 * <p>By offset the cells keep the distance they had when they were linked, in millimetres where
 * both know their step, else in images; rounding does not add up, for it is counted from there.
 */
final class Linking {
    /** Cosine of the angle, 20 degrees, up to which slices go along with each other. */
    private static final double PARALLEL = 0.94;

    private final Map<ViewerModel, Integer> anchors = new IdentityHashMap<>();
    private Link link = Link.OFF;

    Link link() {
        return link;
    }

    void link(Link wanted, List<ViewerModel> cells) {
        link = wanted;
        anchor(cells);
    }

    /** From now on distances are those of this moment. */
    void anchor(List<ViewerModel> cells) {
        anchors.clear();
        cells.forEach(c -> anchors.put(c, c.index()));
    }

    /** Takes the others to where they belong, now that {@code moved} stands elsewhere. */
    void follow(ViewerModel moved, List<ViewerModel> cells) {
        for (ViewerModel other : cells) {
            if (other != moved && other.size() > 0) {
                switch (link) {
                    case OFF -> {}
                    case POSITION -> toPosition(moved, other);
                    case OFFSET -> byOffset(moved, other);
                }
            }
        }
    }

    private static void toPosition(ViewerModel moved, ViewerModel other) {
        if (moved.space().isSharedWith(other.space()) && direction(moved, other) != 0) {
            moved.space().wanted().map(Linking::middle).ifPresent(other::goNear);
        }
    }

    private void byOffset(ViewerModel moved, ViewerModel other) {
        int from = anchors.getOrDefault(moved, moved.index());
        int to = anchors.getOrDefault(other, other.index());
        double ratio =
                moved.step() > 0 && other.step() > 0
                        ? direction(moved, other) * moved.step() / other.step()
                        : 1;
        if (ratio != 0) {
            other.goTo(to + (int) Math.round((moved.index() - from) * ratio));
        }
    }

    /** 1 or -1 for slices that ascend the same or the opposite way; 0 where they cross. */
    private static int direction(ViewerModel one, ViewerModel other) {
        Optional<PlaneGeometry> a = one.space().wanted();
        Optional<PlaneGeometry> b = other.space().wanted();
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        if (Math.abs(a.get().normal().dot(b.get().normal())) < PARALLEL) {
            return 0;
        }
        return one.space().ascent().dot(other.space().ascent()) < 0 ? -1 : 1;
    }

    private static Vec3 middle(PlaneGeometry plane) {
        return plane.toPatient((plane.columns() - 1) / 2.0, (plane.rows() - 1) / 2.0);
    }
}
