package org.meridian.imaging.phantom;

import org.meridian.core.progress.Progress;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A synthetic CT of a chest with nodules of known place, size and kind: body, ribs, spine, heart,
 * lungs with texture, vessels and airways, fissures, noise. The same seed and settings give the
 * same values on every platform.
 *
 * <p>A nodule's malignancy label is drawn with the probability {@code 1 / (1 + exp(-(-4.2 + 0.18 d
 * + 1.6 s + 0.4 p)))} of its diameter {@code d} in millimetres, spiculation {@code s} and
 * part-solidity {@code p}: the factors that clinical risk models agree on, not anybody's pathology.
 *
 * @param volume in Hounsfield units, upright axial
 * @param nodules the truth
 */
public record ChestPhantom(Volume volume, List<Nodule> nodules) {
    /**
     * How it is scanned.
     *
     * @param columns and {@code rows} of a slice
     * @param inPlane spacing of the pixels, in millimetres
     * @param slices of {@code thickness} millimetres, without gap
     * @param noise standard deviation, in Hounsfield units
     * @param nodules how many, at most
     * @param placement where they lie
     */
    public record Settings(
            int columns,
            int rows,
            int slices,
            double inPlane,
            double thickness,
            double noise,
            int nodules,
            Placement placement) {
        /**
         * A whole chest of 288x288 pixels of 1.25 mm and 112 slices of 2.5 mm with five nodules.
         */
        public static final Settings DEFAULT = new Settings(288, 288, 112, 1.25, 2.5, 20, 5);

        /** With nodules in clear places. */
        public Settings(
                int columns,
                int rows,
                int slices,
                double inPlane,
                double thickness,
                double noise,
                int nodules) {
            this(columns, rows, slices, inPlane, thickness, noise, nodules, Placement.CLEAR);
        }

        public Settings {
            if (columns < 16 || rows < 16 || slices < 1 || nodules < 0 || noise < 0) {
                throw new IllegalArgumentException("no such phantom");
            }
        }
    }

    /** Where nodules lie. */
    public enum Placement {
        /** Where a reader can outline them without contrast medium. */
        CLEAR,
        /**
         * Where their outline is doubtful, and nowhere else: in a fork of vessels, at the hilum or
         * the mediastinal wall, or with more than half of them in the wall.
         */
        DOUBTFUL
    }

    public ChestPhantom {
        nodules = List.copyOf(nodules);
    }

    /** The phantom of a seed with the default settings. */
    public static ChestPhantom create(long seed) {
        return create(seed, Settings.DEFAULT, Progress.NONE);
    }

    /** The phantom of a seed; takes a second or two on two cores for the default settings. */
    public static ChestPhantom create(long seed, Settings settings, Progress progress) {
        Random random = new Random(seed);
        Anatomy anatomy = new Anatomy(random);
        List<Body> bodies = new ArrayList<>(anatomy.bones(random));
        List<Tube> vessels = new ArrayList<>();
        List<Tube> airways = new ArrayList<>();
        for (int side = -1; side <= 1; side += 2) {
            vessels.addAll(VesselTree.vessels(anatomy, side, 5.5, random));
            vessels.addAll(VesselTree.vessels(anatomy, side, 5, random));
            airways.addAll(VesselTree.airways(anatomy, side, random));
        }
        bodies.addAll(airways);
        bodies.addAll(vessels);
        VolumeGeometry geometry = geometry(settings);
        NodulePlanner planner =
                new NodulePlanner(
                        anatomy, vessels, airways, geometry, settings.placement(), random);
        List<Nodule> nodules = planner.plan(settings.nodules());
        for (Nodule nodule : nodules) {
            NoduleBody body = new NoduleBody(nodule, random);
            bodies.addAll(body.spicules(random));
            bodies.add(body);
        }
        Painter painter = new Painter(anatomy, bodies, random.nextLong(), settings.noise());
        return new ChestPhantom(
                Volume.hounsfield(geometry, painter.paint(geometry, progress)), nodules);
    }

    private static VolumeGeometry geometry(Settings settings) {
        Vec3 origin =
                new Vec3(
                        -(settings.columns() - 1) * settings.inPlane() / 2,
                        -(settings.rows() - 1) * settings.inPlane() / 2,
                        -(settings.slices() - 1) * settings.thickness() / 2);
        return VolumeGeometry.axial(
                settings.columns(),
                settings.rows(),
                settings.slices(),
                origin,
                settings.inPlane(),
                settings.thickness());
    }
}
