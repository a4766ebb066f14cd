package org.meridian.dicom.internal.codec.j2k;

/**
 * Step sizes of the subbands of a component (QCD and QCC, ITU-T T.800 A.6.4, E.1).
 *
 * @param guardBits bit-planes above what the step size asks for
 * @param derived whether one step size gives all others
 * @param steps per subband, the exponent above eleven bits of mantissa
 */
record Quantization(int guardBits, boolean derived, int[] steps) {
    private static final int MANTISSA_BITS = 11;
    private static final int NONE = 0;
    private static final int DERIVED = 1;
    private static final int EXPOUNDED = 2;

    static Quantization read(ByteCursor segment) {
        int value = segment.u8();
        int style = value & 0x1F;
        if (style > EXPOUNDED) {
            throw segment.broken();
        }
        int count = segment.remaining() / (style == NONE ? 1 : 2);
        int[] steps = new int[style == DERIVED ? Math.min(1, count) : count];
        if (steps.length == 0) {
            throw segment.broken();
        }
        for (int i = 0; i < steps.length; i++) {
            steps[i] = style == NONE ? segment.u8() >> 3 << MANTISSA_BITS : segment.u16();
        }
        return new Quantization(value >> 5, style == DERIVED, steps);
    }

    /** Whether there is a step size for each subband of {@code levels} decompositions. */
    boolean covers(int levels) {
        return derived || steps.length > 3 * levels;
    }

    /** The exponent of a subband, 0 for the lowest and then three a resolution. */
    int exponent(int subband) {
        int exponent = steps[derived ? 0 : subband] >> MANTISSA_BITS;
        return derived && subband > 0 ? Math.max(0, exponent - (subband - 1) / 3) : exponent;
    }

    /** Bit-planes of a subband's magnitudes (equation E-2). */
    int bitPlanes(int subband) {
        return Math.max(0, guardBits + exponent(subband) - 1);
    }

    /**
     * The step size of a subband (equation E-3) as the part of the component's nominal range that
     * holds for the subband of lowest frequencies; the wavelet's gain is left to the wavelet.
     */
    float stepSize(int subband, int precision) {
        int mantissa = steps[derived ? 0 : subband] & (1 << MANTISSA_BITS) - 1;
        double fraction = 1 + mantissa / (double) (1 << MANTISSA_BITS);
        return (float) (fraction * Math.pow(2, precision - exponent(subband)));
    }
}
