package org.meridian.ui.viewer.measure;

import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.core.record.Series;
import org.meridian.imaging.measure.Point;
import org.meridian.ui.viewer.model.Content;
import org.meridian.ui.viewer.model.Displayed;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.workflow.SeriesImages;

import java.util.List;
import java.util.Optional;

/**
 * What is displayed as something to draw on: its pixels, (0, 0) is the centre of the first one. A
 * snapshot, used on the model's thread.
 */
sealed interface Sheet permits FlatSheet, OutsideSheet, StraightSheet {
    static Optional<Sheet> of(ViewerModel model) {
        return model.images().flatMap(i -> model.displayed().map(d -> of(model, i, d)));
    }

    private static Sheet of(ViewerModel model, SeriesImages images, Displayed displayed) {
        return switch (displayed.content()) {
            case Content.Outside outside ->
                    new OutsideSheet(displayed, images, outside, model.outside());
            case Content.Straight straight -> new StraightSheet(displayed, images, straight);
            default -> new FlatSheet(displayed, images, model.step() / 2);
        };
    }

    Displayed displayed();

    SeriesImages images();

    default Series series() {
        return images().series();
    }

    /** Why a shape cannot be drawn here; empty where it can. */
    Optional<Refusal> refuses(Shape shape);

    /** Where something new is drawn; only where it is not refused. */
    Place place();

    /** As the place wants it; empty where a pixel means no place of the patient. */
    Optional<Position> toPosition(Point pixel);

    /** The points of an annotation that is seen here, in pixels; empty for others. */
    Optional<List<Point>> pixels(Annotation annotation);

    /** What is drawn from pixels; empty where one of them means no place of the patient. */
    default Optional<List<Position>> toPositions(List<Point> pixels) {
        List<Position> positions = pixels.stream().flatMap(p -> toPosition(p).stream()).toList();
        return positions.size() == pixels.size() ? Optional.of(positions) : Optional.empty();
    }
}
