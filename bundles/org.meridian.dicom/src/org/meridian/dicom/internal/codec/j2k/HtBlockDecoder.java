package org.meridian.dicom.internal.codec.j2k;

import org.meridian.dicom.internal.codec.Codestreams;

/** Decodes HT code-blocks (ITU-T T.814 clause 7). */
final class HtBlockDecoder implements BlockDecoder {
    private static final int MAX_BIT_PLANES = 30;

    private final HtCleanup cleanup = new HtCleanup();
    private final HtRefinement refinement = new HtRefinement();
    private int[] samples = {};

    @Override
    public void decode(CodedBlock block, int[] target) {
        if (block.segments() > 2) {
            throw Codestreams.unsupported(Jpeg2000Codec.NAME, "T.814 MULTIHT");
        }
        int planes = block.zeroBitPlanes() + block.bitPlanes();
        if (planes > MAX_BIT_PLANES) {
            throw Codestreams.unsupported(Jpeg2000Codec.NAME, planes + " bit-planes");
        }
        int width = block.width();
        int height = block.height();
        int stride = HtCleanup.stride(width);
        int size = stride * (height + 1);
        if (samples.length < size) {
            samples = new int[size];
        }
        // T.814 B.3: sets of three empty passes stand for bit-planes above the cleanup pass
        int plane = block.bitPlanes() - 1 - (block.passes(0) - 1) / 3;
        boolean refined = block.segments() > 1;
        if (plane < (refined ? 1 : 0) || !cleanup.decode(block, plane, samples)) {
            throw Codestreams.broken(Jpeg2000Codec.NAME, 0);
        }
        if (refined) {
            refinement.decode(block, plane, samples);
        }
        for (int y = 0; y < height; y++) {
            System.arraycopy(samples, y * stride, target, y * width, width);
        }
    }
}
