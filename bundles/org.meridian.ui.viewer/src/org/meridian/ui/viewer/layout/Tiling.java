package org.meridian.ui.viewer.layout;

import org.meridian.ui.viewer.model.ViewerModel;

import java.util.List;

/** Consecutive images of one series, one a cell. Used on the model's thread. */
final class Tiling {
    private boolean runs;
    private int first;

    boolean runs() {
        return runs;
    }

    /**
     * @param index of the image in the first cell
     */
    void start(int index) {
        runs = true;
        first = index;
    }

    void stop() {
        runs = false;
    }

    /** Shows what belongs into a cell whose images have just come. */
    void place(ViewerModel cell, List<ViewerModel> cells) {
        cell.goTo(first + cells.indexOf(cell));
    }

    /** Moves all as far as one was moved; the last image stands in the last cell at the latest. */
    void follow(ViewerModel moved, List<ViewerModel> cells) {
        int at = cells.indexOf(moved);
        if (moved.size() == 0 || at < 0) {
            return;
        }
        first = Math.max(0, Math.min(moved.index() - at, moved.size() - cells.size()));
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i).goTo(first + i);
        }
    }
}
