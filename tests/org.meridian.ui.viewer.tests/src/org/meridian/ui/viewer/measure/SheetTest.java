package org.meridian.ui.viewer.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Shape;
import org.meridian.imaging.CurvedPath;
import org.meridian.imaging.Straightening;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.imaging.measure.Quantity;
import org.meridian.ui.viewer.model.Bench;
import org.meridian.ui.viewer.model.Content;
import org.meridian.ui.viewer.model.FakeSeries;
import org.meridian.ui.viewer.model.History;
import org.meridian.ui.viewer.model.OutsidePreset;
import org.meridian.ui.viewer.model.People;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.model.ViewerModel.Point;
import org.meridian.ui.viewer.model.Volumes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is measured on images that are no slice, and what is not and why. */
class SheetTest {
    private static final VolumeGeometry CUBE =
            new VolumeGeometry(
                    60, 60, 60, new Vec3(-30, -30, 100), Vec3.X, Vec3.Y, Vec3.Z, 1, 1, 1);

    private final List<Annotation> kept = new ArrayList<>();
    private final History history = new History();
    private final AnnotationBook book =
            new AnnotationBook((series, put, removed, failed) -> kept.addAll(put), history);
    private final AnnotationBook rulers =
            new AnnotationBook((series, put, removed, failed) -> {}, history);

    private Bench bench(Volume volume, Plane plane) {
        Bench bench = Bench.showing(People.zhang(), FakeSeries.of(People.zhang(), volume));
        bench.model.setPlane(plane);
        bench.settle();
        return bench;
    }

    private Annotator annotator(ViewerModel model) {
        return new Annotator(model, book, rulers, (before, then) -> then.accept(before));
    }

    private static void drag(Annotator annotator, Shape shape, Point from, Point to) {
        annotator.draw(shape, from);
        annotator.move(new Point((from.x() + to.x()) / 2, (from.y() + to.y()) / 2));
        annotator.move(to);
        annotator.release(to);
    }

    private static Optional<Refusal> refused(Annotator annotator) {
        return annotator.refused().map(Annotator.Refused::reason);
    }

    private static List<String> lines(Annotator annotator) {
        assertEquals(1, annotator.shown().size());
        return new MeasurementText(Locale.ENGLISH).lines(annotator.shown().getFirst());
    }

    private static List<Vec3> arc() {
        List<Vec3> points = new ArrayList<>();
        for (int i = 0; i <= 12; i++) {
            double angle = Math.PI * i / 12;
            points.add(new Vec3(20 * Math.cos(angle), 20 * Math.sin(angle) - 10, 130));
        }
        return points;
    }

    @Test
    void alongAStraightenedPathItsOwnLengthIsMeasuredAndAcrossItThePatient() {
        Bench bench = bench(Volumes.noise(CUBE, 1), Plane.CURVED);
        ViewerModel model = bench.model;
        model.curve().along(Optional.of(CurvedPath.through(arc())), Vec3.Z);
        Annotator annotator = annotator(model);
        Straightening sheet =
                ((Content.Straight) model.displayed().orElseThrow().content()).sheet();
        double middle = (sheet.rows() - 1) / 2.0;
        // a quarter turn of 20 mm, wherever beside the path it is drawn
        double quarter = Math.PI / 2 * 20;
        drag(
                annotator,
                Shape.LENGTH,
                model.placement().toDevice(5, middle + 8),
                model.placement().toDevice(5 + quarter, middle + 8));
        PathLengths along = annotator.shown().getFirst().onPath().orElseThrow();
        assertEquals(quarter, along.along(), 0.05);
        assertEquals(0, along.across());
        double turned = angle(sheet.toPatient(5, middle), sheet.toPatient(5 + quarter, middle));
        assertEquals(Math.PI / 2, turned, 0.03, "the same by the patient's own positions");
        assertEquals(
                List.of("31.4 mm along the path", "Not kept: the path is not either"),
                lines(annotator));
        history.undo();
        drag(
                annotator,
                Shape.LENGTH,
                model.placement().toDevice(12, middle - 7),
                model.placement().toDevice(12, middle + 4));
        PathLengths across = annotator.shown().getFirst().onPath().orElseThrow();
        assertEquals(
                sheet.toPatient(12, middle - 7).distance(sheet.toPatient(12, middle + 4)),
                across.across(),
                1e-6);
        assertEquals("11.0 mm across it", lines(annotator).getFirst());
        assertEquals(List.of(), kept, "nothing of it goes into the archive");
    }

    private static double angle(Vec3 a, Vec3 b) {
        Vec3 middle = new Vec3(0, -10, 130);
        Vec3 from = a.minus(middle);
        Vec3 to = b.minus(middle);
        return Math.atan2(from.cross(to).length(), from.dot(to));
    }

    @Test
    void aSlantedLineOnItHasNoLengthAndAnglesAndAreasHaveNoMeaning() {
        Bench bench = bench(Volumes.noise(CUBE, 1), Plane.CURVED);
        ViewerModel model = bench.model;
        model.curve().along(Optional.of(CurvedPath.through(arc())), Vec3.Z);
        Annotator annotator = annotator(model);
        Point from = model.placement().toDevice(10, 20);
        Point to = model.placement().toDevice(15, 28);
        drag(annotator, Shape.LENGTH, from, to);
        assertEquals(
                List.of(
                        "5.0 mm along the path",
                        "8.0 mm across it",
                        "No slanted length: straightening stretches it",
                        "Not kept: the path is not either"),
                lines(annotator));
        assertTrue(annotator.take(from));
        assertEquals(1, rulers.selected().stream().count());
        annotator.release(from);
        model.curve().turn(0.5);
        assertEquals(List.of(), annotator.shown(), "another image");
        model.curve().reset();
        assertEquals(1, annotator.shown().size());
        drag(annotator, Shape.ANGLE, from, to);
        assertEquals(Optional.of(Refusal.STRAIGHTENED_ANGLE), refused(annotator));
        drag(annotator, Shape.ELLIPSE, from, to);
        assertEquals(Optional.of(Refusal.STRAIGHTENED_AREA), refused(annotator));
        assertTrue(
                new MeasurementText(Locale.SIMPLIFIED_CHINESE)
                        .refusal(Refusal.STRAIGHTENED_AREA)
                        .contains("面积"));
        drag(annotator, Shape.TEXT, from, to);
        assertEquals(Optional.of(Refusal.STRAIGHTENED_MARK), refused(annotator));
        annotator.cancel();
        assertEquals(Optional.empty(), refused(annotator));
    }

    /** A block of bone from -15 to 15 mm, -20 to 20 mm and 110 to 150 mm; its front leans. */
    private static Volume block() {
        List<short[]> slices = new ArrayList<>();
        for (int s = 0; s < CUBE.slices(); s++) {
            short[] slice = new short[CUBE.columns() * CUBE.rows()];
            for (int i = 0; i < slice.length; i++) {
                Vec3 at = CUBE.toPatient(i % CUBE.columns(), i / CUBE.columns(), s);
                // the value rises within 2 mm, trilinear in the position
                double inside = 1000 * (at.y() + 10 - (at.x() + 15) / 3);
                boolean within = Math.abs(at.x()) <= 15 && at.z() >= 110 && at.z() <= 150;
                slice[i] = (short) (within ? Math.max(-1000, Math.min(1000, inside)) : -1000);
            }
            slices.add(slice);
        }
        return Volume.hounsfield(CUBE, slices);
    }

    @Test
    void fromOutsideALengthGoesFromSurfaceToSurfaceInThePatient() {
        Bench bench = bench(block(), Plane.OUTSIDE);
        ViewerModel model = bench.model;
        Annotator annotator = annotator(model);
        Point from = device(model, new Vec3(-10, 0, 120));
        Point to = device(model, new Vec3(11, 0, 145));
        drag(annotator, Shape.LENGTH, from, to);
        assertEquals(Optional.empty(), refused(annotator));
        Measured shown = annotator.shown().getFirst();
        double length = shown.measurement().quantity(Quantity.Kind.LENGTH).orElseThrow().value();
        // 21 mm to the right, 25 up, and as the front leans 7 to the back, which is not seen
        assertEquals(Math.sqrt(21 * 21 + 25 * 25 + 7 * 7), length, 0.15);
        assertTrue(kept.getFirst().place() instanceof Place.InPatient);
        model.outside().turn(0.7, 0.2);
        bench.settle();
        Measured turned = annotator.shown().getFirst();
        assertEquals(shown.measurement(), turned.measurement(), "the same from anywhere");
        assertEquals(
                device(model, position(kept.getFirst(), 0)),
                turned.outline().handles().getFirst(),
                "and at the same place of the patient");
    }

    private static Vec3 position(Annotation annotation, int point) {
        var p = annotation.points().get(point);
        return new Vec3(p.x(), p.y(), p.z());
    }

    private static Point device(ViewerModel model, Vec3 position) {
        return model.space().deviceOf(position).orElseThrow();
    }

    @Test
    void fromOutsideWhatHasNoMeaningIsRefusedWithTheReason() {
        Bench bench = bench(block(), Plane.OUTSIDE);
        ViewerModel model = bench.model;
        Annotator annotator = annotator(model);
        Point from = device(model, new Vec3(-10, 0, 120));
        Point beside = device(model, new Vec3(25, 0, 145));
        drag(annotator, Shape.LENGTH, beside, from);
        assertEquals(Optional.of(Refusal.NO_SURFACE), refused(annotator));
        drag(annotator, Shape.LENGTH, from, beside);
        assertEquals(Optional.of(Refusal.NO_SURFACE), refused(annotator));
        drag(annotator, Shape.ELLIPSE, from, beside);
        assertEquals(Optional.of(Refusal.OUTSIDE_SHAPE), refused(annotator));
        model.outside().preset(OutsidePreset.MAXIMUM);
        bench.settle();
        drag(annotator, Shape.LENGTH, from, device(model, new Vec3(11, 0, 145)));
        assertEquals(Optional.of(Refusal.PROJECTION), refused(annotator));
        assertEquals(List.of(), kept);
    }
}
