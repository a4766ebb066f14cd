package org.meridian.dicom.internal.codec.j2k;

/** Coding passes of raw bits (ITU-T T.800 D.6). For one thread. */
final class RawPasses {
    private byte[] bytes = {};
    private int at;
    private int end;
    private int current;
    private int left;

    void start(byte[] data, int position, int length) {
        bytes = data;
        at = position;
        end = position + length;
        current = 0;
        left = 0;
    }

    /** Behind the segment's end come ones, as an encoder may leave them out. */
    private int bit() {
        if (left == 0) {
            left = current == 0xFF ? 7 : 8;
            current = at < end ? bytes[at++] & 0xFF : 0xFF;
        }
        left--;
        return current >> left & 1;
    }

    void significance(
            BlockFlags flags, int[] out, int width, int height, int plane, boolean upwards) {
        int[] array = flags.array();
        int value = 3 << plane;
        for (int stripe = 0; 4 * stripe < height; stripe++) {
            int rows = MqBlockDecoder.rows(stripe, height);
            for (int x = 0; x < width; x++) {
                int at = flags.index(stripe) + x;
                int column = array[at];
                int open = MqBlockDecoder.candidates(column) & rows;
                while (open != 0) {
                    int shift = Integer.numberOfTrailingZeros(open);
                    open &= open - 1;
                    if (bit() == 1) {
                        int negative = bit();
                        out[(4 * stripe + MqBlockDecoder.row(shift)) * width + x] =
                                value | negative << 31;
                        BlockFlags.spread(array, flags.stride(), at, shift, negative, upwards);
                        column |= (Contexts.SIGNIFICANT | negative << 19) << shift;
                        open = MqBlockDecoder.candidates(column) & rows & -2 << shift;
                    }
                    column |= Contexts.VISITED << shift;
                }
                array[at] = column;
            }
        }
    }

    void refinement(BlockFlags flags, int[] out, int width, int height, int plane) {
        int[] array = flags.array();
        for (int stripe = 0; 4 * stripe < height; stripe++) {
            for (int x = 0; x < width; x++) {
                int at = flags.index(stripe) + x;
                int column = array[at];
                int open = column >> 4 & ~(column >> 21) & Contexts.ROWS;
                array[at] = column | open * Contexts.REFINED;
                while (open != 0) {
                    int shift = Integer.numberOfTrailingZeros(open);
                    open &= open - 1;
                    out[(4 * stripe + MqBlockDecoder.row(shift)) * width + x] +=
                            (bit() << plane + 1) - (1 << plane);
                }
            }
        }
    }
}
