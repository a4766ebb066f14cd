package org.meridian.dicom.internal.codec.jpegls;

/**
 * The coding parameters of a scan (ITU-T T.87 A.1, C.2.4.1.1).
 *
 * @param maxVal largest sample value
 * @param near allowed difference; 0 is lossless
 * @param reset when the context counts are halved
 */
record JpegLsParameters(int maxVal, int near, int t1, int t2, int t3, int reset) {
    private static final int BASIC_T1 = 3;
    private static final int BASIC_T2 = 7;
    private static final int BASIC_T3 = 21;
    private static final int BASIC_RESET = 64;

    /** The parameters with the defaults of T.87 C.2.4.1.1 wherever a number is 0. */
    static JpegLsParameters of(int maxVal, int near, int t1, int t2, int t3, int reset) {
        int d1;
        int d2;
        int d3;
        if (maxVal >= 128) {
            int factor = (Math.min(maxVal, 4095) + 128) >> 8;
            d1 = clamp(factor * (BASIC_T1 - 2) + 2 + 3 * near, near + 1, maxVal);
            d2 = clamp(factor * (BASIC_T2 - 3) + 3 + 5 * near, t1 == 0 ? d1 : t1, maxVal);
            d3 = clamp(factor * (BASIC_T3 - 4) + 4 + 7 * near, t2 == 0 ? d2 : t2, maxVal);
        } else {
            int factor = 256 / (maxVal + 1);
            d1 = clamp(Math.max(2, BASIC_T1 / factor + 3 * near), near + 1, maxVal);
            d2 = clamp(Math.max(3, BASIC_T2 / factor + 5 * near), t1 == 0 ? d1 : t1, maxVal);
            d3 = clamp(Math.max(4, BASIC_T3 / factor + 7 * near), t2 == 0 ? d2 : t2, maxVal);
        }
        return new JpegLsParameters(
                maxVal,
                near,
                t1 == 0 ? d1 : t1,
                t2 == 0 ? d2 : t2,
                t3 == 0 ? d3 : t3,
                reset == 0 ? BASIC_RESET : reset);
    }

    private static int clamp(int value, int least, int most) {
        return value > most || value < least ? least : value;
    }

    /** Whether the numbers stand in the order that T.87 C.2.4.1.1 demands. */
    boolean isValid() {
        return maxVal >= 1
                && near <= Math.min(255, maxVal / 2)
                && t1 >= near + 1
                && t2 >= t1
                && t3 >= t2
                && t3 <= maxVal
                && reset >= 3
                && reset <= Math.max(255, maxVal);
    }

    int range() {
        return near == 0 ? maxVal + 1 : (maxVal + 2 * near) / (2 * near + 1) + 1;
    }

    /** Bits of a mapped error that is written plainly. */
    int qbpp() {
        return bits(range() - 1);
    }

    int limit() {
        int bpp = Math.max(2, bits(maxVal));
        return 2 * (bpp + Math.max(8, bpp));
    }

    private static int bits(int value) {
        return 32 - Integer.numberOfLeadingZeros(value);
    }
}
