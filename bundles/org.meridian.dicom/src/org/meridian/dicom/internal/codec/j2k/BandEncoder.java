package org.meridian.dicom.internal.codec.j2k;

import java.util.ArrayList;
import java.util.List;

/** Quantises the coefficients of subbands and encodes their blocks. For one thread. */
final class BandEncoder {
    /** Exponent of two of a block's width and height. */
    static final int BLOCK = 6;

    private static final int SIDE = 1 << BLOCK;

    /** Bits that are known of a magnitude below its lowest bit-plane. */
    private static final int FRACTION = 5;

    private final boolean reversible;
    private final BlockEncoder encoder;
    private final int[] samples = new int[SIDE * SIDE];

    BandEncoder(boolean reversible) {
        this.reversible = reversible;
        this.encoder = new BlockEncoder(reversible ? 0 : FRACTION);
    }

    /**
     * Encodes a subband that is not empty.
     *
     * @param plane of the component, {@code stride} from row to row
     * @param step size of a quantisation step; of no meaning where the wavelet is reversible
     * @param weight of the squared error of one step in the image's
     */
    PlannedBand encode(Subband band, float[] plane, int stride, double step, double weight) {
        int width = band.region().width();
        int height = band.region().height();
        float scale = reversible ? 1 : (float) ((1 << FRACTION) / step);
        List<PlannedBlock> blocks = new ArrayList<>();
        for (int y = 0; y < height; y += SIDE) {
            for (int x = 0; x < width; x += SIDE) {
                int w = Math.min(SIDE, width - x);
                int h = Math.min(SIDE, height - y);
                int from = (band.planeY() + y) * stride + band.planeX() + x;
                for (int row = 0; row < h; row++) {
                    for (int i = 0; i < w; i++) {
                        float value = plane[from + row * stride + i] * scale;
                        samples[row * w + i] =
                                value < 0 ? (int) -value | Integer.MIN_VALUE : (int) value;
                    }
                }
                blocks.add(new PlannedBlock(encoder.encode(samples, w, h, band.kind()), weight));
            }
        }
        return new PlannedBand(band, Rectangle.ceilShift(width, BLOCK), blocks);
    }
}
