package org.meridian.dicom.internal.codec.j2k;

/** Decodes the coefficients of code-blocks. Reuses its memory; for one thread. */
interface BlockDecoder {
    /**
     * Decodes one block.
     *
     * @param block at least one pass; the bit-planes are 1 to 30
     * @param target takes the coefficients row by row, the block's width to a row: the sign in bit
     *     31, below it the magnitude in halves, with the half of what is not known of it (ITU-T
     *     T.800 E.1.1.2, r = 0.5)
     * @throws org.meridian.core.MeridianException when the segments are broken
     */
    void decode(CodedBlock block, int[] target);
}
