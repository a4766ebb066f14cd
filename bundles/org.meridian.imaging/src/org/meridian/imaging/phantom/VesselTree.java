package org.meridian.imaging.phantom;

import org.meridian.imaging.Vec3;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Branching tubes from a hilum into its lung. Radii follow Murray's law (the cubes of the children
 * sum up to the parent's).
 */
final class VesselTree {
    private static final double THINNEST = 0.6;
    private static final int MOST = 1500;

    private record Branch(Vec3 start, Vec3 direction, double radius) {}

    private VesselTree() {}

    /** A tree of blood vessels. */
    static List<Tube> vessels(Anatomy anatomy, int side, double radius, Random random) {
        return grow(anatomy, side, radius, THINNEST, 45, random);
    }

    /** Windpipe and first generations of the airways: walls, then what they hold. */
    static List<Tube> airways(Anatomy anatomy, int side, Random random) {
        List<Tube> lumina = grow(anatomy, side, 5, 2.2, -1000, random);
        List<Tube> all = new ArrayList<>();
        lumina.add(0, new Tube(new Vec3(0, 5, 160), new Vec3(0, 8, 30), 8, -1000));
        lumina.add(1, new Tube(new Vec3(0, 8, 30), anatomy.hilum(side), 6, -1000));
        for (Tube lumen : lumina) {
            all.add(new Tube(lumen.from(), lumen.to(), lumen.radius() + 1.1, 0));
        }
        all.addAll(lumina);
        return all;
    }

    private static List<Tube> grow(
            Anatomy anatomy, int side, double radius, double thinnest, float hu, Random random) {
        List<Tube> tubes = new ArrayList<>();
        Deque<Branch> open = new ArrayDeque<>();
        Vec3 hilum = anatomy.hilum(side);
        for (double lift : new double[] {0.9, 0.1, -0.8}) {
            Vec3 direction = new Vec3(side * 0.8, 1.2 * random.nextDouble() - 0.6, lift).unit();
            open.add(new Branch(hilum, direction, radius * (0.75 + 0.25 * random.nextDouble())));
        }
        while (!open.isEmpty() && tubes.size() < MOST) {
            Branch branch = open.removeFirst();
            Vec3 tip = extend(anatomy, branch, hu, tubes, random);
            double share = 0.35 + 0.3 * random.nextDouble();
            for (double part : new double[] {share, 1 - share}) {
                double thin = branch.radius() * StrictMath.cbrt(part);
                if (thin > thinnest && anatomy.inLung(tip)) {
                    double tangent = 0.35 + 0.7 * random.nextDouble();
                    open.add(
                            new Branch(
                                    tip,
                                    Directions.near(branch.direction(), tangent, random),
                                    thin));
                }
            }
        }
        return tubes;
    }

    /**
     * Adds one branch as a few slightly bent pieces; returns its end. A branch that would meet the
     * pleura turns aside, and ends where it cannot.
     */
    private static Vec3 extend(
            Anatomy anatomy, Branch branch, float hu, List<Tube> tubes, Random random) {
        double length = branch.radius() * (3 + 4 * random.nextDouble()) + 4;
        Vec3 at = branch.start();
        Vec3 direction = branch.direction();
        for (int piece = 0; piece < 3; piece++) {
            double bend = 0.25 * random.nextDouble();
            Vec3 next = at;
            boolean free = false;
            for (int attempt = 0; attempt < 6 && !free; attempt++) {
                Vec3 tried = Directions.near(direction, bend + 0.35 * attempt, random);
                next = at.plus(tried.times(length / 3));
                free =
                        !anatomy.inLung(at)
                                || anatomy.lung(next.x(), next.y(), next.z()) > branch.radius() + 2;
            }
            if (!free) {
                return at;
            }
            tubes.add(new Tube(at, next, branch.radius() * (1 - 0.05 * piece), hu));
            direction = next.minus(at).unit();
            at = next;
        }
        return at;
    }
}
