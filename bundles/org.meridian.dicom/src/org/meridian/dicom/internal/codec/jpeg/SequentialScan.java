package org.meridian.dicom.internal.codec.jpeg;

import org.meridian.dicom.internal.codec.SampleSink;

import java.util.Arrays;

/** A scan of sequential coding (ITU-T T.81 F.2): each block is whole at once. */
final class SequentialScan extends BlockScan {
    private final HuffmanTable[] dc;
    private final HuffmanTable[] ac;
    private final int[][] steps;
    private final int[] predictions;
    private final int[] block = new int[DctComponent.ZIGZAG.length];
    private final InverseDct dct;
    private final SampleSink sink;

    SequentialScan(
            ScanData data,
            HuffmanTable[] dc,
            HuffmanTable[] ac,
            int[][] steps,
            InverseDct dct,
            SampleSink sink) {
        super(data);
        this.dc = dc;
        this.ac = ac;
        this.steps = steps;
        this.predictions = new int[dc.length];
        this.dct = dct;
        this.sink = sink;
    }

    @Override
    void reset() {
        Arrays.fill(predictions, 0);
    }

    @Override
    void block(int slot, DctComponent component, int blockX, int blockY) {
        int last = coefficients(dc[slot], ac[slot], steps[slot], slot);
        if (last == 0) {
            dct.transformFlat(block);
        } else {
            dct.transform(block);
        }
        component.put(block, blockX, blockY, sink);
        Arrays.fill(block, 0);
    }

    /** Gives the place of the last coefficient that is not zero. */
    private int coefficients(HuffmanTable dcTable, HuffmanTable acTable, int[] step, int slot) {
        int[] zigzag = DctComponent.ZIGZAG;
        int[] target = block;
        predictions[slot] += decode(dcTable) >> 16;
        target[0] = predictions[slot] * step[0];
        EntropyBits source = bits;
        long at = position;
        int last = 0;
        int k = 1;
        while (k < zigzag.length) {
            int entry = acTable.decode(source.window(at));
            int taken = entry & 0xFF;
            int run = entry >> 8 & 0xFF;
            int value = entry >> 16;
            at += taken;
            if (value == 0) {
                if (taken == 0) {
                    throw broken();
                }
                if (run < 15) {
                    break;
                }
                k += 16;
                continue;
            }
            k += run;
            if (k >= zigzag.length) {
                throw broken();
            }
            target[zigzag[k]] = value * step[k];
            last = k++;
        }
        position = at;
        return last;
    }
}
