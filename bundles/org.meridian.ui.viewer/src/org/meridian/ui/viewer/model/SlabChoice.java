package org.meridian.ui.viewer.model;

import org.meridian.imaging.Slab;
import org.meridian.imaging.Slab.Projection;

/** How thick a plane through a volume is, and what is shown of what lies in it. */
public enum SlabChoice {
    /** The plane itself. */
    THIN(Projection.MEAN, 0),
    MAXIMUM_5(Projection.MAXIMUM, 5),
    MAXIMUM_10(Projection.MAXIMUM, 10),
    MAXIMUM_20(Projection.MAXIMUM, 20),
    MINIMUM_5(Projection.MINIMUM, 5),
    MINIMUM_10(Projection.MINIMUM, 10),
    MEAN_5(Projection.MEAN, 5),
    MEAN_10(Projection.MEAN, 10);

    private final Projection projection;
    private final double millimetres;

    SlabChoice(Projection projection, double millimetres) {
        this.projection = projection;
        this.millimetres = millimetres;
    }

    /** The next one, after the last the plane itself again. */
    public SlabChoice next() {
        return values()[(ordinal() + 1) % values().length];
    }

    /**
     * The slab with a sample every so many millimetres.
     *
     * @param step between the planes of the volume
     */
    Slab slab(double step) {
        return this == THIN ? Slab.THIN : new Slab(projection, millimetres, step);
    }
}
