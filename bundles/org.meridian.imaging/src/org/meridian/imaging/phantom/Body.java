package org.meridian.imaging.phantom;

import org.meridian.imaging.Vec3;

/** Something painted into the phantom; positions in patient millimetres. */
interface Body {
    double bottom();

    double top();

    /** Lower corner of the box it lies in. */
    Vec3 low();

    /** Upper corner of the box it lies in. */
    Vec3 high();

    /** Distance inside its surface, about; negative outside. */
    double depth(double x, double y, double z);

    float hounsfield(double x, double y, double z);
}
