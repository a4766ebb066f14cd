package org.meridian.ui.viewer.model;

import org.meridian.imaging.Volume;
import org.meridian.workflow.Picture;

/** Where the pixels of a displayed slice come from. */
public sealed interface Content {
    /** A decoded picture of the series. */
    record Taken(Picture picture) implements Content {}

    /** A plane through the volume, cut when it is drawn. */
    record Cut(Volume volume) implements Content {}
}
