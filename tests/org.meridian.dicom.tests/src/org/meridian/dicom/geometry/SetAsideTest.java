package org.meridian.dicom.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;

/** Localisers and other odd images among the slices of a volume. */
class SetAsideTest {
    private static final PlaneGeometry AXIAL =
            new PlaneGeometry(32, 64, new Vec3(-10, -20, 100), Vec3.X, Vec3.Y, 0.7, 0.5);

    private static SlicePlane slice(String uid, int rows, Optional<PlaneGeometry> plane) {
        return new SlicePlane(uid, 0, rows, 32, plane, OptionalDouble.of(2), "1.2", 1, 0);
    }

    private static SlicePlane axial(String uid, double z) {
        return slice(uid, 64, Optional.of(at(AXIAL, new Vec3(-10, -20, z))));
    }

    private static PlaneGeometry at(PlaneGeometry plane, Vec3 origin) {
        return new PlaneGeometry(
                plane.columns(),
                plane.rows(),
                origin,
                plane.row(),
                plane.column(),
                plane.columnSpacing(),
                plane.rowSpacing());
    }

    private static SlicePlane sagittal(String uid) {
        return slice(
                uid,
                64,
                Optional.of(
                        new PlaneGeometry(
                                32, 64, new Vec3(0, -20, 100), Vec3.Y, Vec3.Z, 0.7, 0.5)));
    }

    private static SlicePlane odd(String uid, Oddity oddity, boolean isFiner) {
        return switch (oddity) {
            case PLACE -> slice(uid, 64, Optional.empty());
            case ORIENTATION -> sagittal(uid);
            case SIZE ->
                    isFiner
                            ? slice(
                                    uid,
                                    64,
                                    Optional.of(
                                            new PlaneGeometry(
                                                    32,
                                                    64,
                                                    AXIAL.origin(),
                                                    Vec3.X,
                                                    Vec3.Y,
                                                    0.3,
                                                    0.3)))
                            : slice(uid, 65, Optional.of(AXIAL));
        };
    }

    private static List<SlicePlane> stack(int count) {
        List<SlicePlane> slices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slices.add(axial("s" + i, 100 + 2.5 * i));
        }
        return slices;
    }

    @Property(tries = 300)
    void aFewOddImagesAreSetAsideAndTheOthersAreTheVolumeInWhateverOrderTheyCome(
            @ForAll Random random) {
        int count = 3 + random.nextInt(20);
        List<SlicePlane> slices = stack(count);
        List<SlicePlane> odd = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(count / 3); i++) {
            odd.add(odd("odd" + i, Oddity.values()[random.nextInt(3)], random.nextBoolean()));
        }
        List<SlicePlane> all = new ArrayList<>(slices);
        all.addAll(odd);
        Collections.shuffle(all, random);
        SeriesGeometry geometry = SeriesGeometry.ofSlices(all);
        assertEquals(Set.of(), geometry.problems());
        assertEquals(slices, geometry.slices());
        assertEquals(new HashSet<>(odd), new HashSet<>(geometry.aside()));
        assertEquals(SeriesGeometry.ofSlices(slices).volume(), geometry.volume());
        assertEquals(
                odd.stream().map(o -> Oddity.of(o, slices.getFirst())).distinct().count(),
                geometry.asideTexts(Locale.ENGLISH).size());
    }

    @Property(tries = 100)
    void whereNoKindIsClearlyMoreThanTheRestThereIsNoVolume(@ForAll Random random) {
        int count = 2 + random.nextInt(10);
        List<SlicePlane> all = stack(count);
        int odd = (count + 3) / 3;
        for (int i = 0; i < odd; i++) {
            all.add(sagittal("odd" + i));
        }
        Collections.shuffle(all, random);
        SeriesGeometry geometry = SeriesGeometry.ofSlices(all);
        assertEquals(EnumSet.of(GeometryProblem.MIXED_ORIENTATION), geometry.problems());
        assertEquals(all, geometry.slices());
        assertEquals(List.of(), geometry.aside());
        assertEquals(Optional.empty(), geometry.volume());
    }

    @Test
    void withoutTheOddOnesThereMustBeAVolume() {
        List<SlicePlane> all = stack(10);
        all.remove(4);
        all.add(sagittal("odd"));
        SeriesGeometry geometry = SeriesGeometry.ofSlices(all);
        assertEquals(Set.of(GeometryProblem.MIXED_ORIENTATION), geometry.problems());
        assertEquals(10, geometry.slices().size());
    }

    @Test
    void aTiltedGantryAndFactorsOfTheirOwnAreAVolumeBesideALocaliserToo() {
        List<SlicePlane> tilted = new ArrayList<>(List.of(sagittal("odd")));
        List<SlicePlane> scaled = new ArrayList<>(List.of(sagittal("odd")));
        for (int i = 0; i < 6; i++) {
            tilted.add(slice("s" + i, 64, Optional.of(at(AXIAL, new Vec3(0, 0.5 * i, 2.0 * i)))));
            SlicePlane plain = axial("s" + i, 2 * i);
            scaled.add(
                    new SlicePlane(
                            plain.sopInstanceUID(),
                            0,
                            64,
                            32,
                            plain.plane(),
                            plain.sliceThickness(),
                            "1.2",
                            1.0 + i,
                            0));
        }
        SeriesGeometry slanted = SeriesGeometry.ofSlices(tilted);
        assertEquals(Set.of(GeometryProblem.GANTRY_TILT), slanted.problems());
        assertEquals(6, slanted.tilted().orElseThrow().slices());
        assertEquals(List.of(tilted.getFirst()), slanted.aside());
        SeriesGeometry factors = SeriesGeometry.ofSlices(scaled);
        assertEquals(Set.of(GeometryProblem.MIXED_RESCALE), factors.problems());
        assertEquals(List.of(scaled.getFirst()), factors.aside());
    }

    @Test
    void howManyAreSetAsideAndWhyIsSaid() {
        List<SlicePlane> all = stack(12);
        all.add(0, sagittal("a"));
        all.add(7, sagittal("b"));
        all.add(odd("c", Oddity.SIZE, false));
        all.add(odd("d", Oddity.PLACE, false));
        SeriesGeometry geometry = SeriesGeometry.ofSlices(all);
        assertEquals(
                List.of(
                        "1 image that does not say where in the patient it lies is not in the"
                                + " volume.",
                        "2 images of another orientation are not in the volume.",
                        "1 image of another size is not in the volume."),
                geometry.asideTexts(Locale.ENGLISH));
        assertEquals(
                List.of("1 幅未说明在患者体内位置的图像不在容积内。", "2 幅方向不同的图像不在容积内。", "1 幅尺寸不同的图像不在容积内。"),
                geometry.asideTexts(Locale.SIMPLIFIED_CHINESE));
    }
}
