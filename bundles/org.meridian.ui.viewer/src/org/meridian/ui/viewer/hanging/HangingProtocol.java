package org.meridian.ui.viewer.hanging;

import org.meridian.ui.viewer.layout.GridSize;
import org.meridian.ui.viewer.layout.Link;

import java.util.List;

/**
 * How studies of a kind are hung. An empty text of a condition asks for nothing.
 *
 * @param name for a person
 * @param modality of the study
 * @param bodyPart that one of its series examines, in either case
 * @param laterality of one of its images
 * @param priors how many earlier studies like it there must be at least
 * @param monitors how many monitors there must be at least
 * @param cells row by row; may be fewer than the grid has
 */
public record HangingProtocol(
        String name,
        String modality,
        String bodyPart,
        String laterality,
        int priors,
        int monitors,
        GridSize size,
        Link link,
        List<CellRule> cells) {
    public HangingProtocol {
        cells = List.copyOf(cells);
        if (cells.isEmpty() || cells.size() > size.cells()) {
            throw new IllegalArgumentException(cells.size() + " cells in " + size);
        }
    }

    /** How much it asks for: of two that fit the more particular one is taken. */
    int particularity() {
        return (modality.isEmpty() ? 0 : 16)
                + (bodyPart.isEmpty() ? 0 : 8)
                + (laterality.isEmpty() ? 0 : 4)
                + 2 * Math.min(priors, 1)
                + Math.min(monitors - 1, 1);
    }
}
