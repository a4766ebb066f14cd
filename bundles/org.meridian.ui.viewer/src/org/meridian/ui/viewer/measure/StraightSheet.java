package org.meridian.ui.viewer.measure;

import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.imaging.Straightening;
import org.meridian.imaging.measure.Point;
import org.meridian.ui.viewer.model.Content;
import org.meridian.ui.viewer.model.Displayed;
import org.meridian.workflow.SeriesImages;

import java.util.List;
import java.util.Optional;

/**
 * A volume straightened along a path. What is drawn on it is seen while it is seen, for the path is
 * not kept; the path and how it is turned name the image.
 */
final class StraightSheet extends Sheet {
    private final Straightening sheet;
    private final Place place;

    StraightSheet(Displayed displayed, SeriesImages images, Content.Straight content) {
        super(displayed, images);
        sheet = content.sheet();
        place = new Place.OnImage(series().seriesInstanceUID(), name(sheet), 1);
    }

    /** Two paths through the same places, turned alike, are one image. */
    private static String name(Straightening sheet) {
        int last = sheet.columns() - 1;
        return "straightened "
                + sheet.toPatient(0, 0)
                + sheet.toPatient(last / 2.0, 0)
                + sheet.toPatient(last, 0)
                + sheet.path().length();
    }

    @Override
    Optional<Refusal> refuses(Shape shape) {
        return switch (shape) {
            case LENGTH -> Optional.empty();
            case ANGLE, COBB -> Optional.of(Refusal.STRAIGHTENED_ANGLE);
            case RECTANGLE, ELLIPSE, POLYGON, FREEHAND -> Optional.of(Refusal.STRAIGHTENED_AREA);
            case POLYLINE, POINT, ARROW, TEXT -> Optional.of(Refusal.STRAIGHTENED_MARK);
        };
    }

    @Override
    Place place() {
        return place;
    }

    @Override
    Optional<PathLengths> onPath(List<Point> pixels) {
        return Optional.of(PathLengths.of(sheet, pixels.getFirst(), pixels.getLast()));
    }

    /** Beyond an end there is no path. */
    @Override
    Optional<Position> toPosition(Point pixel) {
        return Optional.of(
                Position.of(within(pixel.x(), sheet.columns()), within(pixel.y(), sheet.rows())));
    }

    private static double within(double pixel, int count) {
        return Math.max(0, Math.min(pixel, count - 1.0));
    }

    @Override
    Optional<List<Point>> pixels(Annotation annotation) {
        return annotation.place().equals(place)
                ? Optional.of(onImage(annotation))
                : Optional.empty();
    }
}
