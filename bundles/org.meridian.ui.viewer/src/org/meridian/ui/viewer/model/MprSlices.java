package org.meridian.ui.viewer.model;

import org.meridian.imaging.PlaneAxes;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.PlaneStack;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.VolumeGeometry;

import java.util.Optional;

/** Parallel planes through a whole volume. */
final class MprSlices implements Slices {
    private final PlaneStack stack;

    MprSlices(VolumeGeometry volume, PlaneAxes axes) {
        stack = PlaneStack.covering(volume, axes);
    }

    /** With one that goes through a position. */
    MprSlices(VolumeGeometry volume, PlaneAxes axes, Vec3 through) {
        stack = PlaneStack.through(volume, axes, through);
    }

    @Override
    public int size() {
        return stack.size();
    }

    @Override
    public Optional<PlaneGeometry> plane(int index) {
        return Optional.of(stack.plane(index));
    }

    @Override
    public double halfStep() {
        return stack.step() / 2;
    }
}
