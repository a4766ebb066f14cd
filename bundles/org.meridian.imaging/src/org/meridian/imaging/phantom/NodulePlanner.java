package org.meridian.imaging.phantom;

import org.meridian.imaging.Vec3;
import org.meridian.imaging.VolumeGeometry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Chooses kinds and places of nodules: free in the lung, on the pleura or on a vessel. */
final class NodulePlanner {
    private final Anatomy anatomy;
    private final List<Tube> vessels;
    private final List<Tube> tubes;
    private final VolumeGeometry geometry;
    private final ChestPhantom.Placement placement;
    private final Random random;

    /**
     * @param vessels that a nodule may sit on
     * @param airways that, like vessels, must not hide one
     */
    NodulePlanner(
            Anatomy anatomy,
            List<Tube> vessels,
            List<Tube> airways,
            VolumeGeometry geometry,
            ChestPhantom.Placement placement,
            Random random) {
        this.anatomy = anatomy;
        this.vessels = vessels;
        this.tubes = new ArrayList<>(vessels);
        tubes.addAll(airways);
        this.geometry = geometry;
        this.placement = placement;
        this.random = random;
    }

    /** Up to that many nodules; fewer when no place is found for one. */
    List<Nodule> plan(int count) {
        List<Nodule> nodules = new ArrayList<>();
        for (int attempt = 0; attempt < 400 * count && nodules.size() < count; attempt++) {
            double u = random.nextDouble();
            double diameter = 4 + 21 * u * u;
            Nodule.Attachment attachment = attachment();
            Vec3 centre = place(attachment, diameter / 2);
            boolean alone =
                    attachment != Nodule.Attachment.NONE
                            || tubes.stream().allMatch(t -> t.clear(centre, diameter / 2 + 1.5));
            if (alone && fits(centre, diameter, attachment, nodules)) {
                nodules.add(describe(centre, diameter, attachment));
            }
        }
        return nodules;
    }

    private Nodule.Attachment attachment() {
        double u = random.nextDouble();
        return u < 0.5
                ? Nodule.Attachment.NONE
                : u < 0.8 ? Nodule.Attachment.PLEURA : Nodule.Attachment.VESSEL;
    }

    private Vec3 place(Nodule.Attachment attachment, double radius) {
        return switch (attachment) {
            case NONE -> anatomy.pointInLung(radius + 4, random);
            case PLEURA -> {
                Vec3 at = anatomy.pointInLung(2, random);
                Vec3 outward = Directions.random(random);
                while (anatomy.inLung(at)) {
                    at = at.plus(outward.times(0.5));
                }
                double back = radius * (0.7 + 0.4 * random.nextDouble());
                yield inward(at, back);
            }
            case VESSEL -> {
                Tube tube = vessels.get(random.nextInt(vessels.size()));
                // A nodule hangs on a vessel thinner than itself.
                while (tube.radius() > 0.6 * radius) {
                    tube = vessels.get(random.nextInt(vessels.size()));
                }
                Vec3 aside = Directions.near(tube.to().minus(tube.from()).unit(), 3, random);
                Vec3 middle = tube.from().plus(tube.to()).times(0.5);
                yield middle.plus(aside.times(0.8 * radius + tube.radius()));
            }
        };
    }

    /** From the surface into the lung, along the way that gains depth fastest. */
    private Vec3 inward(Vec3 surface, double distance) {
        double step = 1;
        Vec3 gradient =
                new Vec3(
                        depth(surface.plus(Vec3.X.times(step)))
                                - depth(surface.minus(Vec3.X.times(step))),
                        depth(surface.plus(Vec3.Y.times(step)))
                                - depth(surface.minus(Vec3.Y.times(step))),
                        depth(surface.plus(Vec3.Z.times(step)))
                                - depth(surface.minus(Vec3.Z.times(step))));
        return gradient.length() < 1e-6 ? surface : surface.plus(gradient.unit().times(distance));
    }

    private double depth(Vec3 point) {
        return anatomy.lung(point.x(), point.y(), point.z());
    }

    private boolean fits(
            Vec3 centre, double diameter, Nodule.Attachment attachment, List<Nodule> others) {
        double radius = diameter / 2;
        boolean onVessel = attachment == Nodule.Attachment.VESSEL;
        // Half of it in the wall is a bulge of the wall; one on a vessel keeps clear of the wall.
        double least = onVessel ? radius + 2 : 0.5 * radius;
        boolean clear =
                depth(centre) >= least
                        && (attachment == Nodule.Attachment.NONE
                                || besideOneVessel(centre, radius, onVessel)
                                        && !atMediastinum(centre, radius));
        if (clear != (placement == ChestPhantom.Placement.CLEAR)
                || depth(centre) < 0
                || tubes.stream().anyMatch(t -> t.hides(centre))) {
            return false;
        }
        Vec3 index = geometry.toIndex(centre);
        double margin = (radius + 4) / geometry.sliceSpacing();
        if (index.z() < margin || index.z() > geometry.slices() - 1 - margin) {
            return false;
        }
        // Most of the nodule must be surrounded by lung, or no reader could outline it: the wall
        // may cover two fifths of it, vessels a quarter. Where that is doubtful, a third is enough
        // for it to be there at all.
        int inside = 0;
        for (int i = 0; i < 40; i++) {
            Vec3 around = centre.plus(Directions.random(random).times(radius + 2));
            boolean hidden =
                    !anatomy.inLung(around) || tubes.stream().anyMatch(t -> t.hides(around));
            inside += hidden ? 0 : 1;
        }
        int enough = clear ? onVessel ? 30 : 24 : 13;
        if (inside < enough) {
            return false;
        }
        for (Nodule other : others) {
            if (other.centre().distance(centre) < radius + other.diameter() / 2 + 10) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether no thick tube comes near, or, on a vessel, one without a fork: a lump among vessels a
     * third as wide as itself, as in a fork or in the hilum, is no nodule that a reader could
     * outline.
     */
    private boolean besideOneVessel(Vec3 centre, double radius, boolean onVessel) {
        Map<Vec3, Integer> ends = new HashMap<>();
        int pieces = 0;
        for (Tube tube : tubes) {
            if (tube.radius() > 0.3 * radius && !tube.clear(centre, radius + 3)) {
                pieces++;
                ends.merge(tube.from(), 1, Integer::sum);
                ends.merge(tube.to(), 1, Integer::sum);
            }
        }
        // A path has one end more than pieces; several paths have more, a ring fewer.
        boolean path = ends.size() == pieces + 1 && ends.values().stream().allMatch(n -> n <= 2);
        return pieces == 0 || onVessel && path;
    }

    /** A lump there is not told from the hilum, its vessels and nodes without contrast medium. */
    private boolean atMediastinum(Vec3 centre, double radius) {
        return anatomy.fromMediastinum(centre.x(), centre.y(), centre.z()) < radius + 8;
    }

    private Nodule describe(Vec3 centre, double diameter, Nodule.Attachment attachment) {
        double u = random.nextDouble();
        Nodule.Solidity solidity =
                diameter < 10 || u < 0.75
                        ? Nodule.Solidity.SOLID
                        : u < 0.9 ? Nodule.Solidity.PART_SOLID : Nodule.Solidity.GROUND_GLASS;
        boolean spiculated = diameter >= 6 && random.nextDouble() < 0.05 + 0.025 * diameter;
        double logit =
                -4.2
                        + 0.18 * diameter
                        + (spiculated ? 1.6 : 0)
                        + (solidity == Nodule.Solidity.PART_SOLID ? 0.4 : 0);
        boolean malignant = random.nextDouble() < 1 / (1 + StrictMath.exp(-logit));
        return new Nodule(centre, diameter, solidity, attachment, spiculated, malignant);
    }
}
