package org.meridian.imaging.phantom;

import org.meridian.imaging.Vec3;

import java.util.Random;

/** Random directions. Stateless. */
final class Directions {
    private Directions() {}

    /** Evenly spread over the sphere. */
    static Vec3 random(Random random) {
        while (true) {
            Vec3 v =
                    new Vec3(
                            2 * random.nextDouble() - 1,
                            2 * random.nextDouble() - 1,
                            2 * random.nextDouble() - 1);
            double length = v.length();
            if (length > 0.1 && length <= 1) {
                return v.unit();
            }
        }
    }

    /** A direction that leaves another one by about the given tangent. */
    static Vec3 near(Vec3 direction, double tangent, Random random) {
        Vec3 aside = random(random);
        Vec3 across = aside.minus(direction.times(aside.dot(direction)));
        return across.length() < 1e-6
                ? direction
                : direction.plus(across.unit().times(tangent)).unit();
    }
}
