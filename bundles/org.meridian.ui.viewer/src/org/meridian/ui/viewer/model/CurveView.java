package org.meridian.ui.viewer.model;

import org.meridian.imaging.CurvedPath;
import org.meridian.imaging.Straightening;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;

import java.util.Optional;

/** A volume that is shown straightened along a path. Used on the model's thread. */
public final class CurveView {
    /** From the first row to the last, in millimetres. */
    private static final double WIDTH = 60;

    private final Runnable changed;
    private Optional<CurvedPath> path = Optional.empty();
    private Vec3 upright = Vec3.Z;
    private double angle;

    /**
     * @param changed is called when something else is to be seen
     */
    CurveView(Runnable changed) {
        this.changed = changed;
    }

    void clear() {
        path = Optional.empty();
        angle = 0;
    }

    /**
     * Along which path from now on.
     *
     * @param normal of the plane on which it was begun
     */
    public void along(Optional<CurvedPath> wanted, Vec3 normal) {
        path = wanted;
        upright = normal;
        changed.run();
    }

    /**
     * Turns what is seen about the path.
     *
     * @param by in radians
     */
    public void turn(double by) {
        angle += by;
        changed.run();
    }

    /** As it was at first. */
    public void reset() {
        angle = 0;
        changed.run();
    }

    /** What is shown of a volume; empty without a path. */
    Optional<Content> content(Volume volume) {
        return path.<Content>map(
                p ->
                        new Content.Straight(
                                volume,
                                new Straightening(
                                        p,
                                        upright,
                                        angle,
                                        WIDTH,
                                        volume.geometry().leastSpacing())));
    }
}
