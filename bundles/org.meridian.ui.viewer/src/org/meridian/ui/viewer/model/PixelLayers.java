package org.meridian.ui.viewer.model;

import org.meridian.dicom.present.Shutters;
import org.meridian.imaging.ViewTransform;
import org.meridian.imaging.measure.Point;
import org.meridian.workflow.OverlayPlane;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What lies over a picture pixel by pixel: shutters of its file or of the state that shows it, and
 * above them the file's overlays. Keeps what shutters cover of the last picture; used on one
 * thread.
 */
final class PixelLayers {
    private Optional<Cover> cover = Optional.empty();

    /** Which pixels of a picture are covered, row by row. */
    private record Cover(Shutters shutters, int columns, int rows, BitSet pixels) {
        static Cover of(Shutters shutters, int columns, int rows) {
            BitSet pixels = new BitSet(columns * rows);
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    pixels.set(row * columns + column, !shutters.opens(column, row));
                }
            }
            return new Cover(shutters, columns, rows, pixels);
        }

        boolean isOf(Shutters wanted, int wantedColumns, int wantedRows) {
            return columns == wantedColumns && rows == wantedRows && shutters.equals(wanted);
        }

        boolean covers(int column, int row) {
            return column >= 0
                    && row >= 0
                    && column < columns
                    && row < rows
                    && pixels.get(row * columns + column);
        }
    }

    /** Whether a pixel of the picture is painted over. */
    private interface Layer {
        boolean covers(int column, int row);
    }

    /** Whether anything lies over a picture as the model wants it. */
    static boolean isNeeded(Displayed displayed, ViewerModel model) {
        return covers(displayed, model) || !planes(displayed, model).isEmpty();
    }

    private static boolean covers(Displayed displayed, ViewerModel model) {
        return model.covering().isOn() && !model.covering().of(displayed).isEmpty();
    }

    private static List<OverlayPlane> planes(Displayed displayed, ViewerModel model) {
        return model.overlays().areShown() ? displayed.planes() : List.of();
    }

    /**
     * Paints them on a frame.
     *
     * @param view where the pixels of the turned picture stand on the frame
     * @param channels bytes of a pixel of the frame
     */
    void paint(
            Displayed displayed,
            ViewerModel model,
            ViewTransform view,
            int width,
            int height,
            int channels,
            byte[] pixels) {
        if (!isNeeded(displayed, model)) {
            return;
        }
        Canvas canvas =
                new Canvas(
                        new Placement(model.turn(), displayed.columns(), displayed.rows(), view),
                        model.turn().swaps(),
                        width,
                        height,
                        channels,
                        pixels);
        if (covers(displayed, model)) {
            Shutters shutters = model.covering().of(displayed);
            Cover kept =
                    cover.filter(c -> c.isOf(shutters, displayed.columns(), displayed.rows()))
                            .orElseGet(
                                    () ->
                                            Cover.of(
                                                    shutters,
                                                    displayed.columns(),
                                                    displayed.rows()));
            cover = Optional.of(kept);
            canvas.paint(kept::covers, (byte) shutters.grey());
        }
        planes(displayed, model).forEach(p -> canvas.paint(p::covers, (byte) 255));
    }

    /** A frame and where the picture stands on it. */
    private record Canvas(
            Placement placement,
            boolean swaps,
            int width,
            int height,
            int channels,
            byte[] pixels) {

        /** By quarters turned: one of the picture's coordinates runs along a row. */
        void paint(Layer layer, byte grey) {
            int[] across = new int[width];
            for (int x = 0; x < width; x++) {
                Point at = placement.toImage(new ViewerModel.Point(x + 0.5, 0.5));
                across[x] = nearest(swaps ? at.y() : at.x());
            }
            for (int y = 0; y < height; y++) {
                Point at = placement.toImage(new ViewerModel.Point(0.5, y + 0.5));
                int down = nearest(swaps ? at.x() : at.y());
                for (int x = 0; x < width; x++) {
                    if (swaps ? layer.covers(down, across[x]) : layer.covers(across[x], down)) {
                        int first = (y * width + x) * channels;
                        for (int i = first; i < first + channels; i++) {
                            pixels[i] = grey;
                        }
                    }
                }
            }
        }

        private static int nearest(double pixel) {
            return (int) Math.floor(pixel + 0.5);
        }
    }
}
