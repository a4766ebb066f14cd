package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.meridian.imaging.ColourImage;
import org.meridian.imaging.GreyImage;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Rescale;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.ui.viewer.model.ViewerModel.Point;
import org.meridian.workflow.ImageDescription;
import org.meridian.workflow.Picture;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;

class PointerValueTest {
    static Stream<VolumeGeometry> geometries() {
        return Stream.of(Volumes.anisotropic(), Volumes.oblique());
    }

    /** Points at the middle of a pixel of the displayed slice. */
    private static PointerValue pointed(ViewerModel model, int column, int row) {
        double x = model.view().toDeviceX(column + 0.5);
        double y = model.view().toDeviceY(row + 0.5);
        model.point(Optional.of(new Point(x, y)));
        return model.pointerValue().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void inTheStackItIsTheVoxel(VolumeGeometry geometry) {
        Volume volume = Volumes.noise(geometry, 7);
        Bench bench = Bench.showing(People.zhang(), FakeSeries.of(People.zhang(), volume));
        bench.model.zoomAt(new Point(100, 80), 1.7);
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            int slice = random.nextInt(geometry.slices());
            int column = random.nextInt(geometry.columns());
            int row = random.nextInt(geometry.rows());
            bench.model.goTo(slice);
            bench.settle();
            PointerValue value = pointed(bench.model, column, row);
            assertEquals(column, value.column());
            assertEquals(row, value.row());
            assertEquals(OptionalDouble.of(volume.valueAt(column, row, slice)), value.value());
            Vec3 expected = geometry.toPatient(column, row, slice);
            assertEquals(0, expected.distance(value.patient().orElseThrow()), 1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void inACutItIsTheVolumesValueAtThatPlace(VolumeGeometry geometry) {
        Volume volume = Volumes.noise(geometry, 8);
        Bench bench = Bench.showing(People.zhang(), FakeSeries.of(People.zhang(), volume));
        Random random = new Random(8);
        for (Plane plane : List.of(Plane.AXIAL, Plane.CORONAL, Plane.SAGITTAL)) {
            bench.model.setPlane(plane);
            bench.settle();
            int inside = 0;
            for (int i = 0; i < 200; i++) {
                bench.model.goTo(random.nextInt(bench.model.size()));
                Displayed displayed = bench.model.displayed().orElseThrow();
                PlaneGeometry cut = displayed.geometry().orElseThrow();
                int column = random.nextInt(displayed.columns());
                int row = random.nextInt(displayed.rows());
                PointerValue value = pointed(bench.model, column, row);
                Vec3 position = value.patient().orElseThrow();
                Vec3 pixel = cut.toPixel(position);
                assertEquals(0, pixel.distance(new Vec3(column, row, 0)), 1e-9);
                if (value.value().isPresent()) {
                    assertEquals(volume.sample(position), value.value().getAsDouble(), 1e-9);
                    inside++;
                } else {
                    assertEquals(-1024, volume.sample(position), 0.5);
                }
            }
            assertEquals(true, inside > 50, plane + ": " + inside);
        }
    }

    @Test
    void anUprightCutThroughVoxelCentresHasTheirValues() {
        VolumeGeometry cube = VolumeGeometry.axial(9, 8, 7, new Vec3(-4, 5, 6), 2, 2);
        Volume volume = Volumes.noise(cube, 9);
        Bench bench = Bench.showing(People.zhang(), FakeSeries.of(People.zhang(), volume));
        bench.model.setPlane(Plane.CORONAL);
        bench.settle();
        bench.model.goTo(3);
        // the head is above: the first row is the last slice
        assertEquals(
                volume.valueAt(2, 3, 6), pointed(bench.model, 2, 0).value().getAsDouble(), 1e-9);
        bench.model.setPlane(Plane.SAGITTAL);
        bench.model.home();
        assertEquals(
                volume.valueAt(8, 5, 4), pointed(bench.model, 5, 2).value().getAsDouble(), 1e-9);
    }

    @Test
    void besideTheImageThereIsNone() {
        Volume volume = Volumes.noise(Volumes.anisotropic(), 1);
        Bench bench = Bench.showing(People.zhang(), FakeSeries.of(People.zhang(), volume));
        double left = bench.model.view().toDeviceX(0) - 0.1;
        bench.model.point(Optional.of(new Point(left, 150)));
        assertEquals(Optional.empty(), bench.model.pointerValue());
        bench.model.point(Optional.empty());
        assertEquals(Optional.empty(), bench.model.pointerValue());
    }

    @Test
    void aRescaledImageShowsModalityValuesAndAColourNone() {
        ImageDescription description = Descriptions.bare(2, 1);
        GreyImage grey =
                new GreyImage(2, 1, new short[] {(short) 40000, 3}, new Rescale(0.5, -10, false));
        Bench bench =
                Bench.showing(
                        People.zhang(),
                        FakeSeries.single(
                                People.zhang(), new Picture.Grey(grey, true), description));
        PointerValue value = pointed(bench.model, 0, 0);
        assertEquals(OptionalDouble.of(19990), value.value());
        assertEquals(Optional.empty(), value.patient());

        Picture colour = new Picture.Colour(new ColourImage(2, 1, new byte[6]));
        Bench other =
                Bench.showing(
                        People.zhang(), FakeSeries.single(People.zhang(), colour, description));
        assertEquals(OptionalDouble.empty(), pointed(other.model, 1, 0).value());
    }
}
