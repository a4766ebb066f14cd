package org.meridian.ui.viewer.model;

import org.meridian.imaging.PlaneAxes;

/**
 * The three planes of a volume, perpendicular to each other, turned together out of the patient's
 * axes. In which way up each is seen goes along with it, so that nothing jumps while it is turned.
 */
public record PlaneTriad(PlaneAxes axial, PlaneAxes coronal, PlaneAxes sagittal) {
    /** Along the patient's axes. */
    public static final PlaneTriad UPRIGHT =
            new PlaneTriad(PlaneAxes.AXIAL, PlaneAxes.CORONAL, PlaneAxes.SAGITTAL);

    /** The plane that is one of the three. */
    public PlaneAxes of(Plane plane) {
        return switch (plane) {
            case AXIAL -> axial;
            case CORONAL -> coronal;
            case SAGITTAL -> sagittal;
            case STACK, OUTSIDE, CURVED ->
                    throw new IllegalArgumentException("no plane of a volume");
        };
    }

    /**
     * Turns the other two about the normal of one, which stays: seen on it clockwise.
     *
     * @param angle in radians
     */
    public PlaneTriad turned(Plane still, double angle) {
        return new PlaneTriad(
                still == Plane.AXIAL ? axial : axial.about(of(still).normal(), angle),
                still == Plane.CORONAL ? coronal : coronal.about(of(still).normal(), angle),
                still == Plane.SAGITTAL ? sagittal : sagittal.about(of(still).normal(), angle));
    }

    /** By how much a plane is inclined against where it is upright, in radians. */
    public double inclination(Plane plane) {
        double cosine = of(plane).normal().dot(UPRIGHT.of(plane).normal());
        return Math.acos(Math.max(-1, Math.min(1, cosine)));
    }
}
