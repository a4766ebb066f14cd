package org.meridian.ui.viewer.measure;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.AnnotationId;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Reslicer.Interpolation;
import org.meridian.imaging.measure.Calibration;
import org.meridian.imaging.measure.CutValues;
import org.meridian.imaging.measure.Measurement;
import org.meridian.imaging.measure.PixelScale;
import org.meridian.imaging.measure.PixelValues;
import org.meridian.imaging.measure.Point;
import org.meridian.imaging.measure.ValueUnit;
import org.meridian.ui.viewer.model.Content;
import org.meridian.ui.viewer.model.Displayed;
import org.meridian.workflow.Picture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures what lies on the displayed slice, always from stored values. What was measured is kept
 * while slice and drawing stay the same, for it is painted many times. Used on one thread.
 */
final class Measuring {
    private final Map<AnnotationId, Kept> kept = new HashMap<>();
    private @Nullable Displayed of;
    private Optional<PixelValues> image = Optional.empty();

    private record Kept(Annotation of, Measurement measurement) {}

    /**
     * @param pixels of the annotation on the sheet
     */
    Measurement measure(Annotation annotation, List<Point> pixels, Sheet sheet) {
        if (of != sheet.displayed()) {
            of = sheet.displayed();
            kept.clear();
            image = image(sheet.displayed());
        }
        Kept now =
                Optional.ofNullable(kept.get(annotation.id()))
                        .filter(k -> k.of().equals(annotation))
                        .orElseGet(() -> new Kept(annotation, measured(annotation, pixels, sheet)));
        kept.put(annotation.id(), now);
        return now.measurement();
    }

    private Measurement measured(Annotation annotation, List<Point> pixels, Sheet sheet) {
        return switch (sheet) {
            case FlatSheet flat -> measured(annotation, pixels, flat);
            case OutsideSheet outside -> Measurement.of(annotation, Calibration.NONE);
            // it is measured along and across the path
            case StraightSheet straight -> new Measurement(List.of(), Calibration.Source.PATIENT);
        };
    }

    private Measurement measured(Annotation annotation, List<Point> pixels, FlatSheet sheet) {
        Calibration calibration = calibration(sheet);
        if (image.isEmpty() || !hasInside(annotation.shape())) {
            return Measurement.of(annotation, calibration);
        }
        boolean hounsfield = sheet.displayed().description().unit().equals("HU");
        Measurement here =
                Measurement.of(
                        onImage(annotation, pixels, sheet),
                        calibration,
                        image.get(),
                        hounsfield ? ValueUnit.HOUNSFIELD : ValueUnit.NONE);
        return new Measurement(here.quantities(), here.source());
    }

    private static boolean hasInside(Shape shape) {
        return shape.closed() || shape == Shape.POINT;
    }

    /** What is drawn in the patient, in the pixels of the plane it is seen on. */
    private static Annotation onImage(Annotation annotation, List<Point> pixels, Sheet sheet) {
        return new Annotation(
                annotation.id(),
                annotation.shape(),
                new Place.OnImage(sheet.series().seriesInstanceUID(), "", 1),
                pixels.stream().map(p -> Position.of(p.x(), p.y())).toList(),
                annotation.label(),
                annotation.author(),
                annotation.time());
    }

    private static Optional<PixelValues> image(Displayed displayed) {
        return switch (displayed.content()) {
            case Content.Taken taken ->
                    taken.picture() instanceof Picture.Grey grey
                            ? Optional.of(grey.image())
                            : Optional.empty();
            case Content.Cut cut when cut.slab().isThin() ->
                    Optional.of(new CutValues(cut.volume(), displayed.geometry().orElseThrow()));
            case Content.Cut cut -> {
                PlaneGeometry plane = displayed.geometry().orElseThrow();
                short[] values = new short[plane.columns() * plane.rows()];
                yield Optional.of(cut.image(plane, Interpolation.LINEAR, values));
            }
            case Content.Outside outside -> Optional.empty();
            case Content.Straight straight -> Optional.empty();
        };
    }

    /** Of a picture as its file has it; of a cut as it was cut. */
    private static Calibration calibration(FlatSheet sheet) {
        Displayed displayed = sheet.displayed();
        Calibration told = sheet.scale().calibration();
        if (displayed.content() instanceof Content.Taken && !told.equals(Calibration.NONE)) {
            return told;
        }
        return displayed
                .spacing()
                .map(
                        s ->
                                new Calibration(
                                        PixelScale.millimetres(s.columns(), s.rows()),
                                        displayed.atDetector()
                                                ? Calibration.Source.DETECTOR
                                                : Calibration.Source.PATIENT,
                                        List.of()))
                .orElse(Calibration.NONE);
    }
}
