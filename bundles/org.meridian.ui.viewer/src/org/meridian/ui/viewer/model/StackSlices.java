package org.meridian.ui.viewer.model;

import org.meridian.imaging.PlaneGeometry;
import org.meridian.workflow.ImageDescription;
import org.meridian.workflow.SeriesImages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pictures of a series as they are. */
final class StackSlices implements Slices {
    private final List<Optional<PlaneGeometry>> planes = new ArrayList<>();
    private final double halfStep;

    StackSlices(SeriesImages images) {
        for (int i = 0; i < images.size(); i++) {
            planes.add(images.describe(i).plane());
        }
        halfStep =
                images.volumeGeometry()
                        .map(
                                g ->
                                        g.sliceSpacing()
                                                * Math.abs(g.slice().dot(g.row().cross(g.column())))
                                                / 2)
                        .orElseGet(() -> halfThickness(images));
    }

    private static double halfThickness(SeriesImages images) {
        return images.size() == 0
                ? 0
                : Optional.of(images.describe(0))
                                .map(ImageDescription::sliceThickness)
                                .map(t -> t.orElse(0))
                                .orElse(0.0)
                        / 2;
    }

    @Override
    public int size() {
        return planes.size();
    }

    @Override
    public Optional<PlaneGeometry> plane(int index) {
        return planes.get(index);
    }

    @Override
    public double halfStep() {
        return halfStep;
    }
}
