package org.meridian.dicom.internal.codec.j2k;

import java.util.Arrays;

/** An encoded block, and how many of its passes are written. For one thread. */
final class PlannedBlock {
    private final EncodedBlock block;
    // what the squared error falls by a byte, where a pass is a good one to end with, else 0
    private final double[] slopes;
    private int passes;

    /**
     * Plans all passes.
     *
     * @param weight of the block's squared errors in the image's
     */
    PlannedBlock(EncodedBlock block, double weight) {
        this.block = block;
        this.passes = block.passes();
        this.slopes = slopes(block, weight);
    }

    /** The slopes of the convex hull of error over length. */
    private static double[] slopes(EncodedBlock block, double weight) {
        double[] slopes = new double[block.passes()];
        double[] totals = new double[block.passes() + 1];
        int[] corners = new int[block.passes() + 1];
        int last = 0;
        for (int pass = 1; pass <= block.passes(); pass++) {
            totals[pass] = totals[pass - 1] + weight * block.gains()[pass - 1];
            double slope = 0;
            while (true) {
                int from = corners[last];
                double gain = totals[pass] - totals[from];
                int bytes = block.length(pass) - block.length(from);
                slope = gain <= 0 ? 0 : bytes == 0 ? Double.MAX_VALUE : gain / bytes;
                if (last == 0 || slope == 0 || slope < slopes[from - 1]) {
                    break;
                }
                slopes[from - 1] = 0;
                last--;
            }
            if (slope > 0) {
                slopes[pass - 1] = slope;
                corners[++last] = pass;
            }
        }
        return slopes;
    }

    /** Keeps the passes up to the last one that is worth its bytes. */
    void cut(double leastSlope) {
        passes = block.passes();
        while (passes > 0 && slopes[passes - 1] < leastSlope) {
            passes--;
        }
    }

    double steepest() {
        return Arrays.stream(slopes).filter(slope -> slope < Double.MAX_VALUE).max().orElse(0);
    }

    int bitPlanes() {
        return block.bitPlanes();
    }

    int passes() {
        return passes;
    }

    int length() {
        return block.length(passes);
    }

    byte[] bytes() {
        return block.bytes();
    }
}
