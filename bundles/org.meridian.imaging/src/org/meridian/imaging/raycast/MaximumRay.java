package org.meridian.imaging.raycast;

import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Volume;

/** Keeps the greatest value. */
final class MaximumRay extends Ray {
    private final ValueBlocks small;
    private final ValueBlocks large;
    private final short padding;
    private float greatest;

    /** Where the ray before had its greatest value: that of the next is often there too. */
    private int place;

    MaximumRay(Volume volume, Blocks blocks, PlaneGeometry screen, double step) {
        super(volume, blocks, screen, step);
        small = blocks.small();
        large = blocks.large();
        padding = volume.padding();
    }

    @Override
    void reset() {
        greatest = Float.NEGATIVE_INFINITY;
        look(place);
    }

    @Override
    int largeStride(int block) {
        return large.greatest(block) > greatest ? 1 : 0;
    }

    @Override
    int smallStride(int block) {
        return small.greatest(block) > greatest ? 1 : 0;
    }

    @Override
    boolean samples(long x, long y, long z, long dx, long dy, long dz, int count, float stride) {
        long px = x;
        long py = y;
        long pz = z;
        float most = greatest;
        for (int i = 0; i < count; i++) {
            float value = cell(px, py, pz).value();
            if (value > most) {
                most = value;
            }
            px += dx;
            py += dy;
            pz += dz;
        }
        if (most > greatest) {
            greatest = most;
            place = step();
        }
        return true;
    }

    /** Stored bits, rounded; the padding where there was no sample. */
    short stored() {
        return greatest == Float.NEGATIVE_INFINITY ? padding : (short) Math.round(greatest);
    }
}
