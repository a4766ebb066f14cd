package org.meridian.ui.viewer.hanging;

import org.meridian.imaging.WindowLevel;
import org.meridian.ui.viewer.model.Plane;

import java.util.Optional;

/**
 * What one cell shows. An empty text asks for nothing.
 *
 * @param prior 0 for the study that was opened, 1 for the newest earlier one like it and so on
 * @param series the number of the series among those that fit, from 1
 * @param modality of the series
 * @param description that the series' description contains, in either case
 * @param laterality of the image: {@code L} or {@code R}
 * @param view of the image, such as {@code CC}
 * @param window to be shown through; empty for the file's own
 */
public record CellRule(
        int prior,
        int series,
        String modality,
        String description,
        String laterality,
        String view,
        Plane plane,
        Optional<WindowLevel> window) {
    /** The first series of the study. */
    public static final CellRule FIRST = ofSeries(1);

    /** Of a cell that stays empty: there are not that many series. */
    public static final CellRule NOTHING = ofSeries(Integer.MAX_VALUE);

    public CellRule {
        if (prior < 0 || series < 1) {
            throw new IllegalArgumentException("prior=" + prior + "; series=" + series);
        }
    }

    private static CellRule ofSeries(int series) {
        return new CellRule(0, series, "", "", "", "", Plane.STACK, Optional.empty());
    }

    /** Whether it asks for an image rather than for a series. */
    public boolean wantsProjection() {
        return !laterality.isEmpty() || !view.isEmpty();
    }
}
