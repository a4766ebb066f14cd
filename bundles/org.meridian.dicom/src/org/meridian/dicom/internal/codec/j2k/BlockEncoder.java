package org.meridian.dicom.internal.codec.j2k;

import java.util.Arrays;

/**
 * Bit-plane coding of code-blocks (ITU-T T.800 annex D), all passes in one segment. Reused for one
 * block after the other; for one thread.
 */
final class BlockEncoder {
    private static final int MAX_PLANES = 31;

    private final MqEncoder mq = new MqEncoder();
    private final BlockFlags flags = new BlockFlags();
    private final int fraction;
    private final int[] lengths = new int[3 * MAX_PLANES];
    private final double[] gains = new double[3 * MAX_PLANES];
    private int[] samples = {};
    private int width;
    private int height;
    private byte[] zeroCoding = Contexts.zeroCoding(Subband.Kind.LL);
    private double gain;

    /**
     * @param fraction bits below the lowest bit-plane that are known but not coded
     */
    BlockEncoder(int fraction) {
        this.fraction = fraction;
    }

    /**
     * Encodes a block.
     *
     * @param block row by row, the sign in bit 31, below it the magnitude
     */
    EncodedBlock encode(int[] block, int blockWidth, int blockHeight, Subband.Kind kind) {
        samples = block;
        width = blockWidth;
        height = blockHeight;
        zeroCoding = Contexts.zeroCoding(kind);
        int all = 0;
        for (int i = 0; i < width * height; i++) {
            all |= samples[i];
        }
        int planes = 32 - Integer.numberOfLeadingZeros((all & Integer.MAX_VALUE) >> fraction);
        if (planes == 0) {
            return EncodedBlock.EMPTY;
        }
        flags.clear(width, height);
        mq.start();
        int passes = 0;
        for (int plane = planes - 1; plane >= 0; plane--) {
            if (plane < planes - 1) {
                significance(plane + fraction);
                passes = ended(passes);
                refinement(plane + fraction);
                passes = ended(passes);
            }
            cleanup(plane + fraction);
            passes = ended(passes);
        }
        byte[] bytes = mq.finish();
        int[] ends = Arrays.copyOf(lengths, passes);
        for (int i = 0; i < passes; i++) {
            ends[i] = Math.min(ends[i], bytes.length);
            // a segment that is cut must not end with FF
            if (bytes[ends[i] - 1] == (byte) 0xFF) {
                ends[i]--;
            }
        }
        ends[passes - 1] = bytes.length;
        return new EncodedBlock(planes, bytes, ends, Arrays.copyOf(gains, passes));
    }

    private int ended(int passes) {
        lengths[passes] = mq.sufficientLength();
        gains[passes] = gain / (1L << 2 * fraction);
        gain = 0;
        return passes + 1;
    }

    private void significance(int bit) {
        int[] array = flags.array();
        for (int stripe = 0; 4 * stripe < height; stripe++) {
            int rows = MqBlockDecoder.rows(stripe, height);
            for (int x = 0; x < width; x++) {
                int at = flags.index(stripe) + x;
                int open = MqBlockDecoder.candidates(array[at]) & rows;
                while (open != 0) {
                    int shift = Integer.numberOfTrailingZeros(open);
                    int sample = samples[(4 * stripe + shift / 3) * width + x];
                    int context = zeroCoding[array[at] >> shift & Contexts.NEIGHBOURS];
                    mq.encode(context, sample >> bit & 1);
                    if ((sample >> bit & 1) == 1) {
                        becomesSignificant(at, shift, sample, bit);
                    }
                    array[at] |= Contexts.VISITED << shift;
                    open = MqBlockDecoder.candidates(array[at]) & rows & -2 << shift;
                }
            }
        }
    }

    private void refinement(int bit) {
        int[] array = flags.array();
        for (int stripe = 0; 4 * stripe < height; stripe++) {
            for (int x = 0; x < width; x++) {
                int at = flags.index(stripe) + x;
                int open = array[at] >> 4 & ~(array[at] >> 21) & Contexts.ROWS;
                for (; open != 0; open &= open - 1) {
                    int shift = Integer.numberOfTrailingZeros(open);
                    int sample = samples[(4 * stripe + shift / 3) * width + x];
                    int near = array[at] >> shift;
                    int context = Contexts.MAGNITUDE;
                    if ((near & Contexts.REFINED) != 0) {
                        context += 2;
                    } else if ((near & Contexts.NEIGHBOURS) != 0) {
                        context += 1;
                    }
                    mq.encode(context, sample >> bit & 1);
                    array[at] |= Contexts.REFINED << shift;
                    gain += error(sample, bit + 1) - error(sample, bit);
                }
            }
        }
    }

    private void cleanup(int bit) {
        int[] array = flags.array();
        for (int stripe = 0; 4 * stripe < height; stripe++) {
            int rows = MqBlockDecoder.rows(stripe, height);
            for (int x = 0; x < width; x++) {
                int at = flags.index(stripe) + x;
                int open = ~(array[at] >> 4) & ~(array[at] >> 21) & rows;
                boolean known = false;
                if (array[at] == 0 && rows == Contexts.ROWS) {
                    int row = firstOne(stripe, x, bit);
                    mq.encode(Contexts.RUN, row < 4 ? 1 : 0);
                    if (row == 4) {
                        continue;
                    }
                    mq.encode(Contexts.UNIFORM, row >> 1);
                    mq.encode(Contexts.UNIFORM, row & 1);
                    open &= -1 << 3 * row;
                    known = true;
                }
                for (; open != 0; open &= open - 1) {
                    int shift = Integer.numberOfTrailingZeros(open);
                    int sample = samples[(4 * stripe + shift / 3) * width + x];
                    if (!known) {
                        int context = zeroCoding[array[at] >> shift & Contexts.NEIGHBOURS];
                        mq.encode(context, sample >> bit & 1);
                    }
                    known = false;
                    if ((sample >> bit & 1) == 1) {
                        becomesSignificant(at, shift, sample, bit);
                    }
                }
                array[at] &= ~(Contexts.ROWS * Contexts.VISITED);
            }
        }
    }

    private int firstOne(int stripe, int x, int bit) {
        int row = 0;
        while (row < 4 && (samples[(4 * stripe + row) * width + x] >> bit & 1) == 0) {
            row++;
        }
        return row;
    }

    private void becomesSignificant(int at, int shift, int sample, int bit) {
        int[] array = flags.array();
        int neighbours = BlockFlags.signIndex(array[at], array[at - 1], array[at + 1], shift);
        int expected = Contexts.signCoding()[neighbours];
        int negative = sample >>> 31;
        mq.encode(expected >> 1, negative ^ expected & 1);
        array[at] |= (Contexts.SIGNIFICANT | negative << 19) << shift;
        BlockFlags.spread(array, flags.stride(), at, shift, negative, true);
        double magnitude = sample & Integer.MAX_VALUE;
        gain += magnitude * magnitude - error(sample, bit);
    }

    /** The squared error when the bits below {@code bit} are not known. */
    private static double error(int sample, int bit) {
        double difference = (sample & (1 << bit) - 1) - (1 << bit) * 0.5;
        return difference * difference;
    }
}
