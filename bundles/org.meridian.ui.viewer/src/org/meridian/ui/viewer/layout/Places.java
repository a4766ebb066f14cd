package org.meridian.ui.viewer.layout;

import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.workflow.SeriesImages;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers where each cell stood, to tell scrolling from all other changes. */
final class Places {
    /** What became of a cell since the last look. */
    enum Move {
        NONE,
        /** Another slice of the same planes. */
        SCROLLED,
        /** Another series or plane. */
        ELSEWHERE
    }

    private record Place(Optional<SeriesImages> images, Plane plane, int index) {}

    private final Map<ViewerModel, Place> seen = new IdentityHashMap<>();

    Move look(ViewerModel cell) {
        Place now = new Place(cell.images(), cell.plane(), cell.index());
        Place before = seen.put(cell, now);
        if (now.equals(before)) {
            return Move.NONE;
        }
        return before != null
                        && before.images().equals(now.images())
                        && before.plane() == now.plane()
                ? Move.SCROLLED
                : Move.ELSEWHERE;
    }

    void forget(ViewerModel cell) {
        seen.remove(cell);
    }
}
