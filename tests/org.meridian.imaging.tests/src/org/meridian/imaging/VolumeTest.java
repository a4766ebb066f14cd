package org.meridian.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class VolumeTest {
    /** Oblique, with unequal spacings and a tilted gantry. */
    private static final VolumeGeometry TILTED =
            new VolumeGeometry(
                    20,
                    16,
                    12,
                    new Vec3(-12, 7, 900),
                    new Vec3(1, 0.1, 0.2).unit(),
                    new Vec3(-0.1, 1, 0).unit(),
                    new Vec3(0.1, 0.3, 1).unit(),
                    0.7,
                    0.9,
                    2.5);

    /** Values that rise evenly along each axis, which linear interpolation must reproduce. */
    private static Volume ramp(VolumeGeometry g) {
        List<short[]> slices = new ArrayList<>();
        for (int s = 0; s < g.slices(); s++) {
            short[] slice = new short[g.columns() * g.rows()];
            for (int i = 0; i < slice.length; i++) {
                slice[i] =
                        (short) (3 * (i % g.columns()) + 50 * (i / g.columns()) + 700 * s - 1000);
            }
            slices.add(slice);
        }
        return Volume.hounsfield(g, slices);
    }

    @Property
    void indexAndPatientAreInverse(
            @ForAll @DoubleRange(min = -50, max = 50) double c,
            @ForAll @DoubleRange(min = -50, max = 50) double r,
            @ForAll @DoubleRange(min = -50, max = 50) double s) {
        Vec3 index = TILTED.toIndex(TILTED.toPatient(c, r, s));
        assertEquals(c, index.x(), 1e-9);
        assertEquals(r, index.y(), 1e-9);
        assertEquals(s, index.z(), 1e-9);
    }

    @Property
    void samplingIsLinearInside(
            @ForAll @DoubleRange(min = 0, max = 19) double c,
            @ForAll @DoubleRange(min = 0, max = 15) double r,
            @ForAll @DoubleRange(min = 0, max = 11) double s) {
        assertEquals(
                3 * c + 50 * r + 700 * s - 1000,
                ramp(TILTED).sample(TILTED.toPatient(c, r, s)),
                1e-6);
    }

    @Test
    void borderHoldsForHalfAVoxelAndThenThereIsPadding() {
        Volume volume = ramp(TILTED);
        assertEquals(-1000, volume.sample(TILTED.toPatient(-0.49, -0.49, -0.49)), 1e-6);
        assertEquals(-1024, volume.sample(TILTED.toPatient(-0.51, 0, 0)));
        assertEquals(-1024, volume.sample(TILTED.toPatient(0, 15.51, 0)));
        assertEquals(-1024, volume.sample(new Vec3(Double.NaN, 0, 0)));
    }

    @Test
    void rescaleTurnsUnsignedBitsIntoValues() {
        Volume volume =
                new Volume(
                        VolumeGeometry.axial(2, 1, 1, Vec3.ZERO, 1, 1),
                        List.of(new short[] {(short) 65535, 0}),
                        new Rescale(0.5, -10, false),
                        (short) 0);
        assertEquals(32757.5, volume.valueAt(0, 0, 0));
        assertEquals((32757.5 - 10) / 2, volume.sample(new Vec3(0.5, 0, 0)), 1e-9);
    }

    @Test
    void aSlicesPlaneIsTheSliceItself() {
        Volume volume = ramp(TILTED);
        for (Reslicer.Interpolation interpolation : Reslicer.Interpolation.values()) {
            GreyImage image = Reslicer.reslice(volume, TILTED.plane(7), interpolation);
            assertArrayEquals(volume.slice(7), image.values(), interpolation.name());
        }
    }

    @Test
    void uprightPlanesLieAsRadiologistsExpect() {
        VolumeGeometry g = VolumeGeometry.axial(30, 20, 10, new Vec3(-15, -10, 100), 1, 2);
        Vec3 through = new Vec3(2, 3, 110);
        PlaneGeometry axial = PlaneGeometry.axial(g, through, 1);
        assertEquals(new Vec3(-15, -10, 110), axial.origin());
        assertEquals(30, axial.columns());
        assertEquals(20, axial.rows());
        PlaneGeometry coronal = PlaneGeometry.coronal(g, through, 1);
        assertEquals(new Vec3(-15, 3, 118), coronal.origin());
        assertEquals(19, coronal.rows());
        PlaneGeometry sagittal = PlaneGeometry.sagittal(g, through, 1);
        assertEquals(new Vec3(2, -10, 118), sagittal.origin());
        assertEquals(20, sagittal.columns());
        Volume volume = ramp(g);
        GreyImage image = Reslicer.reslice(volume, coronal, Reslicer.Interpolation.LINEAR);
        // Column 4, row 3 of the coronal image: x = -11, y = 3, z = 115, halfway between slices.
        assertEquals(3 * 4 + 50 * 13 + 700 * 7.5 - 1000, image.valueAt(4, 3), 1);
    }

    @Test
    void positionsComeBackFromAPlane() {
        PlaneGeometry plane = PlaneGeometry.coronal(TILTED, TILTED.centre(), 0.5).moved(3);
        Vec3 pixel = plane.toPixel(plane.toPatient(12.5, 7).plus(plane.normal().times(2)));
        assertEquals(12.5, pixel.x(), 1e-9);
        assertEquals(7, pixel.y(), 1e-9);
        assertEquals(2, pixel.z(), 1e-9);
    }

    @Test
    void impossibleGeometryIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> VolumeGeometry.axial(2, 2, 2, Vec3.ZERO, 0, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new VolumeGeometry(2, 2, 2, Vec3.ZERO, Vec3.X, Vec3.Y, Vec3.X, 1, 1, 1));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        Volume.hounsfield(
                                VolumeGeometry.axial(2, 2, 1, Vec3.ZERO, 1, 1),
                                List.of(new short[3])));
    }
}
