package org.meridian.ui.viewer.model;

import org.meridian.imaging.PlaneAxes;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.PlaneStack;
import org.meridian.imaging.VolumeGeometry;

import java.util.Optional;

/** Parallel planes through a whole volume. */
final class MprSlices implements Slices {
    private final PlaneStack stack;

    MprSlices(VolumeGeometry volume, Plane plane) {
        stack = PlaneStack.covering(volume, axes(plane));
    }

    private static PlaneAxes axes(Plane plane) {
        return switch (plane) {
            case AXIAL -> PlaneAxes.AXIAL;
            case CORONAL -> PlaneAxes.CORONAL;
            case SAGITTAL -> PlaneAxes.SAGITTAL;
            case STACK -> throw new IllegalArgumentException("no plane of a volume");
        };
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
