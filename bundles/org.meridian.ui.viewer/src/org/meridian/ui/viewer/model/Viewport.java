package org.meridian.ui.viewer.model;

import org.meridian.imaging.Turn;
import org.meridian.imaging.ViewTransform;
import org.meridian.imaging.measure.Point;
import org.meridian.workflow.ImageDescription.PixelSpacing;

import java.util.OptionalDouble;

/**
 * Zoom and pan of an image in a rectangle of device pixels. Fitted until somebody changes it. Not
 * safe for threads.
 */
final class Viewport {
    /** As much room on the left of an image as on its right. */
    static final double MIDDLE = 0.5;

    private static final double LEAST_SCALE = 1 / 64.0;
    private static final double GREATEST_SCALE = 64;

    private int width = 1;
    private int height = 1;
    private int columns = 1;
    private int rows = 1;
    private PixelSpacing spacing = new PixelSpacing(1, 1);
    private Turn turn = Turn.NONE;
    private boolean fitted = true;
    private double density = 1;
    private double share = MIDDLE;
    private double greatest = Double.POSITIVE_INFINITY;
    private ViewTransform view = new ViewTransform(1, 1, 0, 0);

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    ViewTransform view() {
        return view;
    }

    boolean fitted() {
        return fitted;
    }

    void restore(ViewTransform newView, boolean newFitted) {
        view = newView;
        fitted = newFitted;
    }

    Turn turn() {
        return turn;
    }

    /** Turns the image; all of it is seen again. */
    void turn(Turn wanted) {
        turn = wanted;
        fit();
    }

    Placement placement() {
        return new Placement(turn, columns, rows, view);
    }

    /** Takes another image's shape; one of the same shape keeps zoom and pan. */
    void image(int newColumns, int newRows, PixelSpacing newSpacing) {
        if (newColumns != columns || newRows != rows || !newSpacing.equals(spacing)) {
            columns = newColumns;
            rows = newRows;
            spacing = newSpacing;
            fit();
        }
    }

    /**
     * Takes the shape of another plane of the same place; what lay at a pixel of the old one stays
     * where it is on the screen.
     *
     * @param before a pixel of the image up to now
     * @param after the pixel of the new one that shows the same
     */
    void replace(int newColumns, int newRows, Point before, Point after) {
        ViewerModel.Point stands = placement().toDevice(before);
        columns = newColumns;
        rows = newRows;
        ViewerModel.Point goes = placement().toDevice(after);
        view = view.panned(stands.x() - goes.x(), stands.y() - goes.y());
    }

    /** Takes another size; a zoomed image keeps its middle in the middle. */
    void resize(int newWidth, int newHeight) {
        double right = (newWidth - width) / 2.0;
        double down = (newHeight - height) / 2.0;
        width = Math.max(1, newWidth);
        height = Math.max(1, newHeight);
        if (fitted) {
            fit();
        } else {
            view = view.panned(right, down);
        }
    }

    void fit() {
        fitted = true;
        ViewTransform whole = whole();
        double unit = unit(whole);
        view = unit > greatest ? whole.zoomed(greatest / unit, width / 2.0, height / 2.0) : whole;
        double free = width - turn.columns(columns, rows) * view.scaleX();
        view = view.panned(free * share - view.offsetX(), 0);
    }

    private ViewTransform whole() {
        return ViewTransform.fit(
                turn.columns(columns, rows),
                turn.rows(columns, rows),
                columnSpacing(),
                turn.swaps() ? spacing.columns() : spacing.rows(),
                width,
                height);
    }

    private double columnSpacing() {
        return turn.swaps() ? spacing.rows() : spacing.columns();
    }

    private double unit(ViewTransform transform) {
        return transform.scaleX() / columnSpacing();
    }

    /** Device pixels a millimetre with which all of the image is just seen. */
    double wholeUnit() {
        return unit(whole());
    }

    /**
     * Bounds the scale of a fitted image.
     *
     * @param unit in device pixels a millimetre
     */
    void fitWithin(double unit) {
        greatest = unit;
        if (fitted) {
            fit();
        }
    }

    /**
     * Where a fitted image stands.
     *
     * @param wanted which share of the free width is left of it
     */
    void align(double wanted) {
        share = wanted;
        if (fitted) {
            fit();
        }
    }

    /**
     * Shows a part of the image, which may reach beyond it, in pixels of the unturned image. One
     * that is larger than the viewport begins at its upper left corner.
     *
     * @param wanted pixels of the device a pixel of the image, by its smaller side; empty for as
     *     large as fits
     */
    void show(int left, int top, int right, int bottom, OptionalDouble wanted) {
        double[] x = {turnedX(left, top), turnedX(right, bottom)};
        double[] y = {turnedY(left, top), turnedY(right, bottom)};
        ViewTransform fitting =
                ViewTransform.fit(
                        (int) Math.abs(x[1] - x[0]),
                        (int) Math.abs(y[1] - y[0]),
                        turn.swaps() ? spacing.rows() : spacing.columns(),
                        turn.swaps() ? spacing.columns() : spacing.rows(),
                        width,
                        height);
        ViewTransform alone = wanted.isPresent() ? scaled(fitting, wanted.getAsDouble()) : fitting;
        view =
                alone.panned(
                        -Math.min(x[0], x[1]) * alone.scaleX(),
                        -Math.min(y[0], y[1]) * alone.scaleY());
        fitted = false;
    }

    private ViewTransform scaled(ViewTransform from, double wanted) {
        double factor = wanted / density / Math.min(from.scaleX(), from.scaleY());
        ViewTransform about = from.zoomed(factor, width / 2.0, height / 2.0);
        return about.panned(
                Math.max(0, about.offsetX()) - about.offsetX(),
                Math.max(0, about.offsetY()) - about.offsetY());
    }

    private double turnedX(double x, double y) {
        return turn.shownX(x, y, columns, rows);
    }

    private double turnedY(double x, double y) {
        return turn.shownY(x, y, columns, rows);
    }

    /** Pixels of the device a unit of the viewport's size, on screens that are finer than it. */
    double density() {
        return density;
    }

    void density(double wanted) {
        density = wanted;
    }

    /**
     * One device pixel for an image pixel, or for its smaller side, about the viewport's middle. An
     * image pixel lies on a device pixel and not between two.
     */
    void oneToOne() {
        zoomAt(width / 2.0, height / 2.0, 1 / (density * Math.min(view.scaleX(), view.scaleY())));
        view = view.panned(toPixel(view.offsetX()), toPixel(view.offsetY()));
    }

    /** The way to the nearest device pixel. */
    private double toPixel(double offset) {
        return Math.round(offset * density) / density - offset;
    }

    void zoomAt(double x, double y, double factor) {
        double wanted = view.scaleX() * factor;
        double allowed = Math.min(GREATEST_SCALE, Math.max(LEAST_SCALE, wanted));
        view = view.zoomed(allowed / view.scaleX(), x, y);
        fitted = false;
    }

    void pan(double right, double down) {
        view = view.panned(right, down);
        fitted = false;
    }

    /** Moves an image position into the middle unless it is on the screen already. */
    void reveal(double column, double row) {
        ViewerModel.Point at = placement().toDevice(column, row);
        double x = at.x();
        double y = at.y();
        if (!(x >= 0 && y >= 0 && x < width && y < height)) {
            pan(width / 2.0 - x, height / 2.0 - y);
        }
    }
}
