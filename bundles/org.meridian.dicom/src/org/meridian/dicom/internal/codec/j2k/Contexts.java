package org.meridian.dicom.internal.codec.j2k;

/**
 * Contexts of coding decisions (ITU-T T.800 D.3) from the flags of a coefficient's neighbours. The
 * flags of four coefficients one below the other, a column of a stripe, are one number: bits 0 to
 * 17 tell which of the 3 x 6 coefficients around and in the column are significant, row by row;
 * behind them the {@code i}-th coefficient has its sign in bit 19 + 3 i, whether it was refined in
 * bit 20 + 3 i, and whether the plane's first pass visited it in bit 21 + 3 i; bits 18 and 31 are
 * the signs above and below the column.
 */
final class Contexts {
    static final int ZERO = 0;
    static final int SIGN = 9;
    static final int MAGNITUDE = 14;
    static final int RUN = 17;
    static final int UNIFORM = 18;
    static final int COUNT = 19;

    /** The significance of the first coefficient; that of each next is three bits up. */
    static final int SIGNIFICANT = 1 << 4;

    static final int ABOVE = 1 << 1;
    static final int LEFT = 1 << 3;
    static final int RIGHT = 1 << 5;
    static final int BELOW = 1 << 7;

    /** The eight neighbours of the first coefficient. */
    static final int NEIGHBOURS = 0x1EF;

    static final int SIGN_ABOVE = 1 << 18;
    static final int NEGATIVE = 1 << 19;
    static final int REFINED = 1 << 20;
    static final int VISITED = 1 << 21;
    static final int SIGN_BELOW = 1 << 31;

    /** One bit for each of the four coefficients, three bits apart. */
    static final int ROWS = 0x249;

    private static final byte[][] ZERO_CODING = new byte[Subband.Kind.values().length][];

    // by the significance of the neighbours above, left, right, below in bits 0 to 3 and their
    // signs in bits 4 to 7: the context above bit 0, in bit 0 the sign that is expected
    private static final byte[] SIGN_CODING = new byte[256];

    static {
        for (Subband.Kind kind : Subband.Kind.values()) {
            byte[] table = new byte[512];
            for (int i = 0; i < table.length; i++) {
                table[i] = (byte) zeroContext(kind, i);
            }
            ZERO_CODING[kind.ordinal()] = table;
        }
        for (int i = 0; i < SIGN_CODING.length; i++) {
            SIGN_CODING[i] = (byte) signContext(i);
        }
    }

    private Contexts() {}

    /** Contexts for zero coding by the lowest nine bits of flags (table D.1). */
    static byte[] zeroCoding(Subband.Kind kind) {
        return ZERO_CODING[kind.ordinal()];
    }

    /** Contexts for sign coding (tables D.2, D.3). */
    static byte[] signCoding() {
        return SIGN_CODING;
    }

    private static int zeroContext(Subband.Kind kind, int flags) {
        int h = (flags >> 3 & 1) + (flags >> 5 & 1);
        int v = (flags >> 1 & 1) + (flags >> 7 & 1);
        int d = (flags & 1) + (flags >> 2 & 1) + (flags >> 6 & 1) + (flags >> 8 & 1);
        return switch (kind) {
            case HH -> diagonal(h + v, d);
            case HL -> directed(v, h, d);
            default -> directed(h, v, d);
        };
    }

    private static int directed(int along, int across, int diagonal) {
        if (along == 2) {
            return 8;
        }
        if (along == 1) {
            return across > 0 ? 7 : diagonal > 0 ? 6 : 5;
        }
        return across > 0 ? 2 + across : Math.min(2, diagonal);
    }

    private static int diagonal(int straight, int diagonal) {
        return switch (diagonal) {
            case 0 -> Math.min(2, straight);
            case 1 -> 3 + Math.min(2, straight);
            case 2 -> straight > 0 ? 7 : 6;
            default -> 8;
        };
    }

    private static int signContext(int index) {
        int v = sign(index, 0) + sign(index, 3);
        int h = sign(index, 1) + sign(index, 2);
        v = Integer.signum(v);
        h = Integer.signum(h);
        int flip = h < 0 || h == 0 && v < 0 ? 1 : 0;
        if (flip == 1) {
            v = -v;
            h = -h;
        }
        int context = h == 0 ? SIGN + v : SIGN + 3 + v;
        return context << 1 | flip;
    }

    private static int sign(int index, int neighbour) {
        int significant = index >> neighbour & 1;
        return (index >> neighbour + 4 & 1) == 1 ? -significant : significant;
    }
}
