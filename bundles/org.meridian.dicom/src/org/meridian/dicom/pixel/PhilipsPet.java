package org.meridian.dicom.pixel;

import org.meridian.dicom.Dataset;

/** Factors that images in counts bring in private attributes (PS3.5 7.8.1 for their blocks). */
final class PhilipsPet {
    private static final String CREATOR = "Philips PET Private Group";
    private static final int GROUP = 0x70530000;
    private static final int FIRST_BLOCK = 0x10;
    private static final int LAST_BLOCK = 0xff;

    private PhilipsPet() {}

    /** From counts to uptake by body weight; 0 when not told. */
    static double uptakeFactor(Dataset data) {
        return factor(data, 0x00);
    }

    /** From counts to Bq/ml; 0 when not told. */
    static double activityFactor(Dataset data) {
        return factor(data, 0x09);
    }

    private static double factor(Dataset data, int element) {
        for (int block = FIRST_BLOCK; block <= LAST_BLOCK; block++) {
            if (data.text(GROUP | block).equals(CREATOR)) {
                return data.finiteNumber(GROUP | block << Byte.SIZE | element).orElse(0);
            }
        }
        return 0;
    }
}
