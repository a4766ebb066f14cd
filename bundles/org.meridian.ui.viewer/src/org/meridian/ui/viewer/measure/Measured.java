package org.meridian.ui.viewer.measure;

import org.meridian.core.annotation.Annotation;
import org.meridian.imaging.measure.Measurement;
import org.meridian.ui.viewer.model.ViewerModel;

/**
 * An annotation as the displayed slice shows it.
 *
 * @param measurement from stored values, as they are now
 * @param unit of the values, as people write it; empty when they have none
 * @param label where the upper left corner of its words comes, in device pixels
 * @param selected whether it is the one that keys act on
 */
public record Measured(
        Annotation annotation,
        Outline outline,
        Measurement measurement,
        String unit,
        ViewerModel.Point label,
        boolean selected) {}
