package org.meridian.ui.viewer.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.imaging.GreyImage;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Reslicer.Interpolation;
import org.meridian.imaging.Slab.Projection;
import org.meridian.imaging.Turn;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.ui.viewer.model.Content;
import org.meridian.ui.viewer.model.FakeSeries;
import org.meridian.ui.viewer.model.KeyState;
import org.meridian.ui.viewer.model.OverlayText.Edges;
import org.meridian.ui.viewer.model.OverlayWriter;
import org.meridian.ui.viewer.model.People;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.PlaneTriad;
import org.meridian.ui.viewer.model.SlabChoice;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.model.ViewerModel.Point;
import org.meridian.ui.viewer.model.Volumes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

class PlaneTurningTest {
    /** A value for every thousandth of a millimetre. */
    private static final double FINE = 1000;

    private static final Vec3 MIDDLE = new Vec3(-1, 3, 113);

    private final Cells cells = new Cells();
    private final LayoutModel layout = cells.layout;
    private final PlaneTurning planes = layout.planes();

    /** A volume whose value is a coordinate, which interpolation keeps exactly. */
    private static Volume ramp(VolumeGeometry grid, ToDoubleFunction<Vec3> coordinate) {
        List<short[]> slices = new ArrayList<>();
        for (int s = 0; s < grid.slices(); s++) {
            short[] slice = new short[grid.columns() * grid.rows()];
            for (int i = 0; i < slice.length; i++) {
                Vec3 at = grid.toPatient(i % grid.columns(), i / grid.columns(), s);
                slice[i] = (short) Math.round(FINE * coordinate.applyAsDouble(at.minus(MIDDLE)));
            }
            slices.add(slice);
        }
        return Volume.hounsfield(grid, slices);
    }

    private void open(Volume volume) {
        layout.arrange(new GridSize(1, 3));
        Plane[] wanted = {Plane.AXIAL, Plane.CORONAL, Plane.SAGITTAL};
        for (int i = 0; i < 3; i++) {
            ViewerModel cell = cells.cell(i);
            cell.resize(300, 300);
            cell.opened(
                    cell.expect(Optional.of(People.zhang())),
                    FakeSeries.of(People.zhang(), volume));
            cell.setPlane(wanted[i]);
        }
        cells.settle();
    }

    @BeforeEach
    void openThree() {
        open(ramp(Volumes.anisotropic(), Vec3::x));
    }

    private PlaneGeometry plane(int cell) {
        return cells.cell(cell).space().displayed().orElseThrow();
    }

    private Edges edges(int cell) {
        return new OverlayWriter(Locale.ENGLISH)
                .write(cells.cell(cell), KeyState.NONE)
                .edges()
                .orElseThrow();
    }

    private static void near(Vec3 expected, Vec3 actual, double tolerance) {
        assertTrue(expected.distance(actual) <= tolerance, expected + " " + actual);
    }

    private Point handle(int cell, Plane of) {
        return planes.lines(cells.cell(cell)).stream()
                .filter(l -> l.plane() == of)
                .findFirst()
                .orElseThrow()
                .handles()
                .getFirst();
    }

    private Point crossing(int cell) {
        PlaneTurning.Line line = planes.lines(cells.cell(cell)).getFirst();
        Point a = line.handles().get(0);
        Point b = line.handles().get(1);
        return new Point((a.x() + b.x()) / 2, (a.y() + b.y()) / 2);
    }

    private static Point about(Point centre, Point from, double degrees) {
        double a = Math.toRadians(degrees);
        double x = from.x() - centre.x();
        double y = from.y() - centre.y();
        return new Point(
                centre.x() + x * Math.cos(a) - y * Math.sin(a),
                centre.y() + x * Math.sin(a) + y * Math.cos(a));
    }

    private void drag(int cell, Plane line, double degrees) {
        Point from = handle(cell, line);
        CellPointer pointer = new CellPointer(layout, cells.cell(cell));
        assertTrue(pointer.take(from));
        pointer.drag(about(crossing(cell), from, degrees));
        pointer.release();
    }

    @Test
    void eachPlaneShowsTheLinesOfTheOthersThroughOnePoint() {
        assertEquals(2, planes.lines(cells.cell(0)).size());
        Vec3 common = cells.cell(0).space().at(crossing(0)).orElseThrow();
        near(common, cells.cell(1).space().at(crossing(1)).orElseThrow(), 1e-9);
        near(common, cells.cell(2).space().at(crossing(2)).orElseThrow(), 1e-9);
    }

    @Test
    void aHandleTurnsTheOtherPlanesAndNotItsOwn() {
        Vec3 centre = cells.cell(0).space().at(crossing(0)).orElseThrow();
        PlaneGeometry axial = plane(0);
        drag(0, Plane.CORONAL, 30);
        double a = Math.toRadians(30);
        near(axial.row(), plane(0).row(), 1e-12);
        near(axial.normal(), plane(0).normal(), 1e-12);
        near(new Vec3(Math.cos(a), Math.sin(a), 0), plane(1).row(), 1e-12);
        near(new Vec3(0, 0, -1), plane(1).column(), 1e-12);
        near(new Vec3(-Math.sin(a), Math.cos(a), 0), plane(2).row(), 1e-12);
        for (int cell = 0; cell < 3; cell++) {
            assertEquals(0, plane(cell).toPixel(centre).z(), 1e-9);
        }
    }

    @Test
    void theLettersFollow() {
        assertEquals(new Edges("R", "L", "H", "F"), edges(1));
        drag(0, Plane.CORONAL, 30);
        assertEquals(new Edges("RA", "LP", "H", "F"), edges(1));
        assertEquals(new Edges("AL", "PR", "H", "F"), edges(2));
        drag(1, Plane.AXIAL, 25);
        // the axial plane turned in the oblique coronal one: its rows go down to the left
        double a = Math.toRadians(30);
        double b = Math.toRadians(25);
        near(
                new Vec3(
                        1 - (1 - Math.cos(b)) * Math.cos(a) * Math.cos(a),
                        -(1 - Math.cos(b)) * Math.cos(a) * Math.sin(a),
                        -Math.sin(b) * Math.cos(a)),
                plane(0).row(),
                1e-9);
        assertEquals("LF", edges(0).right());
    }

    /** What is drawn at a device position is what lies there by an own computation. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void everySampleLiesWhereItIsSaidToLie(int axis) {
        ToDoubleFunction<Vec3> coordinate =
                List.<ToDoubleFunction<Vec3>>of(Vec3::x, Vec3::y, Vec3::z).get(axis);
        for (VolumeGeometry grid : List.of(Volumes.anisotropic(), moved(Volumes.oblique()))) {
            open(ramp(grid, coordinate));
            Vec3 centre = cells.cell(0).space().at(crossing(0)).orElseThrow();
            drag(0, Plane.CORONAL, 30);
            double a = Math.toRadians(30);
            Vec3 row = new Vec3(Math.cos(a), Math.sin(a), 0);
            ViewerModel cell = cells.cell(1);
            Point middle = crossing(1);
            double millimetre =
                    plane(1).columnSpacing() / Math.abs(cell.placement().view().scaleX());
            int compared = 0;
            for (int x = -40; x <= 40; x += 8) {
                for (int y = -40; y <= 40; y += 8) {
                    Vec3 expected =
                            centre.plus(row.times(x * millimetre))
                                    .plus(new Vec3(0, 0, -y * millimetre));
                    Point at = new Point(middle.x() + x, middle.y() + y);
                    near(expected, cell.space().at(at).orElseThrow(), 1e-9);
                    if (inside(grid, expected)) {
                        double value = sampled(cell, expected) / FINE;
                        assertEquals(coordinate.applyAsDouble(expected.minus(MIDDLE)), value, 0.01);
                        compared++;
                    }
                }
            }
            assertTrue(compared > 20, "compared: " + compared);
            planes.straighten(cells.cell(0));
        }
    }

    private static VolumeGeometry moved(VolumeGeometry g) {
        return new VolumeGeometry(
                g.columns(),
                g.rows(),
                g.slices(),
                g.origin().plus(MIDDLE.minus(g.centre())),
                g.row(),
                g.column(),
                g.slice(),
                g.columnSpacing(),
                g.rowSpacing(),
                g.sliceSpacing());
    }

    private static boolean inside(VolumeGeometry grid, Vec3 position) {
        Vec3 index = grid.toIndex(position);
        return index.x() > 0
                && index.y() > 0
                && index.z() > 0
                && index.x() < grid.columns() - 1
                && index.y() < grid.rows() - 1
                && index.z() < grid.slices() - 1;
    }

    /** The drawn image at a position, between its pixels, which on a ramp is exact. */
    private static double sampled(ViewerModel cell, Vec3 position) {
        PlaneGeometry plane = cell.space().displayed().orElseThrow();
        Content.Cut cut = (Content.Cut) cell.displayed().orElseThrow().content();
        GreyImage image =
                cut.image(
                        new PlaneGeometry(
                                2,
                                1,
                                position,
                                plane.row(),
                                plane.column(),
                                plane.columnSpacing(),
                                plane.rowSpacing()),
                        Interpolation.LINEAR,
                        new short[2]);
        return image.valueAt(0, 0);
    }

    @Test
    void aSlabOnAnObliquePlaneIsThickAlongItsNormal() {
        drag(0, Plane.CORONAL, 30);
        ViewerModel cell = cells.cell(1);
        Vec3 position = cells.cell(0).space().at(crossing(0)).orElseThrow();
        double thin = sampled(cell, position);
        cell.setSlab(new SlabChoice(Projection.MAXIMUM, 5));
        // of a ramp along x the greatest lies at the end of the slab that is further to the left
        assertEquals(thin + FINE * 2.5 * Math.sin(Math.toRadians(30)), sampled(cell, position), 2);
    }

    @Test
    void whatLiesAtTheCrossingStaysOnTheScreen() {
        cells.cell(1).zoomAt(new Point(100, 100), 2);
        Point before = crossing(1);
        drag(0, Plane.CORONAL, 40);
        assertEquals(before.x(), crossing(1).x(), 1e-6);
        assertEquals(before.y(), crossing(1).y(), 1e-6);
    }

    @Test
    void aFlippedPictureTurnsAsTheHandDoes() {
        cells.cell(0).setTurn(Turn.NONE.flippedHorizontally());
        Point from = handle(0, Plane.CORONAL);
        Point to = about(crossing(0), from, 20);
        CellPointer pointer = new CellPointer(layout, cells.cell(0));
        assertTrue(pointer.take(from));
        pointer.drag(to);
        pointer.release();
        Point now = handle(0, Plane.CORONAL);
        assertEquals(to.x(), now.x(), 1e-6);
        assertEquals(to.y(), now.y(), 1e-6);
    }

    @Test
    void keysTurnAndStraightenAndEscapeTakesBack() {
        planes.turn(cells.cell(2), Math.toRadians(10));
        assertEquals(Math.toRadians(10), cells.cell(0).triad().inclination(Plane.AXIAL), 1e-9);
        assertEquals(cells.cell(0).triad(), cells.cell(1).triad());
        CellPointer pointer = new CellPointer(layout, cells.cell(0));
        Point from = handle(0, Plane.SAGITTAL);
        PlaneTriad before = cells.cell(0).triad();
        assertTrue(pointer.take(from));
        pointer.drag(about(crossing(0), from, 33));
        assertFalse(before.equals(cells.cell(1).triad()));
        assertTrue(pointer.cancel());
        assertEquals(before, cells.cell(1).triad());
        planes.straighten(cells.cell(0));
        assertEquals(PlaneTriad.UPRIGHT, cells.cell(1).triad());
        assertEquals(new Edges("R", "L", "H", "F"), edges(1));
    }

    @Test
    void aPlaneThatComesLaterLiesAsTheOthers() {
        cells.cell(2).setPlane(Plane.STACK);
        cells.settle();
        planes.turn(cells.cell(0), Math.toRadians(15));
        cells.cell(2).setPlane(Plane.SAGITTAL);
        cells.settle();
        assertEquals(cells.cell(0).triad(), cells.cell(2).triad());
    }

    @Test
    void picturesAsTheyWereTakenHaveNoLinesToTurn() {
        cells.cell(0).setPlane(Plane.STACK);
        cells.settle();
        assertTrue(planes.lines(cells.cell(0)).isEmpty());
        assertFalse(new CellPointer(layout, cells.cell(0)).take(new Point(150, 150)));
    }
}
