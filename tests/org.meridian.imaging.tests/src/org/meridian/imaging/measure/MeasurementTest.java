package org.meridian.imaging.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.AnnotationId;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.imaging.GreyImage;
import org.meridian.imaging.Rescale;
import org.meridian.imaging.measure.Quantity.Kind;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What a shape measures, with its unit, and where nothing is measured. */
class MeasurementTest {
    private static final Place IMAGE = new Place.OnImage("1.2", "1.2.3", 1);
    private static final Place PATIENT = new Place.InPatient("1.2", "1.2.4");
    private static final Calibration HALF =
            new Calibration(PixelScale.millimetres(0.5, 2), Calibration.Source.PATIENT, List.of());

    private static Annotation drawn(Place place, Shape shape, double... numbers) {
        int each = place == IMAGE ? 2 : 3;
        List<Position> points =
                IntStream.range(0, numbers.length / each)
                        .mapToObj(i -> Arrays.copyOfRange(numbers, i * each, i * each + each))
                        .map(p -> new Position(p[0], p[1], each == 3 ? p[2] : 0))
                        .toList();
        return new Annotation(AnnotationId.random(), shape, place, points, "", "a", Instant.EPOCH);
    }

    private static Quantity one(Annotation annotation, Calibration calibration) {
        return Measurement.of(annotation, calibration).quantities().getFirst();
    }

    @Test
    void lengthsAndAreasAreInMillimetresWhereTheirSizeIsKnown() {
        Annotation line = drawn(IMAGE, Shape.LENGTH, 0, 0, 6, 2);
        assertEquals(new Quantity(Kind.LENGTH, 5, "mm"), one(line, HALF));
        assertEquals(
                new Quantity(Kind.LENGTH, Math.sqrt(40), "{pixels}"), one(line, Calibration.NONE));
        Annotation box = drawn(IMAGE, Shape.RECTANGLE, 1, 1, 5, 4);
        assertEquals(new Quantity(Kind.AREA, 12, "mm2"), one(box, HALF));
        assertEquals(new Quantity(Kind.AREA, 12, "{pixels}2"), one(box, Calibration.NONE));
        Annotation askew = drawn(IMAGE, Shape.ELLIPSE, 0, 0, 6, 8, 6, 1, 0, 7);
        // axes of 10 and sqrt(72): not upright on each other, so the area is that of the affine
        assertEquals(Math.PI / 4 * Math.abs(6 * 6 - 8 * -6), one(askew, HALF).value(), 1e-12);
    }

    @Test
    void anglesCountTheShapeOfThePixels() {
        assertEquals(45, one(drawn(IMAGE, Shape.ANGLE, 4, 0, 0, 0, 4, 1), HALF).value(), 1e-12);
        assertEquals(
                45, one(drawn(IMAGE, Shape.COBB, 0, 0, 4, 0, 9, 9, 5, 8), HALF).value(), 1e-12);
        assertTrue(
                Measurement.of(drawn(IMAGE, Shape.ANGLE, 0, 0, 0, 0, 4, 1), HALF)
                        .quantities()
                        .isEmpty());
    }

    @Test
    void anOutlineThatCrossesItselfHasNoArea() {
        Annotation bow = drawn(IMAGE, Shape.FREEHAND, 0, 0, 4, 4, 4, 0, 0, 4);
        assertTrue(Measurement.of(bow, HALF).quantities().isEmpty());
        Annotation star = drawn(IMAGE, Shape.POLYGON, 0, 0, 4, 0, 4, 4, 2, 1, 0, 4);
        assertEquals(16 - 6, one(star, HALF).value(), 1e-12);
    }

    @Test
    void valuesInsideComeWithTheirUnit() {
        GreyImage image =
                new GreyImage(3, 2, new short[] {1, 2, 3, 4, 5, 60}, new Rescale(2, -1, true));
        Measurement box =
                Measurement.of(
                        drawn(IMAGE, Shape.RECTANGLE, 1, 0, 2, 1),
                        HALF,
                        image,
                        ValueUnit.HOUNSFIELD);
        assertEquals(
                new Quantity(Kind.MEAN, 34, "[hnsf'U]"), box.quantity(Kind.MEAN).orElseThrow());
        assertEquals(3, box.quantity(Kind.MINIMUM).orElseThrow().value());
        assertEquals(119, box.quantity(Kind.MAXIMUM).orElseThrow().value());
        // of 3, 5, 9 and 119, by hand
        assertEquals(
                Math.sqrt((31.0 * 31 + 29 * 29 + 25 * 25 + 85 * 85) / 4),
                box.quantity(Kind.DEVIATION).orElseThrow().value(),
                1e-12);
        Measurement point =
                Measurement.of(
                        drawn(IMAGE, Shape.POINT, 2.4, 0.6),
                        HALF,
                        image,
                        new ValueUnit(0.5, "{SUVbw}g/ml"));
        assertEquals(
                new Quantity(Kind.MEAN, 59.5, "{SUVbw}g/ml"),
                point.quantity(Kind.MEAN).orElseThrow());
        assertFalse(
                Measurement.of(
                                drawn(IMAGE, Shape.RECTANGLE, 0.2, 0.2, 0.8, 0.8),
                                HALF,
                                image,
                                ValueUnit.NONE)
                        .quantity(Kind.MEAN)
                        .isPresent());
    }

    @Test
    void whatIsDrawnInThePatientIsInMillimetres() {
        assertEquals(
                new Quantity(Kind.LENGTH, 7, "mm"),
                one(drawn(PATIENT, Shape.LENGTH, 1, 1, 1, 3, 4, 7), Calibration.NONE));
        assertEquals(
                new Quantity(Kind.AREA, Math.sqrt(2), "mm2"),
                one(
                        drawn(PATIENT, Shape.POLYGON, 0, 0, 0, 1, 0, 0, 1, 1, 1, 0, 1, 1),
                        Calibration.NONE));
        assertEquals(
                60,
                one(drawn(PATIENT, Shape.ANGLE, 1, 1, 0, 0, 0, 0, 0, 1, 1), Calibration.NONE)
                        .value(),
                1e-12);
    }

    @Test
    void anUltrasoundRegionHasItsOwnScale() {
        Calibration ultrasound =
                new Calibration(
                        PixelScale.UNKNOWN,
                        Calibration.Source.NONE,
                        List.of(
                                new Calibration.Area(
                                        10, 10, 20, 20, PixelScale.millimetres(0.1, 0.1))));
        Measurement inside = Measurement.of(drawn(IMAGE, Shape.LENGTH, 10, 10, 20, 10), ultrasound);
        assertEquals(Calibration.Source.ULTRASOUND, inside.source());
        assertEquals(1, inside.quantities().getFirst().value(), 1e-12);
        Measurement across = Measurement.of(drawn(IMAGE, Shape.LENGTH, 5, 10, 15, 10), ultrasound);
        assertEquals(Calibration.Source.NONE, across.source());
        assertEquals("{pixels}", across.quantities().getFirst().unit());
    }
}
