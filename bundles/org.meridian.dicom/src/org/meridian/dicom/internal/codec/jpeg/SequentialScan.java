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
        int places = coefficients(dc[slot], ac[slot], steps[slot], slot);
        if (places == 0) {
            dct.transformFlat(block);
        } else {
            dct.transform(block, places);
        }
        component.put(block, blockX, blockY, sink);
        Arrays.fill(block, 0);
    }

    /** Gives all bits of the places in the block of the coefficients that are not zero. */
    private int coefficients(HuffmanTable dcTable, HuffmanTable acTable, int[] step, int slot) {
        int[] zigzag = DctComponent.ZIGZAG;
        int[] target = block;
        predictions[slot] += decode(dcTable) >> 16;
        target[0] = predictions[slot] * step[0];
        EntropyBits source = bits;
        long at = position;
        long window = source.window(at);
        int left = EntropyBits.WINDOW;
        int places = 0;
        int k = 1;
        while (k < zigzag.length) {
            if (left < HuffmanTable.MOST_BITS) {
                window = source.window(at);
                left = EntropyBits.WINDOW;
            }
            int entry = acTable.decode(window);
            int taken = entry & 0xFF;
            window <<= taken;
            left -= taken;
            at += taken;
            int run = entry >> 8 & 0xFF;
            int value = entry >> 16;
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
            int place = zigzag[k];
            target[place] = value * step[k++];
            places |= place;
        }
        position = at;
        return places;
    }
}
