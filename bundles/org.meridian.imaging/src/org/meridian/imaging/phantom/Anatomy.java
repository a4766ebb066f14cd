package org.meridian.imaging.phantom;

import org.meridian.imaging.Vec3;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The large shapes of one chest: body, lungs, heart, mediastinum, diaphragm, bones. Lengths in
 * millimetres, the origin in the middle of the chest. Immutable and safe for all threads.
 */
final class Anatomy {
    private record Ellipsoid(Vec3 centre, Vec3 radii) {
        /** Distance inside the surface, about; negative outside. */
        double depth(double x, double y, double z) {
            double px = (x - centre.x()) / radii.x();
            double py = (y - centre.y()) / radii.y();
            double pz = (z - centre.z()) / radii.z();
            double k0 = Math.sqrt(px * px + py * py + pz * pz);
            double qx = px / radii.x();
            double qy = py / radii.y();
            double qz = pz / radii.z();
            double k1 = Math.sqrt(qx * qx + qy * qy + qz * qz);
            return k1 < 1e-9 ? Math.min(radii.x(), radii.y()) : k0 * (1 - k0) / k1;
        }
    }

    private final double scale;
    private final Ellipsoid left;
    private final Ellipsoid right;
    private final Ellipsoid heart;
    private final double mediastinum;
    private final double diaphragm;
    private final double dome;

    Anatomy(Random random) {
        scale = 0.9 + 0.15 * random.nextDouble();
        double width = 58 + 8 * random.nextDouble();
        double depth = 84 + 12 * random.nextDouble();
        left = new Ellipsoid(sized(72, 2, -5), sized(width, depth, 132));
        right = new Ellipsoid(sized(-74, 2, -5), sized(width + 3, depth, 132));
        heart =
                new Ellipsoid(
                        sized(18 + 10 * random.nextDouble(), -22, -45),
                        sized(52 + 8 * random.nextDouble(), 42 + 6 * random.nextDouble(), 52));
        mediastinum = scale * (19 + 6 * random.nextDouble());
        diaphragm = scale * -(108 + 12 * random.nextDouble());
        dome = scale * (38 + 18 * random.nextDouble());
    }

    private Vec3 sized(double x, double y, double z) {
        return new Vec3(scale * x, scale * y, scale * z);
    }

    /** Distance inside the lungs; negative outside. */
    double lung(double x, double y, double z) {
        Ellipsoid side = x > 0 ? left : right;
        double inside = side.depth(x, y, z);
        if (inside <= -4) {
            return inside;
        }
        inside = Math.min(inside, -heart.depth(x, y, z));
        inside = Math.min(inside, fromMediastinum(x, y, z));
        double u = (x - side.centre().x()) / side.radii().x();
        double v = (y - side.centre().y()) / side.radii().y();
        double floor = diaphragm + dome * (1 - u * u - v * v);
        double slopeX = 2 * dome * u / side.radii().x();
        double slopeY = 2 * dome * v / side.radii().y();
        double steep = Math.sqrt(1 + slopeX * slopeX + slopeY * slopeY);
        return Math.min(inside, (z - floor) / steep);
    }

    /** Distance from the mediastinum, about; negative in it. */
    double fromMediastinum(double x, double y, double z) {
        double wide = mediastinum * (1 + 0.25 * (z / (scale * 130)) * (z / (scale * 130)));
        return Math.sqrt(x * x + 0.12 * y * y) - wide;
    }

    /** Density without small structures, in Hounsfield units, before noise. */
    float background(double x, double y, double z) {
        double bx = Math.abs(x) / (scale * 160);
        double by = Math.abs(y) / (scale * 118);
        double k = bx * bx * bx + by * by * by;
        if (k > 1) {
            boolean table = y > scale * 121 && y < scale * 121 + 7 && Math.abs(x) < 190;
            return table ? -650f : -1000f;
        }
        double body = k > 0.87 ? -95 : 42;
        double spine = scale * 17 - Math.sqrt(x * x + (y - scale * 66) * (y - scale * 66));
        if (spine > 0) {
            body = spine < 3 ? 420 : 190;
        } else if (Math.abs(x) < mediastinum && y < scale * -25 && z > scale * 10) {
            body = -80;
        }
        return (float) body;
    }

    boolean inLung(Vec3 point) {
        return lung(point.x(), point.y(), point.z()) > 0;
    }

    /**
     * Where the big vessels and airways of a side enter its lung; {@code side} is 1 left, -1 right.
     */
    Vec3 hilum(int side) {
        return sized(side * 27, 8, 12);
    }

    /** A point in the lungs at least that deep, as its own shape measures it. */
    Vec3 pointInLung(double depth, Random random) {
        while (true) {
            Vec3 point =
                    sized(
                            280 * random.nextDouble() - 140,
                            200 * random.nextDouble() - 100,
                            260 * random.nextDouble() - 130);
            if (lung(point.x(), point.y(), point.z()) > depth) {
                return point;
            }
        }
    }

    /** Ribs and breast bone. */
    List<Tube> bones(Random random) {
        List<Tube> bones = new ArrayList<>();
        for (int side = -1; side <= 1; side += 2) {
            for (double start = scale * -125; start < scale * 150; start += scale * 26) {
                rib(bones, side, start, 5 + random.nextDouble());
            }
        }
        bones.add(new Tube(sized(0, -98, 90), sized(0, -100, -40), 8, 260));
        return bones;
    }

    private void rib(List<Tube> bones, int side, double start, double radius) {
        Vec3 previous = ribPoint(side, start, 0);
        for (int step = 1; step <= 14; step++) {
            Vec3 next = ribPoint(side, start, step / 14.0);
            bones.add(new Tube(previous, next, radius, 380));
            bones.add(new Tube(previous, next, radius - 2, 180));
            previous = next;
        }
    }

    /** From the spine round the side to the front, falling as ribs do. */
    private Vec3 ribPoint(int side, double start, double part) {
        double angle = Math.PI * (0.08 + 0.76 * part);
        double z = start - scale * 55 * part;
        double t = Math.min(1, Math.abs(z + scale * 5) / (scale * 150));
        double size = Math.sqrt(1 - t * t);
        Ellipsoid lung = side > 0 ? left : right;
        double a = Math.abs(lung.centre().x()) + lung.radii().x() * size + 8;
        double b = lung.radii().y() * Math.max(0.45, size) + 9;
        double x = side * a * StrictMath.sin(angle);
        double y = b * StrictMath.cos(angle);
        double out = 1;
        // The cage follows the lungs' shape only roughly; no rib may lie in a lung.
        while (lung(out * x, lung.centre().y() + out * y, z) > -8 && out < 1.4) {
            out += 0.01;
        }
        return new Vec3(out * x, lung.centre().y() + out * y, z);
    }
}
