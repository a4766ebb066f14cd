package org.meridian.dicom.internal.codec.j2k;

/** Decodes HT code-blocks (ITU-T T.814 clause 7). Reused for block after block. For one thread. */
final class HtBlockDecoder {
    private final HtCleanup cleanup = new HtCleanup();
    private final HtRefinement refinement = new HtRefinement();

    /**
     * Decodes a block into sign and magnitude: bit 31 is the sign, the rest twice the magnitude,
     * with the middle of what is unknown added.
     *
     * @param data the cleanup segment and behind it, with more than one pass, the refinement's
     * @param passes 1 to 3: cleanup, significance propagation, magnitude refinement
     * @param plane the lowest bit plane of the cleanup pass; 1 or more with more than one pass
     * @param planes how many bit planes the cleanup pass may have above and with {@code plane}
     * @param causal whether a stripe of four lines knows nothing of the next one
     * @param samples lines of {@link HtCleanup#stride} samples, as many as the height made even
     * @return whether the bytes can be such a block
     */
    boolean decode(
            byte[] data,
            int from,
            int cleanupLength,
            int refinementLength,
            int passes,
            int width,
            int height,
            int plane,
            int planes,
            boolean causal,
            int[] samples) {
        int middle = from + cleanupLength;
        if (!cleanup.decode(data, from, middle, width, height, plane, planes + 1, samples)) {
            return false;
        }
        if (passes > 1) {
            refinement.decode(
                    data,
                    middle,
                    middle + refinementLength,
                    passes > 2,
                    width,
                    height,
                    plane,
                    causal,
                    samples);
        }
        return true;
    }
}
