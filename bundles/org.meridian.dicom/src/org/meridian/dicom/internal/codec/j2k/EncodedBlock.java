package org.meridian.dicom.internal.codec.j2k;

/**
 * A code-block in one codeword segment.
 *
 * @param bitPlanes of its magnitudes
 * @param lengths how many of the bytes suffice for the passes up to each
 * @param gains by how much each pass makes the squared error smaller, in squared steps of the
 *     lowest bit-plane
 */
record EncodedBlock(int bitPlanes, byte[] bytes, int[] lengths, double[] gains) {
    static final EncodedBlock EMPTY = new EncodedBlock(0, new byte[0], new int[0], new double[0]);

    int passes() {
        return lengths.length;
    }

    /** How many bytes the first passes take. */
    int length(int passes) {
        return passes == 0 ? 0 : lengths[passes - 1];
    }
}
