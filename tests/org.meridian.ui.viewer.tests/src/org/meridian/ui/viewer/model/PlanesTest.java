package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.imaging.PlaneAxes;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.ui.viewer.model.OverlayText.Edges;
import org.meridian.ui.viewer.model.ViewerModel.Status;
import org.meridian.workflow.PictureDecoders;
import org.meridian.workflow.SeriesImages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

class PlanesTest {
    private final VolumeGeometry geometry = Volumes.anisotropic();
    private final FakeSeries images = FakeSeries.of(People.zhang(), Volumes.noise(geometry, 5));
    private final Bench bench = Bench.showing(People.zhang(), images);
    private final ViewerModel model = bench.model;

    private Edges edges() {
        return new OverlayWriter(Locale.ENGLISH).write(model, KeyState.NONE).edges().orElseThrow();
    }

    private double along() {
        return FieldText.along(model.displayed().orElseThrow().geometry().orElseThrow());
    }

    private void cut(Plane plane) {
        model.setPlane(plane);
        bench.settle();
        assertEquals(Status.SHOWN, model.status());
    }

    @Test
    void theStackIsSeenFromTheFeet() {
        assertEquals(new Edges("R", "L", "A", "P"), edges());
        model.home();
        bench.settle();
        assertEquals(100, along(), 1e-9);
        model.end();
        bench.settle();
        assertEquals(100 + 11 * 2.5, along(), 1e-9);
    }

    @Test
    void aLocaliserIsTheLastImageAndNoPlaceIsSoughtOnIt() {
        Vec3 middle = geometry.toPatient(7, 9, 8);
        PlaneGeometry across =
                new PlaneGeometry(
                        geometry.columns(), geometry.rows(), middle, Vec3.Y, Vec3.Z, 0.7, 0.9);
        FakeSeries localised =
                FakeSeries.withLocaliser(People.zhang(), Volumes.noise(geometry, 5), across);
        Bench there = Bench.showing(People.zhang(), localised);
        assertEquals(13, there.model.size());
        assertEquals(6, there.model.index());
        assertEquals(11 * 2.5, there.model.space().ascent().z(), 1e-9);
        there.model.goNear(middle);
        assertEquals(8, there.model.index());
        there.model.end();
        there.settle();
        assertEquals(across, there.model.displayed().orElseThrow().geometry().orElseThrow());
        there.model.setPlane(Plane.AXIAL);
        there.settle();
        assertEquals(12, there.model.size());
        assertEquals(Status.SHOWN, there.model.status());
    }

    @Test
    void anAxialCutHasTheStacksPlaces() {
        cut(Plane.AXIAL);
        assertEquals(new Edges("R", "L", "A", "P"), edges());
        assertEquals(12, model.size());
        model.home();
        assertEquals(100, along(), 1e-9);
        model.end();
        assertEquals(127.5, along(), 1e-9);
    }

    @Test
    void aCoronalCutIsSeenFromTheFront() {
        cut(Plane.CORONAL);
        assertEquals(new Edges("R", "L", "H", "F"), edges());
        assertEquals(30, model.size());
        model.home();
        assertEquals(-10, along(), 1e-9);
        model.scroll(1);
        assertEquals(-10 + 0.9, along(), 1e-9);
        model.end();
        assertEquals(-10 + 29 * 0.9, along(), 1e-9);
    }

    @Test
    void aSagittalCutHasTheBackOnTheRight() {
        cut(Plane.SAGITTAL);
        assertEquals(new Edges("A", "P", "H", "F"), edges());
        assertEquals(40, model.size());
        model.home();
        assertEquals(-15 + 39 * 0.7, along(), 1e-9);
        model.end();
        assertEquals(-15, along(), 1e-9);
    }

    @Test
    void anotherPlaneStaysAtTheSamePlace() {
        model.goTo(3);
        bench.settle();
        cut(Plane.AXIAL);
        assertEquals(100 + 3 * 2.5, along(), 1e-9);
        cut(Plane.STACK);
        assertEquals(3, model.index());
    }

    @Test
    void anotherPlaneGoesThroughTheFindingOneLooksAt() {
        Vec3 position = geometry.toPatient(30, 4, 8);
        model.findings().show(People.finding(People.zhang(), 1, position, 5));
        bench.settle();
        assertEquals(8, model.displayed().orElseThrow().index());
        cut(Plane.SAGITTAL);
        assertEquals(position.x(), along(), 1e-9);
        cut(Plane.CORONAL);
        assertEquals(position.y(), along(), 1e-9);
    }

    @Test
    void anObliqueVolumeIsCutUpright() {
        VolumeGeometry oblique = Volumes.oblique();
        FakeSeries turned = FakeSeries.of(People.zhang(), Volumes.noise(oblique, 6));
        Bench other = Bench.showing(People.zhang(), turned);
        for (Plane plane : List.of(Plane.AXIAL, Plane.CORONAL, Plane.SAGITTAL)) {
            MprSlices slices = new MprSlices(oblique, PlaneTriad.UPRIGHT.of(plane));
            other.model.setPlane(plane);
            other.settle();
            PlaneGeometry cut = other.model.displayed().orElseThrow().geometry().orElseThrow();
            double principal =
                    switch (plane) {
                        case AXIAL -> cut.normal().z();
                        case CORONAL -> cut.normal().y();
                        default -> -cut.normal().x();
                    };
            assertEquals(1, principal, 1e-12, plane.toString());
            assertTrue(slices.size() > 1);
            for (int corner = 0; corner < 8; corner++) {
                Vec3 position =
                        oblique.toPatient(
                                (corner & 1) * 39, (corner >> 1 & 1) * 29, (corner >> 2) * 11);
                Vec3 pixel = slices.plane(0).orElseThrow().toPixel(position);
                assertTrue(pixel.x() >= -1e-6 && pixel.x() <= cut.columns() - 1 + 1e-6);
                assertTrue(pixel.y() >= -1e-6 && pixel.y() <= cut.rows() - 1 + 1e-6);
                assertTrue(pixel.z() >= -1e-6);
                assertTrue(pixel.z() < slices.size() * 2 * slices.halfStep());
            }
        }
    }

    @Test
    void aSeriesThatIsNoVolumeIsNotCut() {
        FakeSeries loose =
                new FakeSeries(
                        People.zhang(),
                        List.of(images.describe(0)),
                        images::image,
                        Optional.empty());
        Bench other = Bench.showing(People.zhang(), loose);
        assertFalse(other.model.canCut());
        other.model.setPlane(Plane.CORONAL);
        assertEquals(Plane.STACK, other.model.plane());
    }

    @Test
    void withoutAVolumeTheStackComesBack() {
        ViewerModel failing =
                new ViewerModel(
                        new PictureLoader(
                                new PictureDecoders(Runnable::run, 1, 96L << 20), Runnable::run),
                        (open, then, otherwise) -> otherwise.run(),
                        new OutsideRenderer(Runnable::run, Runnable::run),
                        OutsidePreset::function,
                        UsualWindows::of,
                        () -> UptakeKind.BODY_WEIGHT,
                        SeriesImages::close);
        failing.opened(failing.expect(Optional.of(People.zhang())), images);
        failing.setPlane(Plane.CORONAL);
        assertEquals(Plane.STACK, failing.plane());
        assertEquals(Status.SHOWN, failing.status());
    }

    @Test
    void aThinVolumeMakesNoHugePlane() {
        VolumeGeometry flat =
                new VolumeGeometry(512, 512, 3, Vec3.ZERO, Vec3.X, Vec3.Y, Vec3.Z, 1, 1, 0.01);
        PlaneGeometry cut = new MprSlices(flat, PlaneAxes.AXIAL).plane(0).orElseThrow();
        assertTrue(cut.columns() <= 1537, "columns: " + cut.columns());
    }
}
