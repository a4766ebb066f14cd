package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.annotation.Shape;
import org.meridian.imaging.GreyImage;
import org.meridian.imaging.Rescale;
import org.meridian.ui.viewer.measure.AnnotationBook;
import org.meridian.ui.viewer.measure.Annotator;
import org.meridian.ui.viewer.measure.MeasurementText;
import org.meridian.ui.viewer.model.ViewerModel.Point;
import org.meridian.workflow.Picture;

import java.util.List;
import java.util.Locale;

/** An image whose file does not tell how large its pixels are. */
class MissingSpacingTest {
    private static AnnotationBook book() {
        return new AnnotationBook((series, put, removed, failed) -> {}, new History());
    }

    @Test
    void lengthsAreInPixelsAndSaySoAndNoScaleIsDrawn() {
        Picture picture =
                new Picture.Grey(
                        new GreyImage(40, 30, new short[40 * 30], new Rescale(1, 0, true)), false);
        Bench bench =
                Bench.showing(
                        People.zhang(),
                        FakeSeries.single(People.zhang(), picture, Descriptions.bare(40, 30)));
        ViewerModel model = bench.model;
        Annotator annotator =
                new Annotator(model, book(), book(), (before, then) -> then.accept(before));
        Point from = model.placement().toDevice(5, 5);
        Point to = model.placement().toDevice(15, 5);
        annotator.draw(Shape.LENGTH, from);
        annotator.move(to);
        annotator.release(to);
        assertEquals(
                List.of("10.0 px", "no pixel size: in pixels"),
                new MeasurementText(Locale.ENGLISH).lines(annotator.shown().getFirst()));
        assertEquals(
                List.of("10.0 像素", "像素尺寸未知，以像素计"),
                new MeasurementText(Locale.SIMPLIFIED_CHINESE).lines(annotator.shown().getFirst()));
        assertTrue(new OverlayWriter(Locale.ENGLISH).write(model, KeyState.NONE).scale().isEmpty());
    }
}
