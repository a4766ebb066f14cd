package org.meridian.dicom.internal.codec.j2k;

/**
 * How the tiles of a component are coded (COD and COC, ITU-T T.800 A.6.1, A.6.2).
 *
 * @param levels of decomposition, 0 to 32
 * @param blockWidth exponent of two of a code-block's width
 * @param blockHeight exponent of two of a code-block's height
 * @param reversible whether the wavelet is the 5/3, else the 9/7
 * @param precincts of each resolution, the exponents of width and height in the lower and the upper
 *     four bits
 */
record CodingStyle(
        int levels,
        int blockWidth,
        int blockHeight,
        CodeBlockStyle blockStyle,
        boolean reversible,
        byte[] precincts) {
    private static final int MAX_LEVELS = 32;
    private static final byte NO_PRECINCTS = (byte) 0xFF;

    static CodingStyle read(ByteCursor segment, boolean ownPrecincts) {
        int levels = segment.u8();
        int blockWidth = segment.u8() + 2;
        int blockHeight = segment.u8() + 2;
        CodeBlockStyle style = new CodeBlockStyle(segment.u8());
        int transform = segment.u8();
        boolean sound =
                levels <= MAX_LEVELS
                        && blockWidth <= 10
                        && blockHeight <= 10
                        && blockWidth + blockHeight <= 12
                        && transform <= 1;
        if (!sound) {
            throw segment.broken();
        }
        byte[] precincts = new byte[levels + 1];
        for (int r = 0; r <= levels; r++) {
            precincts[r] = ownPrecincts ? (byte) segment.u8() : NO_PRECINCTS;
            // above the lowest resolution a precinct is halved for the subbands
            if (r > 0 && ((precincts[r] & 0x0F) == 0 || (precincts[r] & 0xF0) == 0)) {
                throw segment.broken();
            }
        }
        return new CodingStyle(levels, blockWidth, blockHeight, style, transform == 1, precincts);
    }

    int precinctWidth(int resolution) {
        return precincts[resolution] & 0x0F;
    }

    int precinctHeight(int resolution) {
        return precincts[resolution] >> 4 & 0x0F;
    }
}
