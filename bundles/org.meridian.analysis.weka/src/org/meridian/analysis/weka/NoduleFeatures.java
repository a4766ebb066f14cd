package org.meridian.analysis.weka;

import org.meridian.imaging.Hessian;
import org.meridian.imaging.Vec3;

import java.util.List;
import java.util.Optional;

/**
 * What is measured of a candidate.
 *
 * @param position centre of the object, in patient millimetres
 * @param diameter of the sphere of the same volume, in millimetres
 * @param values in the order of {@link #NAMES}
 */
record NoduleFeatures(Vec3 position, double diameter, double[] values) {
    static final List<String> NAMES =
            List.of(
                    "response",
                    "sigma",
                    "diameter",
                    "inscribedShare",
                    "compactness",
                    "elongation",
                    "flatness",
                    "mean",
                    "deviation",
                    "shellMean",
                    "shellBright",
                    "shellOutside",
                    "brightRatio",
                    "depth",
                    "convergence",
                    "middleToStrong",
                    "weakToStrong",
                    "raysFree",
                    "rayMean",
                    "rayDeviation",
                    "contrast");

    /** A larger one is a mass, which this search is not made for; in millimetres. */
    private static final double LARGEST = 35;

    private static final List<Vec3> RAYS = rays(96);

    /** Measures a candidate; nothing when it has no object from 2 to 35 mm. */
    static Optional<NoduleFeatures> of(LungGrid lung, Candidate candidate) {
        Patch patch = new Patch(lung, candidate);
        Moments moments = Moments.of(patch);
        if (moments.count() < 5) {
            return Optional.empty();
        }
        double diameter = 2 * StrictMath.cbrt(moments.count() * 3 / (4 * Math.PI));
        if (diameter > LARGEST) {
            return Optional.empty();
        }
        double radius = diameter / 2;
        Shell shell = Shell.of(patch, moments.centre(), radius);
        double[] spread = moments.spread();
        double[] rays = rays(patch, moments.centre(), radius);
        double[] curvature = curvature(patch);
        int x = clamp(candidate.x() + moments.centre().x() - patch.half, lung.columns());
        int y = clamp(candidate.y() + moments.centre().y() - patch.half, lung.rows());
        int z = clamp(candidate.z() + moments.centre().z() - patch.half, lung.slices());
        double[] values = {
            candidate.response(),
            candidate.sigma(),
            diameter,
            patch.inscribed / radius,
            moments.compactness(radius),
            Math.sqrt(spread[2] / spread[0]),
            Math.sqrt(spread[1] / spread[0]),
            moments.mean(),
            moments.deviation(),
            shell.mean(),
            shell.bright(),
            shell.outside(),
            Math.min(20, (double) patch.bright.count() / moments.count()),
            lung.depthAt(x, y, z),
            shell.convergence(),
            curvature[1] / Math.min(-1e-3, curvature[0]),
            curvature[2] / Math.min(-1e-3, curvature[0]),
            rays[0],
            rays[1],
            rays[2],
            patch.centreMean - shell.mean()
        };
        for (int i = 0; i < values.length; i++) {
            // Weka compares doubles; floats are enough and keep the last bits out of the model.
            values[i] = (float) values[i];
        }
        Vec3 position =
                lung.fine()
                        .geometry()
                        .toPatient(
                                candidate.x() + moments.centre().x() - patch.half,
                                candidate.y() + moments.centre().y() - patch.half,
                                candidate.z() + moments.centre().z() - patch.half);
        return Optional.of(new NoduleFeatures(position, diameter, values));
    }

    private static int clamp(double value, int size) {
        return (int) Math.min(Math.max(value + 0.5, 0), size - 1);
    }

    /**
     * How the object ends along rays from its centre: the share that leaves it near the surface of
     * the sphere of its volume, and mean and deviation of the way to its end, in radii.
     */
    private static double[] rays(Patch patch, Vec3 centre, double radius) {
        double limit = 1.4 * radius + 1.5;
        int free = 0;
        double sum = 0;
        double squares = 0;
        for (Vec3 ray : RAYS) {
            double t = 0;
            while (t < 2 * radius + 2 && bright(patch, centre.plus(ray.times(t)))) {
                t += 0.5;
            }
            free += t <= limit ? 1 : 0;
            double way = t / radius;
            sum += way;
            squares += way * way;
        }
        double mean = sum / RAYS.size();
        return new double[] {
            (double) free / RAYS.size(),
            mean,
            Math.sqrt(Math.max(0, squares / RAYS.size() - mean * mean))
        };
    }

    private static boolean bright(Patch patch, Vec3 at) {
        int x = (int) Math.floor(at.x() + 0.5);
        int y = (int) Math.floor(at.y() + 0.5);
        int z = (int) Math.floor(at.z() + 0.5);
        return x >= 0
                && y >= 0
                && z >= 0
                && x < patch.size
                && y < patch.size
                && z < patch.size
                && patch.values[patch.index(x, y, z)] > patch.threshold;
    }

    /** Evenly spread directions on a golden spiral. */
    private static List<Vec3> rays(int count) {
        Vec3[] rays = new Vec3[count];
        for (int i = 0; i < count; i++) {
            double z = 1 - (2 * i + 1.0) / count;
            double r = Math.sqrt(1 - z * z);
            double angle = i * 2.399963229728653;
            rays[i] = new Vec3(r * StrictMath.cos(angle), r * StrictMath.sin(angle), z);
        }
        return List.of(rays);
    }

    /**
     * Eigenvalues, strongest bend first, of the second moments of the brightness around the
     * candidate: a weighted least-squares Hessian over the inscribed ball and its surroundings.
     */
    private static double[] curvature(Patch patch) {
        int step = (int) Math.max(2, Math.min(patch.half - 1, Math.floor(patch.inscribed + 1)));
        double c = patch.centreMean;
        double xx = pair(patch, step, 0, 0) - 2 * c;
        double yy = pair(patch, 0, step, 0) - 2 * c;
        double zz = pair(patch, 0, 0, step) - 2 * c;
        double xy = (pair(patch, step, step, 0) - pair(patch, step, -step, 0)) / 4;
        double xz = (pair(patch, step, 0, step) - pair(patch, step, 0, -step)) / 4;
        double yz = (pair(patch, 0, step, step) - pair(patch, 0, step, -step)) / 4;
        return Hessian.eigenvalues(xx, yy, zz, xy, xz, yz);
    }

    private static double pair(Patch patch, int dx, int dy, int dz) {
        int h = patch.half;
        return patch.values[patch.index(h + dx, h + dy, h + dz)]
                + patch.values[patch.index(h - dx, h - dy, h - dz)];
    }
}
