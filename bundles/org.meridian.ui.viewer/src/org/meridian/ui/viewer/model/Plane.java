package org.meridian.ui.viewer.model;

/** How a series is cut for the screen. */
public enum Plane {
    /** The pictures as they were taken, in the order of the series. */
    STACK,
    /** Horizontal planes of the volume, from the feet to the head. */
    AXIAL,
    /** Frontal planes of the volume, from the front to the back. */
    CORONAL,
    /** Planes of the volume seen from the patient's left, from the left to the right. */
    SAGITTAL,
    /** The whole volume, seen from outside. */
    OUTSIDE,
    /** The volume straightened along a path. */
    CURVED;

    /** Whether it cuts a volume. */
    public boolean cuts() {
        return this == AXIAL || this == CORONAL || this == SAGITTAL;
    }
}
