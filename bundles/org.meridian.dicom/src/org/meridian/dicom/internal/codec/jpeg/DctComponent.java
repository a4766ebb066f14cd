package org.meridian.dicom.internal.codec.jpeg;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.dicom.internal.codec.SampleSink;

import java.util.Arrays;

/** A component of a DCT frame (ITU-T T.81 A.1, A.2) while it is decoded. For one thread. */
final class DctComponent {
    static final int SIZE = 8;

    /** From the place in the zigzag sequence to that in the block (T.81 figure A.6). */
    static final int[] ZIGZAG = zigzag();

    private static final int COEFFICIENTS = SIZE * SIZE;

    private final int index;
    private final FrameHeader.Component parameters;
    private final int columns;
    private final int rows;
    private final int paddedBlocks;
    private final boolean fullSize;
    private final short[] plane;
    private final short[] coefficients;

    /** Point transform of the last scan of each coefficient; above all of them without a scan. */
    private final int[] approximation = new int[COEFFICIENTS];

    private int @Nullable [] steps;

    /**
     * @param index its place among the samples of a pixel
     * @param progressive whether coefficients are kept from scan to scan
     */
    DctComponent(FrameHeader frame, int index, boolean progressive) {
        this.index = index;
        this.parameters = frame.components().get(index);
        int horizontal = parameters.horizontal();
        int vertical = parameters.vertical();
        int maxHorizontal = frame.maxHorizontal();
        int maxVertical = frame.maxVertical();
        this.columns = ceil(frame.columns() * horizontal, maxHorizontal);
        this.rows = ceil(frame.rows() * vertical, maxVertical);
        this.paddedBlocks = ceil(frame.columns(), SIZE * maxHorizontal) * horizontal;
        int paddedRows = ceil(frame.rows(), SIZE * maxVertical) * vertical;
        int padded = paddedBlocks * paddedRows * COEFFICIENTS;
        this.fullSize = horizontal == maxHorizontal && vertical == maxVertical;
        this.plane = fullSize ? new short[0] : new short[padded];
        this.coefficients = progressive ? new short[padded] : new short[0];
        Arrays.fill(approximation, Integer.MAX_VALUE);
    }

    private static int[] zigzag() {
        int[] order = new int[COEFFICIENTS];
        int at = 0;
        for (int diagonal = 0; diagonal < 2 * SIZE - 1; diagonal++) {
            int from = Math.max(0, diagonal - SIZE + 1);
            int to = Math.min(SIZE - 1, diagonal);
            for (int i = from; i <= to; i++) {
                int row = diagonal % 2 == 0 ? diagonal - i : i;
                order[at++] = row * SIZE + diagonal - row;
            }
        }
        return order;
    }

    static int ceil(int value, int divisor) {
        return (value + divisor - 1) / divisor;
    }

    int index() {
        return index;
    }

    FrameHeader.Component parameters() {
        return parameters;
    }

    /** Columns of samples, as is {@link #rows} of rows. */
    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** Blocks in a row of a scan of this component alone, as is {@link #blockRows} of rows. */
    int blocks() {
        return ceil(columns, SIZE);
    }

    int blockRows() {
        return ceil(rows, SIZE);
    }

    /** Whether it has a sample for each pixel. */
    boolean fullSize() {
        return fullSize;
    }

    /** Takes the quantisation table that stands at the component's first scan (T.81 B.2.4.1). */
    int[] steps(Tables tables) {
        int[] known = steps;
        if (known == null) {
            known = tables.quantisation(parameters.quantisation());
            steps = known;
        }
        return known;
    }

    /** Whether a scan had a part of it. */
    boolean begun() {
        return steps != null;
    }

    /** Stores the samples of a block: where there is one for each pixel, in the frame itself. */
    void put(int[] samples, int blockX, int blockY, SampleSink sink) {
        if (fullSize) {
            sink.block(blockY * SIZE, blockX * SIZE, index, samples);
            return;
        }
        int stride = paddedBlocks * SIZE;
        int to = blockY * SIZE * stride + blockX * SIZE;
        for (int from = 0; from < COEFFICIENTS; from += SIZE, to += stride) {
            for (int x = 0; x < SIZE; x++) {
                plane[to + x] = (short) samples[from + x];
            }
        }
    }

    /** Copies a row of samples, of which there are {@link #columns}. */
    void row(int row, int[] target) {
        int from = row * paddedBlocks * SIZE;
        for (int x = 0; x < columns; x++) {
            target[x] = plane[from + x];
        }
    }

    /** The coefficients of all blocks, each block's in the order of its rows. */
    short[] coefficients() {
        return coefficients;
    }

    /** Where the coefficients of a block begin. */
    int offset(int blockX, int blockY) {
        return (blockY * paddedBlocks + blockX) * COEFFICIENTS;
    }

    /** Notes a progressive scan; false when it cannot follow those before (T.81 G.1.1.1). */
    boolean follow(ScanHeader scan) {
        for (int k = scan.start(); k <= scan.end(); k++) {
            if (scan.high() != 0 && scan.high() != approximation[k]) {
                return false;
            }
            approximation[k] = scan.low();
        }
        return true;
    }

    /** Whether every coefficient has all its bits. */
    boolean exact() {
        return Arrays.stream(approximation).allMatch(bits -> bits == 0);
    }
}
