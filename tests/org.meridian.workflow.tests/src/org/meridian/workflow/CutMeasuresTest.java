package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.AnnotationId;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.imaging.PlaneAxes;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.PlaneStack;
import org.meridian.imaging.Rescale;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.imaging.measure.Calibration;
import org.meridian.imaging.measure.Measurement;
import org.meridian.imaging.measure.Quantity;
import org.meridian.imaging.measure.ValueUnit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Of a volume whose values are a linear function of the place everything is known beforehand. */
class CutMeasuresTest {
    private static final VolumeGeometry GRID =
            new VolumeGeometry(
                    40, 30, 24, new Vec3(-15, -10, 100), Vec3.X, Vec3.Y, Vec3.Z, 0.7, 0.9, 1.5);

    /** Hundredths, which 16 bits hold. */
    private static final Rescale RESCALE = new Rescale(0.01, 0, true);

    private final Volume volume = volume();

    private static double value(Vec3 at) {
        return 3 * at.x() - 2 * at.y() + 1.5 * (at.z() - 110) + 20;
    }

    private static Volume volume() {
        List<short[]> slices = new ArrayList<>();
        for (int z = 0; z < GRID.slices(); z++) {
            short[] slice = new short[GRID.columns() * GRID.rows()];
            for (int i = 0; i < slice.length; i++) {
                Vec3 at = GRID.toPatient(i % GRID.columns(), i / GRID.columns(), z);
                slice[i] = (short) Math.round(100 * value(at));
            }
            slices.add(slice);
        }
        return new Volume(GRID, slices, RESCALE, (short) 0);
    }

    private static Annotation drawn(Shape shape, Vec3... points) {
        return new Annotation(
                AnnotationId.random(),
                shape,
                new Place.InPatient("1.2", "1.3"),
                Stream.of(points).map(p -> new Position(p.x(), p.y(), p.z())).toList(),
                "",
                "",
                Instant.EPOCH);
    }

    private static double of(Measurement measured, Quantity.Kind kind) {
        return measured.quantity(kind).orElseThrow().value();
    }

    /** A box on a plane through the middle: the pixels in it, one by one, by the function. */
    @Property(tries = 60)
    void theValuesInABoxOnAnyPlaneAreThoseOfItsPixels(@ForAll Random random) {
        PlaneAxes axes =
                switch (random.nextInt(4)) {
                    case 0 -> PlaneAxes.AXIAL;
                    case 1 -> PlaneAxes.CORONAL;
                    case 2 -> PlaneAxes.SAGITTAL;
                    default ->
                            PlaneAxes.across(
                                    new Vec3(
                                            random.nextGaussian(),
                                            random.nextGaussian(),
                                            random.nextGaussian()));
                };
        PlaneStack stack = PlaneStack.covering(GRID, axes);
        Vec3 middle = GRID.centre();
        PlaneGeometry plane = stack.plane(stack.indexOf(middle));
        Vec3 centre = plane.toPixel(middle);
        double left = centre.x() - 1 - 5 * random.nextDouble();
        double right = centre.x() + 1 + 5 * random.nextDouble();
        double top = centre.y() - 1 - 5 * random.nextDouble();
        double bottom = centre.y() + 1 + 5 * random.nextDouble();
        Measurement measured =
                CutMeasures.measure(
                        drawn(
                                Shape.RECTANGLE,
                                plane.toPatient(left, top),
                                plane.toPatient(right, top),
                                plane.toPatient(right, bottom),
                                plane.toPatient(left, bottom)),
                        volume,
                        ValueUnit.HOUNSFIELD);
        List<Double> values = new ArrayList<>();
        for (int y = (int) Math.ceil(top); y <= bottom; y++) {
            for (int x = (int) Math.ceil(left); x <= right; x++) {
                values.add(value(plane.toPatient(x, y)));
            }
        }
        double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
        double variance =
                values.stream().mapToDouble(v -> (v - mean) * (v - mean)).average().orElseThrow();
        assertEquals(mean, of(measured, Quantity.Kind.MEAN), 0.02);
        assertEquals(Math.sqrt(variance), of(measured, Quantity.Kind.DEVIATION), 0.02);
        assertEquals(
                values.stream().mapToDouble(v -> v).min().orElseThrow(),
                of(measured, Quantity.Kind.MINIMUM),
                0.02);
        assertEquals(
                values.stream().mapToDouble(v -> v).max().orElseThrow(),
                of(measured, Quantity.Kind.MAXIMUM),
                0.02);
        double area = (right - left) * plane.columnSpacing() * (bottom - top) * plane.rowSpacing();
        assertEquals(area, of(measured, Quantity.Kind.AREA), 1e-6 * area);
        assertEquals(
                Quantity.HOUNSFIELD, measured.quantity(Quantity.Kind.MEAN).orElseThrow().unit());
    }

    @Test
    void aPointHasTheValueOfItsPlaceAndBesideTheVolumeNone() {
        Vec3 at = new Vec3(-3.3, 2.2, 111.7);
        Measurement measured =
                CutMeasures.measure(drawn(Shape.POINT, at), volume, ValueUnit.HOUNSFIELD);
        assertEquals(value(at), of(measured, Quantity.Kind.MEAN), 0.01);
        Measurement beside =
                CutMeasures.measure(
                        drawn(Shape.POINT, new Vec3(200, 0, 110)), volume, ValueUnit.HOUNSFIELD);
        assertEquals(List.of(), beside.quantities());
    }

    @Test
    void whatIsNotFlatOrReachesBeyondTheVolumeHasNoValues() {
        Annotation bent =
                drawn(
                        Shape.POLYGON,
                        new Vec3(-3, 0, 110),
                        new Vec3(3, 0, 110),
                        new Vec3(3, 4, 112),
                        new Vec3(-3, 4, 110));
        Annotation beyond =
                drawn(
                        Shape.POLYGON,
                        new Vec3(-3, 0, 110),
                        new Vec3(300, 0, 110),
                        new Vec3(3, 4, 110));
        for (Annotation annotation : List.of(bent, beyond)) {
            assertEquals(
                    Measurement.of(annotation, Calibration.NONE),
                    CutMeasures.measure(annotation, volume, ValueUnit.HOUNSFIELD));
        }
    }
}
