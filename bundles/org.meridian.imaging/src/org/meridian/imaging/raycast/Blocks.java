package org.meridian.imaging.raycast;

import org.meridian.imaging.Rescale;
import org.meridian.imaging.Volume;

/** A volume's extremes in small blocks, and in large ones by which a ray gets on faster. */
record Blocks(ValueBlocks small, ValueBlocks large) {
    /** Looks at every voxel once, on all cores. */
    static Blocks of(Volume volume) {
        ValueBlocks small = ValueBlocks.of(volume);
        return new Blocks(small, small.larger());
    }

    /** A transfer function at all of the volume's values. */
    OpacityTable table(TransferFunction function, Rescale rescale, double step) {
        return new OpacityTable(function, rescale, step, large.least(), large.greatest());
    }
}
