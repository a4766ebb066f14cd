package org.meridian.dicom.internal.codec.jpeg;

import java.util.Arrays;

/** A scan of progressive coding (ITU-T T.81 G.2): a part of the coefficients of each block. */
final class ProgressiveScan extends BlockScan {
    private static final int[] ZIGZAG = DctComponent.ZIGZAG;

    private final HuffmanTable[] tables;
    private final ScanHeader header;
    private final int[] predictions;
    private int blocksToSkip;

    /**
     * @param tables those of each component for DC or AC coefficients; none for a scan of single
     *     bits of DC coefficients
     */
    ProgressiveScan(ScanData data, ScanHeader header, HuffmanTable[] tables) {
        super(data);
        this.header = header;
        this.tables = tables;
        this.predictions = new int[header.components().length];
    }

    @Override
    void reset() {
        Arrays.fill(predictions, 0);
        blocksToSkip = 0;
    }

    @Override
    void block(int slot, DctComponent component, int blockX, int blockY) {
        short[] coefficients = component.coefficients();
        int offset = component.offset(blockX, blockY);
        if (header.start() == 0) {
            if (header.high() == 0) {
                predictions[slot] += decode(tables[slot]) >> 16;
                coefficients[offset] = (short) (predictions[slot] << header.low());
            } else {
                coefficients[offset] |= (short) (read(1) << header.low());
            }
        } else if (header.high() == 0) {
            first(tables[slot], coefficients, offset);
        } else {
            refine(tables[slot], coefficients, offset);
        }
    }

    /** T.81 G.1.2.2. */
    private void first(HuffmanTable table, short[] coefficients, int offset) {
        if (blocksToSkip > 0) {
            blocksToSkip--;
            return;
        }
        int k = header.start();
        while (k <= header.end()) {
            int entry = decode(table);
            int run = entry >> 8 & 0xFF;
            int value = entry >> 16;
            if (value != 0) {
                k += run;
                if (k > header.end()) {
                    throw broken();
                }
                coefficients[offset + ZIGZAG[k++]] = (short) (value << header.low());
            } else if (run == 15) {
                k += 16;
            } else {
                blocksToSkip = (1 << run) - 1 + read(run);
                return;
            }
        }
    }

    /** T.81 G.1.2.3. */
    private void refine(HuffmanTable table, short[] coefficients, int offset) {
        int k = header.start();
        while (blocksToSkip == 0 && k <= header.end()) {
            int entry = decode(table);
            int run = entry >> 8 & 0xFF;
            int value = entry >> 16;
            if (value == 0 && run < 15) {
                blocksToSkip = (1 << run) + read(run);
                break;
            }
            if (Math.abs(value) > 1) {
                throw broken();
            }
            k = refineUntil(coefficients, offset, k, run);
            if (value != 0) {
                if (k > header.end()) {
                    throw broken();
                }
                coefficients[offset + ZIGZAG[k]] = (short) (value << header.low());
            }
            k++;
        }
        if (blocksToSkip > 0) {
            refineUntil(coefficients, offset, k, Integer.MAX_VALUE);
            blocksToSkip--;
        }
    }

    /** Refines what is not zero; gives the place of the zero behind a number of other zeros. */
    private int refineUntil(short[] coefficients, int offset, int from, int zeros) {
        int left = zeros;
        int k = from;
        for (; k <= header.end(); k++) {
            int at = offset + ZIGZAG[k];
            int value = coefficients[at];
            if (value == 0) {
                if (left-- == 0) {
                    return k;
                }
            } else if (read(1) == 1) {
                int bit = 1 << header.low();
                coefficients[at] = (short) (value < 0 ? value - bit : value + bit);
            }
        }
        return k;
    }
}
