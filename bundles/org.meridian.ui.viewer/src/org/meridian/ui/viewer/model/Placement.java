package org.meridian.ui.viewer.model;

import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Turn;
import org.meridian.imaging.ViewTransform;
import org.meridian.imaging.measure.Point;

/**
 * Where the pixels of an image come to stand on the screen: first turned, then scaled and moved.
 * Positions on the image are in its own pixels, (0, 0) is the centre of the first one.
 *
 * @param columns and {@code rows} of the image, before it is turned
 * @param view from the turned image to device pixels
 */
public record Placement(Turn turn, int columns, int rows, ViewTransform view) {
    /** Where an image position stands, in device pixels. */
    public ViewerModel.Point toDevice(double column, double row) {
        double x = column + 0.5;
        double y = row + 0.5;
        return new ViewerModel.Point(
                view.toDeviceX(turn.shownX(x, y, columns, rows)),
                view.toDeviceY(turn.shownY(x, y, columns, rows)));
    }

    /** Where an image position stands, in device pixels. */
    public ViewerModel.Point toDevice(Point image) {
        return toDevice(image.x(), image.y());
    }

    /** The image position under a device position; it may lie beside the image. */
    public Point toImage(ViewerModel.Point device) {
        double x = view.toImageX(device.x());
        double y = view.toImageY(device.y());
        return new Point(
                turn.imageX(x, y, columns, rows) - 0.5, turn.imageY(x, y, columns, rows) - 0.5);
    }

    /** Device pixels a millimetre. */
    double scale(PlaneGeometry plane) {
        return Math.abs(view.scaleX())
                / (turn.swaps() ? plane.rowSpacing() : plane.columnSpacing());
    }
}
