package org.meridian.imaging.phantom;

import org.meridian.imaging.Vec3;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The shape of a nodule: an ellipsoid with bumps, a denser core when part-solid, and spicules. */
final class NoduleBody implements Body {
    private final Nodule nodule;
    private final double radius;
    private final Vec3 axes;
    private final List<Vec3> bumps = new ArrayList<>();
    private final double bumpHeight;
    private final float shell;
    private final float core;

    NoduleBody(Nodule nodule, Random random) {
        this.nodule = nodule;
        this.radius = nodule.diameter() / 2;
        double a = 0.88 + 0.24 * random.nextDouble();
        double b = 0.88 + 0.24 * random.nextDouble();
        // The third axis keeps the volume that of the stated sphere.
        this.axes = new Vec3(a, b, 1 / (a * b));
        int count = 3 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            bumps.add(Directions.random(random));
        }
        this.bumpHeight = (nodule.spiculated() ? 0.16 : 0.05) * random.nextDouble();
        this.core = (float) (10 + 60 * random.nextDouble());
        this.shell =
                nodule.solidity() == Nodule.Solidity.SOLID
                        ? core
                        : (float) (-520 + 160 * random.nextDouble());
    }

    /** The spicules as tubes; none on a smooth nodule. */
    List<Tube> spicules(Random random) {
        List<Tube> tubes = new ArrayList<>();
        if (nodule.spiculated()) {
            int count = 9 + random.nextInt(8);
            for (int i = 0; i < count; i++) {
                Vec3 direction = Directions.random(random);
                double length = radius * (0.35 + 0.5 * random.nextDouble());
                double thick = Math.min(1.4, 0.5 + 0.08 * radius);
                Vec3 foot = nodule.centre().plus(direction.times(radius * 0.85));
                tubes.add(new Tube(foot, foot.plus(direction.times(length)), thick, shell));
            }
        }
        return tubes;
    }

    @Override
    public double bottom() {
        return nodule.centre().z() - reach();
    }

    @Override
    public double top() {
        return nodule.centre().z() + reach();
    }

    private double reach() {
        return 1.6 * radius + 2;
    }

    @Override
    public Vec3 low() {
        return nodule.centre().minus(new Vec3(reach(), reach(), reach()));
    }

    @Override
    public Vec3 high() {
        return nodule.centre().plus(new Vec3(reach(), reach(), reach()));
    }

    @Override
    public double depth(double x, double y, double z) {
        double px = (x - nodule.centre().x()) / axes.x();
        double py = (y - nodule.centre().y()) / axes.y();
        double pz = (z - nodule.centre().z()) / axes.z();
        double distance = Math.sqrt(px * px + py * py + pz * pz);
        double surface = radius;
        if (distance > 0.3 * radius) {
            double bulge = 0;
            for (Vec3 bump : bumps) {
                double cosine = (px * bump.x() + py * bump.y() + pz * bump.z()) / distance;
                if (cosine > 0.6) {
                    bulge += (cosine - 0.6) / 0.4;
                }
            }
            // Bumps stand out of a slightly smaller sphere, which keeps the volume about equal.
            surface *= 1 + bumpHeight * (Math.min(bulge, 1.5) - 0.35);
        }
        return surface - distance;
    }

    @Override
    public float hounsfield(double x, double y, double z) {
        boolean inCore =
                nodule.solidity() == Nodule.Solidity.PART_SOLID
                        && nodule.centre().distance(new Vec3(x, y, z)) < 0.65 * radius;
        return inCore ? core : shell;
    }
}
