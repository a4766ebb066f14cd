package org.meridian.dicom.internal.codec.j2k;

/**
 * Decodes the adaptive run lengths of an HT cleanup segment (ITU-T T.814 7.3.3). For one thread.
 */
final class HtMel {
    private static final int[] EXPONENTS = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5};

    private byte[] data = new byte[0];
    private int at;
    private int end;
    private int current;
    private int left;
    private int state;
    private int zeros;
    private boolean one;

    /** Starts at the first byte of the suffix; {@code to} is the end of the segment. */
    void start(byte[] segment, int from, int to) {
        data = segment;
        at = from;
        end = to;
        current = 0;
        left = 0;
        state = 0;
        zeros = 0;
        one = false;
    }

    /** The next symbol. */
    boolean next() {
        if (zeros == 0 && !one) {
            run();
        }
        if (zeros > 0) {
            zeros--;
            return false;
        }
        one = false;
        return true;
    }

    private void run() {
        int exponent = EXPONENTS[state];
        if (bit() == 1) {
            zeros = 1 << exponent;
            state = Math.min(12, state + 1);
            return;
        }
        for (int i = 0; i < exponent; i++) {
            zeros = 2 * zeros + bit();
        }
        one = true;
        state = Math.max(0, state - 1);
    }

    private int bit() {
        if (left == 0) {
            left = current == 0xFF ? 7 : 8;
            // the last twelve bits hold the length of the suffix
            current = at < end - 1 ? data[at] & 0xFF : 0xFF;
            if (at == end - 2) {
                current |= 0x0F;
            }
            at++;
        }
        left--;
        return current >> left & 1;
    }
}
