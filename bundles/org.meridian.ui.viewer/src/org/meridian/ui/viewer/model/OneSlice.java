package org.meridian.ui.viewer.model;

import org.meridian.imaging.PlaneGeometry;

import java.util.Optional;

/**
 * The slice that is shown while its series is still being opened.
 *
 * @param place in the patient; empty when unknown
 */
record OneSlice(Optional<PlaneGeometry> place) implements Slices {
    @Override
    public int size() {
        return 1;
    }

    @Override
    public Optional<PlaneGeometry> plane(int index) {
        return place;
    }

    @Override
    public double halfStep() {
        return 0;
    }
}
