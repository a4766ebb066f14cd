package org.meridian.imaging.phantom;

import org.meridian.imaging.Vec3;

/**
 * A nodule that was put into a phantom: the truth.
 *
 * @param centre in patient millimetres
 * @param diameter of the sphere of the same volume, spicules left out, in millimetres
 * @param malignant a label drawn from size, spiculation and solidity (see {@link ChestPhantom}); it
 *     stands for no pathology
 */
public record Nodule(
        Vec3 centre,
        double diameter,
        Solidity solidity,
        Attachment attachment,
        boolean spiculated,
        boolean malignant) {

    /** How dense it is. */
    public enum Solidity {
        SOLID,
        PART_SOLID,
        GROUND_GLASS
    }

    /** What it touches. */
    public enum Attachment {
        NONE,
        PLEURA,
        VESSEL
    }
}
