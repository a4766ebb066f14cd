package org.meridian.ui.viewer.measure;

import org.meridian.core.annotation.Annotation;
import org.meridian.imaging.measure.Measurement;
import org.meridian.ui.viewer.model.ViewerModel;

import java.util.Optional;

/**
 * An annotation as the displayed slice shows it.
 *
 * @param measurement from stored values, as they are now
 * @param onPath what it measures on a straightened image; empty on any other
 * @param unit of the values, as people write it; empty when they have none
 * @param valued whether the pixels have values that a region could be measured in
 * @param label where the upper left corner of its words comes, in device pixels
 * @param selected whether it is the one that keys act on
 */
public record Measured(
        Annotation annotation,
        Outline outline,
        Measurement measurement,
        Optional<PathLengths> onPath,
        String unit,
        boolean valued,
        ViewerModel.Point label,
        boolean selected) {}
