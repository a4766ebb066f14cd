package org.meridian.imaging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The letters at the edges of an image (PS3.3 C.7.6.1.1.1). Stateless. */
public final class Orientation {
    /** Sine of 10 degrees: a smaller part of a direction is not worth a letter. */
    private static final double WORTH_A_LETTER = 0.17364817766693033;

    private Orientation() {}

    /**
     * The letters of a direction: L or R, A or P, H or F, the principal one first, with one or two
     * more for an oblique direction.
     *
     * @param direction unit vector in the patient coordinate system
     */
    public static String letters(Vec3 direction) {
        record Part(double size, String letter) {}
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(Math.abs(direction.x()), direction.x() < 0 ? "R" : "L"));
        parts.add(new Part(Math.abs(direction.y()), direction.y() < 0 ? "A" : "P"));
        parts.add(new Part(Math.abs(direction.z()), direction.z() < 0 ? "F" : "H"));
        parts.sort(Comparator.comparingDouble(Part::size).reversed());
        StringBuilder letters = new StringBuilder();
        for (Part part : parts) {
            if (part.size() > WORTH_A_LETTER) {
                letters.append(part.letter());
            }
        }
        return letters.toString();
    }

    /** The letters of the opposite direction. */
    public static String opposite(Vec3 direction) {
        return letters(direction.times(-1));
    }
}
