package org.meridian.ui.viewer.measure;

/** Why something is not drawn or measured; people read it where they tried. */
public enum Refusal {
    /** A plane whose frame of reference is not known: what is drawn would lie nowhere. */
    NO_FRAME_OF_REFERENCE,
    /** Angles are not kept by straightening. */
    STRAIGHTENED_ANGLE,
    /** Areas are not kept by straightening, nor are means over them. */
    STRAIGHTENED_AREA,
    /** A straightened image is not kept, and so is no mark on it. */
    STRAIGHTENED_MARK,
    /** Seen from outside only distances and angles between points have a meaning. */
    OUTSIDE_SHAPE,
    /** In a projection the depth of a point is not seen. */
    PROJECTION,
    /** Nothing opaque lies there. */
    NO_SURFACE
}
