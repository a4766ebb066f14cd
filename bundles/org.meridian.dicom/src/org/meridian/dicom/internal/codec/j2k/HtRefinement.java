package org.meridian.dicom.internal.codec.j2k;

import java.util.Arrays;

/**
 * Decodes the significance propagation and magnitude refinement passes of an HT block, which share
 * a segment (ITU-T T.814 7.4, 7.5). For one thread.
 */
final class HtRefinement {
    private static final int STRIPE = 4;

    private final HtBits bits = new HtBits();
    private byte[] significant = new byte[0];
    private int padded;
    private int position;

    /**
     * Adds a bit plane to what the cleanup pass gave.
     *
     * @param plane the bit-plane of the cleanup pass, 1 or more
     * @param samples as {@link HtCleanup} leaves them
     */
    void decode(CodedBlock block, int plane, int[] samples) {
        byte[] data = block.bytes();
        int from = block.start(1);
        int to = from + block.length(1);
        int width = block.width();
        int height = block.height();
        boolean causal = block.style().verticallyCausal();
        mark(samples, width, height);
        int reach = 2 * width * height;
        bits.forward(data, from, to, reach, 0);
        position = 0;
        for (int y = 0; y < height; y += STRIPE) {
            for (int x = 0; x < width; x += STRIPE) {
                propagate(
                        samples,
                        x,
                        y,
                        Math.min(width, x + STRIPE),
                        Math.min(height, y + STRIPE),
                        plane - 1,
                        causal);
            }
        }
        if (block.passes(1) > 1) {
            bits.backward(data, from, to, 0, reach);
            position = 0;
            for (int y = 0; y < height; y += STRIPE) {
                refine(samples, y, width, Math.min(height, y + STRIPE), plane);
            }
        }
    }

    private int bit() {
        int bit = bits.array()[position >> 3] >> (position & 7) & 1;
        position++;
        return bit;
    }

    private void mark(int[] samples, int width, int height) {
        padded = width + 2;
        int size = padded * (height + 2);
        if (significant.length < size) {
            significant = new byte[size];
        } else {
            Arrays.fill(significant, 0, size, (byte) 0);
        }
        int stride = HtCleanup.stride(width);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                significant[(y + 1) * padded + x + 1] =
                        (byte) (samples[y * stride + x] == 0 ? 0 : 1);
            }
        }
    }

    /** Significance of at most four by four samples, then the signs of those that became so. */
    private void propagate(
            int[] samples, int left, int top, int right, int bottom, int plane, boolean causal) {
        int stride = HtCleanup.stride(padded - 2);
        int found = 0;
        for (int x = left; x < right; x++) {
            for (int y = top; y < bottom; y++) {
                int at = (y + 1) * padded + x + 1;
                if (significant[at] == 0
                        && neighbours(at, causal && y == top + STRIPE - 1)
                        && bit() == 1) {
                    significant[at] = 1;
                    found |= 1 << (x - left) * STRIPE + y - top;
                }
            }
        }
        for (; found != 0; found &= found - 1) {
            int index = Integer.numberOfTrailingZeros(found);
            int at = (top + index % STRIPE) * stride + left + index / STRIPE;
            samples[at] = bit() << 31 | 3 << plane;
        }
    }

    private boolean neighbours(int at, boolean last) {
        int sum =
                significant[at - padded - 1]
                        | significant[at - padded]
                        | significant[at - padded + 1]
                        | significant[at - 1]
                        | significant[at + 1];
        if (!last) {
            sum |=
                    significant[at + padded - 1]
                            | significant[at + padded]
                            | significant[at + padded + 1];
        }
        return sum != 0;
    }

    /** A further bit of each sample that the cleanup pass found significant. */
    private void refine(int[] samples, int top, int width, int bottom, int plane) {
        int stride = HtCleanup.stride(width);
        for (int x = 0; x < width; x++) {
            for (int y = top; y < bottom; y++) {
                int at = y * stride + x;
                int sample = samples[at];
                // those that became significant just now have no bit above the lowest two
                if ((sample & Integer.MAX_VALUE) >>> plane + 1 != 0) {
                    samples[at] = sample & ~(1 << plane) | bit() << plane | 1 << plane - 1;
                }
            }
        }
    }
}
