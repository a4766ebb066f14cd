package org.meridian.ui.viewer.model;

import org.meridian.imaging.ScaleBar;

import java.util.List;
import java.util.Optional;

/**
 * What stands on an image, as data: four corners of lines from top to bottom, letters at the edges,
 * a scale, and what a reader must be told.
 *
 * @param edges empty where the orientation is unknown
 * @param scale empty where no millimetres are known
 * @param key says that it is a key image; empty when it is none
 * @param warnings why the series is not one clean volume, and what failed
 * @param status what stands in the middle while there is no picture; empty when there is one
 */
public record OverlayText(
        List<String> topLeft,
        List<String> topRight,
        List<String> bottomLeft,
        List<String> bottomRight,
        Optional<Edges> edges,
        Optional<Scale> scale,
        String key,
        List<String> warnings,
        String status) {

    /** The patient directions at the edges, such as {@code R} or {@code LA}. */
    public record Edges(String left, String right, String top, String bottom) {}

    /** A bar with its length in words. */
    public record Scale(ScaleBar bar, String text) {}
}
