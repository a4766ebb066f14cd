package org.meridian.ui.viewer.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.AnnotationId;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.dicom.derived.ForeignAnnotation;
import org.meridian.imaging.Turn;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.measure.Calibration;
import org.meridian.imaging.measure.Quantity;
import org.meridian.ui.viewer.model.Bench;
import org.meridian.ui.viewer.model.FakeSeries;
import org.meridian.ui.viewer.model.History;
import org.meridian.ui.viewer.model.OverlayLevel;
import org.meridian.ui.viewer.model.People;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.model.ViewerModel.Point;
import org.meridian.ui.viewer.model.Volumes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Pixels are 0.7 by 0.9 mm; positions of the hand are said in the image's pixels. */
class AnnotatorTest {
    private final Volume volume = Volumes.noise(Volumes.anisotropic(), 3);
    private final Bench bench =
            Bench.showing(People.zhang(), FakeSeries.of(People.zhang(), volume));
    private final ViewerModel model = bench.model;
    private final List<Annotation> kept = new ArrayList<>();
    private final History history = new History();
    private final AnnotationBook book =
            new AnnotationBook((series, put, removed, failed) -> kept.addAll(put), history);
    private final AnnotationBook rulers =
            new AnnotationBook((series, put, removed, failed) -> {}, history);
    private final Annotator annotator =
            new Annotator(model, book, rulers, (before, then) -> then.accept(before + "typed"));

    @BeforeEach
    void open() {
        book.load(People.zhang().series().orElseThrow(), List.of());
        model.goTo(4);
        bench.settle();
    }

    private Point at(double column, double row) {
        return model.placement().toDevice(column, row);
    }

    private void click(Shape shape, double column, double row) {
        annotator.move(at(column, row));
        annotator.draw(shape, at(column, row));
        annotator.release(at(column, row));
    }

    private void drag(Shape shape, double c, double r, double column, double row) {
        annotator.draw(shape, at(c, r));
        annotator.move(at((c + column) / 2, (r + row) / 2));
        annotator.move(at(column, row));
        annotator.release(at(column, row));
    }

    private Measured shown() {
        assertEquals(1, annotator.shown().size());
        return annotator.shown().get(0);
    }

    private double value(Quantity.Kind kind) {
        return shown().measurement().quantity(kind).orElseThrow().value();
    }

    private static List<String> lines(Measured measured) {
        return new MeasurementText(Locale.ENGLISH).lines(measured);
    }

    @Test
    void aLengthIsDraggedOrClicked() {
        drag(Shape.LENGTH, 5, 5, 15, 5);
        assertEquals(7, value(Quantity.Kind.LENGTH), 1e-9);
        assertEquals(List.of("7.0 mm"), lines(shown()));
        assertTrue(shown().selected());
        history.undo();
        click(Shape.LENGTH, 5, 5);
        assertTrue(annotator.draws());
        annotator.move(at(5, 11));
        assertEquals(5.4, value(Quantity.Kind.LENGTH), 1e-9, "measured while it is drawn");
        click(Shape.LENGTH, 5, 15);
        assertFalse(annotator.draws());
        assertEquals(9, value(Quantity.Kind.LENGTH), 1e-9);
        assertEquals(
                new Place.OnImage("1.1.1", "1.4", 1), kept.getLast().place(), "on this picture");
        model.goTo(5);
        bench.settle();
        assertEquals(List.of(), annotator.shown(), "and on no other");
    }

    @Test
    void whatOthersDrewIsSeenAndCannotBeTaken() {
        Annotation box =
                new Annotation(
                        AnnotationId.random(),
                        Shape.RECTANGLE,
                        new Place.OnImage("1.1.1", "1.4", 1),
                        List.of(Position.of(5, 5), Position.of(15, 12)),
                        "",
                        "reader",
                        Instant.EPOCH);
        book.loadOthers(
                People.zhang().series().orElseThrow(),
                List.of(
                        new ForeignAnnotation(
                                box,
                                "Lesion",
                                "Lung",
                                List.of(new ForeignAnnotation.Stated("Diameter", 7, "mm")))));
        Foreign seen = annotator.others().getFirst();
        assertEquals(List.of("Lesion", "Lung", "Diameter 7.0 mm"), seen.words());
        assertEquals(at(5, 5), seen.outline().lines().getFirst().getFirst());
        assertFalse(annotator.take(at(5, 5)));
        assertEquals(List.of(), annotator.shown());
        model.goTo(5);
        bench.settle();
        assertEquals(List.of(), annotator.others());
    }

    @Test
    void anglesTakeThreeAndFourPoints() {
        click(Shape.ANGLE, 19, 10);
        click(Shape.ANGLE, 5, 10);
        click(Shape.ANGLE, 5, 20);
        assertEquals(90, value(Quantity.Kind.ANGLE), 1e-9);
        assertEquals(List.of("90.0°"), lines(shown()));
        history.undo();
        drag(Shape.COBB, 5, 5, 15, 5);
        assertTrue(annotator.draws());
        drag(Shape.COBB, 5, 10, 14, 17);
        assertFalse(annotator.draws());
        double expected = Math.toDegrees(Math.atan2(7 * 0.9, 9 * 0.7));
        assertEquals(expected, value(Quantity.Kind.ANGLE), 1e-9);
    }

    @Test
    void aRegionIsMeasuredOnStoredValues() {
        model.setTurn(new Turn(1, true));
        model.zoomAt(new Point(3, 3), 1.7);
        drag(Shape.RECTANGLE, 4.6, 3.6, 9.4, 8.4);
        double sum = 0;
        double squares = 0;
        for (int y = 4; y <= 8; y++) {
            for (int x = 5; x <= 9; x++) {
                double v = volume.image(4).valueAt(x, y);
                sum += v;
                squares += v * v;
            }
        }
        double mean = sum / 25;
        assertEquals(mean, value(Quantity.Kind.MEAN), 1e-9);
        assertEquals(Math.sqrt(squares / 25 - mean * mean), value(Quantity.Kind.DEVIATION), 1e-6);
        assertEquals(4.8 * 0.7 * 4.8 * 0.9, value(Quantity.Kind.AREA), 1e-9);
        assertEquals(3, lines(shown()).size());
        assertTrue(lines(shown()).get(1).startsWith("Mean "), lines(shown()).toString());
        assertTrue(lines(shown()).get(1).endsWith(" HU"));
    }

    @Test
    void anEllipseLiesInItsBox() {
        drag(Shape.ELLIPSE, 4, 4, 14, 10);
        assertEquals(Math.PI / 4 * 10 * 0.7 * 6 * 0.9, value(Quantity.Kind.AREA), 1e-9);
        Outline outline = shown().outline();
        assertEquals(0, outline.distance(at(9, 4)), 0.1);
        assertTrue(outline.distance(at(4, 4)) > 10, "the box's corner is outside");
        // the right end alone is dragged: the left one stays
        assertTrue(annotator.take(at(14, 7)));
        annotator.move(at(18, 9));
        annotator.release(at(18, 9));
        assertEquals(Math.PI / 4 * 14 * 0.7 * 6 * 0.9, value(Quantity.Kind.AREA), 1e-9);
        List<Position> ends = rounded(kept.getLast().points());
        assertEquals(Position.of(4, 7), ends.get(0));
        assertEquals(Position.of(11, 4), ends.get(2));
    }

    @Test
    void aPolygonIsClosedAtItsFirstCornerOrByADoubleClick() {
        click(Shape.POLYGON, 5, 5);
        click(Shape.POLYGON, 15, 5);
        click(Shape.POLYGON, 15, 15);
        click(Shape.POLYGON, 5, 15);
        click(Shape.POLYGON, 5.1, 5.1);
        assertFalse(annotator.draws());
        assertEquals(100 * 0.63, value(Quantity.Kind.AREA), 1e-9);
        history.undo();
        click(Shape.POLYGON, 5, 5);
        click(Shape.POLYGON, 15, 5);
        click(Shape.POLYGON, 15, 15);
        click(Shape.POLYGON, 15, 15);
        assertTrue(annotator.doubleClick(at(15, 15)));
        assertEquals(50 * 0.63, value(Quantity.Kind.AREA), 1e-9);
        assertEquals(3, kept.getLast().points().size());
    }

    @Test
    void aFreehandLineFollowsTheHand() {
        annotator.draw(Shape.FREEHAND, at(5, 5));
        for (int i = 1; i <= 10; i++) {
            annotator.move(at(5 + i, 5));
        }
        for (int i = 1; i <= 10; i++) {
            annotator.move(at(15, 5 + i));
        }
        annotator.release(at(15, 15));
        assertEquals(50 * 0.63, value(Quantity.Kind.AREA), 1e-9);
    }

    @Test
    void aLineThatCrossesItselfHasNoArea() {
        click(Shape.POLYGON, 5, 5);
        click(Shape.POLYGON, 15, 15);
        click(Shape.POLYGON, 15, 5);
        click(Shape.POLYGON, 5, 15);
        annotator.doubleClick(at(5, 15));
        assertTrue(shown().measurement().quantity(Quantity.Kind.AREA).isEmpty());
        assertTrue(lines(shown()).contains("No area: the line crosses itself"));
    }

    @Test
    void aRegionWithoutAPixelHasNoMeanAndSaysSo() {
        drag(Shape.RECTANGLE, 5.2, 5.2, 5.6, 5.6);
        assertTrue(shown().measurement().quantity(Quantity.Kind.MEAN).isEmpty());
        assertEquals(
                List.of("Area 0.1 mm²", "No mean: no centre of a pixel lies inside"),
                lines(shown()));
    }

    @Test
    void aClickWithoutADragIsNoLine() {
        click(Shape.LENGTH, 5, 5);
        click(Shape.LENGTH, 5, 5);
        assertEquals(List.of(), annotator.shown());
        assertEquals(List.of(), kept);
        drag(Shape.RECTANGLE, 5, 5, 5, 5);
        annotator.cancel();
        assertEquals(List.of(), book.all());
    }

    @Test
    void whatIsTouchedIsMovedAndTakenBack() {
        drag(Shape.LENGTH, 5, 5, 15, 5);
        assertFalse(annotator.take(at(10, 12)), "beside the line");
        assertTrue(book.selected().isEmpty());
        assertTrue(annotator.take(at(10, 5)), "on the line");
        annotator.move(at(11, 8));
        assertEquals(
                List.of(Position.of(6, 8), Position.of(16, 8)),
                rounded(shown().annotation().points()));
        annotator.cancel();
        assertEquals(Position.of(5, 5), rounded(shown().annotation().points()).get(0));
        assertTrue(annotator.take(at(15, 5)), "its end");
        annotator.move(at(15, 15));
        annotator.release(at(15, 15));
        assertEquals(
                List.of(Position.of(5, 5), Position.of(15, 15)),
                rounded(book.all().get(0).points()));
        history.undo();
        assertEquals(Position.of(15, 5), rounded(book.all().get(0).points()).get(1));
        history.redo();
        assertEquals(Position.of(15, 15), rounded(book.all().get(0).points()).get(1));
    }

    private static List<Position> rounded(List<Position> points) {
        return points.stream()
                .map(p -> Position.of(Math.round(p.x() * 1e6) / 1e6, Math.round(p.y() * 1e6) / 1e6))
                .toList();
    }

    @Test
    void aTextIsAskedForAndWrittenAnew() {
        click(Shape.TEXT, 5, 5);
        assertEquals("typed", book.all().get(0).label());
        assertEquals(List.of("typed"), lines(shown()));
        drag(Shape.ARROW, 10, 10, 20, 20);
        assertTrue(annotator.doubleClick(at(15, 15)));
        assertEquals("typed", book.selected().orElseThrow().label());
    }

    @Test
    void aPointHasItsPixelsValue() {
        click(Shape.POINT, 7.2, 9.4);
        assertEquals(volume.image(4).valueAt(7, 9), value(Quantity.Kind.MEAN), 1e-9);
    }

    @Test
    void onACutItLiesInThePatient() {
        model.setPlane(Plane.SAGITTAL);
        bench.settle();
        model.goTo(20);
        drag(Shape.LENGTH, 3, 4, 9, 12);
        Annotation drawn = book.all().get(0);
        assertEquals(new Place.InPatient("1.1.1", "1.2.3"), drawn.place());
        Vec3 expected = model.space().displayed().orElseThrow().toPatient(3, 4);
        Position first = drawn.points().get(0);
        assertEquals(0, expected.distance(new Vec3(first.x(), first.y(), first.z())), 1e-9);
        double spacing = model.space().displayed().orElseThrow().columnSpacing();
        assertEquals(10 * spacing, value(Quantity.Kind.LENGTH), 1e-9);
        model.goTo(22);
        assertEquals(List.of(), annotator.shown());
        model.goTo(20);
        assertEquals(1, annotator.shown().size());
        drag(Shape.RECTANGLE, 10, 5, 20, 12);
        Measured region = annotator.shown().get(1);
        assertTrue(region.measurement().quantity(Quantity.Kind.MEAN).isPresent());
        assertEquals(Calibration.Source.PATIENT, region.measurement().source());
    }

    @Test
    void hiddenOverlaysHideDrawingsUntilOneIsDrawn() {
        drag(Shape.LENGTH, 5, 5, 15, 5);
        model.overlays().show(OverlayLevel.OFF);
        assertEquals(List.of(), annotator.shown());
        drag(Shape.LENGTH, 5, 9, 15, 9);
        assertTrue(model.overlays().areShown());
        assertEquals(2, annotator.shown().size());
        model.overlays().show(OverlayLevel.OFF);
        annotator.chooseHandle();
        assertEquals(2, annotator.shown().size());
    }

    private List<Position> points() {
        return book.all().getFirst().points();
    }

    @Test
    void aHandleIsMovedByKeysAndTakenBackAsOneStep() {
        drag(Shape.LENGTH, 5, 5, 15, 5);
        int saved = kept.size();
        annotator.chooseHandle();
        assertEquals(List.of(at(5, 5)), annotator.handles().chosen());
        annotator.handles().move(10, 0);
        annotator.handles().move(0, 1);
        annotator.handles().move(0, 1);
        annotator.handles().move(-1, 0);
        assertEquals(at(14, 7), annotator.shown().getFirst().outline().handles().getFirst());
        assertEquals(Math.hypot(0.7, 1.8), value(Quantity.Kind.LENGTH), 1e-9);
        assertEquals(saved, kept.size(), "kept once, at the end");
        annotator.keep();
        assertFalse(annotator.handles().isHeld());
        assertEquals(List.of(Position.of(14, 7), Position.of(15, 5)), points());
        assertEquals(saved + 1, kept.size());
        history.undo();
        assertEquals(List.of(Position.of(5, 5), Position.of(15, 5)), points());
    }

    @Test
    void keysWalkThroughTheHandlesToTheWholeAndRoundAgain() {
        drag(Shape.LENGTH, 5, 5, 15, 5);
        book.select(Optional.empty());
        annotator.chooseHandle();
        assertEquals(book.all(), book.selected().stream().toList(), "the first drawing is marked");
        annotator.chooseHandle();
        assertEquals(List.of(at(15, 5)), annotator.handles().chosen());
        annotator.handles().move(0, 1);
        annotator.chooseHandle();
        assertEquals(List.of(at(5, 5), at(15, 6)), annotator.handles().chosen());
        annotator.handles().move(0, 2);
        annotator.chooseHandle();
        assertEquals(List.of(Position.of(5, 7), Position.of(15, 8)), points());
        assertEquals(List.of(at(5, 7)), annotator.handles().chosen());
    }

    @Test
    void aTurnedImageMovesAHandleAsTheScreenShowsIt() {
        drag(Shape.LENGTH, 5, 5, 15, 5);
        model.setTurn(Turn.NONE.rotated(1));
        annotator.chooseHandle();
        annotator.handles().move(1, 0);
        annotator.keep();
        // what was up on the image lies to the right
        assertEquals(List.of(Position.of(5, 4), Position.of(15, 5)), points());
    }

    @Test
    void aMoveIsCancelledOrEndsWithThePointerOrAnotherImage() {
        drag(Shape.LENGTH, 5, 5, 15, 5);
        annotator.chooseHandle();
        annotator.handles().move(1, 0);
        assertTrue(annotator.cancel());
        assertEquals(List.of(Position.of(5, 5), Position.of(15, 5)), points());
        annotator.chooseHandle();
        annotator.handles().move(1, 0);
        model.goTo(5);
        bench.settle();
        assertFalse(annotator.handles().isHeld(), "arrows scroll again");
        annotator.handles().move(1, 0);
        annotator.take(at(20, 20));
        assertEquals(List.of(Position.of(6, 5), Position.of(15, 5)), points());
    }

    /** Circles of a finger overlap: the nearest handle is taken. */
    @Test
    void aFingerTakesTheNearestHandleWithinItsReach() {
        drag(Shape.LENGTH, 2, 5, 8, 5);
        drag(Shape.LENGTH, 2, 8, 8, 8);
        book.select(Optional.empty());
        Point first = at(8, 5);
        Point far = new Point(first.x() + 21, first.y());
        assertFalse(annotator.take(far));
        annotator.large(true);
        List<Point> before = annotator.shown().getFirst().outline().handles();
        assertEquals(book.all().get(0), annotator.hit(far).orElseThrow().annotation());
        Point second = at(8, 8);
        Point between = new Point(first.x() + 12, (first.y() + 2 * second.y()) / 3);
        assertEquals(book.all().get(1), annotator.hit(between).orElseThrow().annotation());
        assertFalse(annotator.take(new Point(first.x() + 23, first.y())));
        assertTrue(annotator.take(far));
        annotator.move(new Point(far.x() + 10, far.y()));
        assertEquals(
                first.x() + 10, annotator.shown().getFirst().outline().handles().get(1).x(), 1e-9);
        assertTrue(annotator.cancel());
        assertEquals(before, annotator.shown().getFirst().outline().handles());
        annotator.large(false);
        assertFalse(annotator.take(far));
    }

    @Test
    void keysWalkThroughWhatIsDrawn() {
        drag(Shape.LENGTH, 5, 5, 15, 5);
        drag(Shape.LENGTH, 5, 9, 15, 9);
        annotator.selectNext();
        assertEquals(book.all().get(0), book.selected().orElseThrow());
        annotator.selectNext();
        assertEquals(book.all().get(1), book.selected().orElseThrow());
    }
}
