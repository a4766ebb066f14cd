package org.meridian.dicom.overlay;

/** Colours as DICOM recommends them: CIELab of 16 bits each, white point D50 (PS3.3 C.10.7.1.1). */
final class CieLab {
    private static final double WHITE_X = 0.9642;
    private static final double WHITE_Z = 0.8249;

    private CieLab() {}

    /** The sRGB colour, 0xRRGGBB; what sRGB has not is brought to its edge. */
    static int rgb(int[] lab) {
        double lightness = lab[0] * 100.0 / 65535;
        double a = lab[1] * 255.0 / 65535 - 128;
        double b = lab[2] * 255.0 / 65535 - 128;
        double fy = (lightness + 16) / 116;
        double x = WHITE_X * linear(fy + a / 500);
        double y = linear(fy);
        double z = WHITE_Z * linear(fy - b / 200);
        // Bradford from D50 to the primaries of sRGB
        int red = channel(3.1338561 * x - 1.6168667 * y - 0.4906146 * z);
        int green = channel(-0.9787684 * x + 1.9161415 * y + 0.0334540 * z);
        int blue = channel(0.0719453 * x - 0.2289914 * y + 1.4052427 * z);
        return red << 16 | green << 8 | blue;
    }

    private static double linear(double f) {
        return f > 6.0 / 29 ? f * f * f : 3 * 36.0 / 841 * (f - 4.0 / 29);
    }

    private static int channel(double linear) {
        double bounded = Math.max(0, Math.min(1, linear));
        double encoded =
                bounded <= 0.0031308 ? 12.92 * bounded : 1.055 * Math.pow(bounded, 1 / 2.4) - 0.055;
        return (int) Math.rint(255 * encoded);
    }
}
