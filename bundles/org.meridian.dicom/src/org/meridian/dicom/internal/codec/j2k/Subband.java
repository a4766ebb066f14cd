package org.meridian.dicom.internal.codec.j2k;

/**
 * One subband of a tile's component.
 *
 * @param region in the subband's own coordinates
 * @param planeX where it begins in the component's plane of coefficients
 * @param planeY where it begins in the component's plane of coefficients
 * @param bitPlanes of its magnitudes, regions of interest included
 * @param stepSize of its coefficients where the wavelet is not reversible
 */
record Subband(Kind kind, Rectangle region, int planeX, int planeY, int bitPlanes, float stepSize) {
    /** Horizontally and vertically low or high. */
    enum Kind {
        LL(0, 0),
        HL(1, 0),
        LH(0, 1),
        HH(1, 1);

        private final int horizontal;
        private final int vertical;

        Kind(int horizontal, int vertical) {
            this.horizontal = horizontal;
            this.vertical = vertical;
        }

        /** 1 for horizontally high-pass, else 0. */
        int horizontal() {
            return horizontal;
        }

        /** 1 for vertically high-pass, else 0. */
        int vertical() {
            return vertical;
        }
    }
}
