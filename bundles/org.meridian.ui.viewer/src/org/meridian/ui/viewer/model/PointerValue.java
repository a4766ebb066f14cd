package org.meridian.ui.viewer.model;

import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.measure.Point;
import org.meridian.workflow.Picture;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What lies under the pointer: always from stored values, never from what the screen interpolated.
 *
 * @param column and {@code row} of the pixel, from 0
 * @param patient the middle of the pixel in patient millimetres; empty when unknown
 * @param value the modality value; empty for a colour and outside of the volume
 */
public record PointerValue(int column, int row, Optional<Vec3> patient, OptionalDouble value) {

    /** The pixel of the displayed slice at a device position; empty beside the image. */
    static Optional<PointerValue> at(
            Displayed displayed, Placement placement, ViewerModel.Point device) {
        if (displayed.content() instanceof Content.Outside) {
            // a ray goes through all of the volume
            return Optional.empty();
        }
        Point at = placement.toImage(device);
        int column = (int) Math.floor(at.x() + 0.5);
        int row = (int) Math.floor(at.y() + 0.5);
        if (column < 0 || row < 0 || column >= displayed.columns() || row >= displayed.rows()) {
            return Optional.empty();
        }
        Optional<Vec3> patient =
                displayed.content() instanceof Content.Straight straight
                        ? Optional.of(straight.sheet().toPatient(column, row))
                        : displayed.geometry().map(g -> g.toPatient(column, row));
        return Optional.of(new PointerValue(column, row, patient, value(displayed, column, row)));
    }

    private static OptionalDouble value(Displayed displayed, int column, int row) {
        return switch (displayed.content()) {
            case Content.Taken taken ->
                    taken.picture() instanceof Picture.Grey grey
                            ? OptionalDouble.of(grey.image().valueAt(column, row))
                            : OptionalDouble.empty();
            case Content.Cut cut -> cutValue(cut, displayed.geometry().orElseThrow(), column, row);
            case Content.Outside outside -> OptionalDouble.empty();
            case Content.Straight straight ->
                    OptionalDouble.of(
                            straight.volume().sample(straight.sheet().toPatient(column, row)));
        };
    }

    private static OptionalDouble cutValue(
            Content.Cut cut, PlaneGeometry plane, int column, int row) {
        Vec3 position = plane.toPatient(column, row);
        return cut.volume().geometry().isIn(position)
                ? OptionalDouble.of(cut.value(plane, position))
                : OptionalDouble.empty();
    }
}
