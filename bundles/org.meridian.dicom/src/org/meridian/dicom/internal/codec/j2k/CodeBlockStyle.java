package org.meridian.dicom.internal.codec.j2k;

/** How the passes of a code-block are coded (ITU-T T.800 table A.19). */
record CodeBlockStyle(int bits) {
    private static final int BYPASS = 0x01;
    private static final int RESET = 0x02;
    private static final int TERMINATE = 0x04;
    private static final int VERTICALLY_CAUSAL = 0x08;
    private static final int SEGMENTATION_SYMBOLS = 0x20;
    private static final int HIGH_THROUGHPUT = 0x40;
    private static final int MIXED = 0x80;

    /** Passes before the first that can be raw. */
    private static final int CODED_PASSES = 10;

    /** Whether passes of significance and refinement are raw bits from the fifth bit-plane on. */
    boolean bypass() {
        return (bits & BYPASS) != 0;
    }

    /** Whether each pass begins with fresh contexts. */
    boolean reset() {
        return (bits & RESET) != 0;
    }

    /** Whether each pass is a codeword segment of its own. */
    boolean terminate() {
        return (bits & TERMINATE) != 0;
    }

    /** Whether contexts are blind to the stripe below. */
    boolean verticallyCausal() {
        return (bits & VERTICALLY_CAUSAL) != 0;
    }

    /** Whether each cleanup pass ends with a known symbol. */
    boolean segmentationSymbols() {
        return (bits & SEGMENTATION_SYMBOLS) != 0;
    }

    /** Whether blocks are coded as ITU-T T.814 has it. */
    boolean highThroughput() {
        return (bits & HIGH_THROUGHPUT) != 0;
    }

    /** Whether each block tells by itself which of the two it is. */
    boolean mixed() {
        return (bits & MIXED) != 0;
    }

    /** Whether a pass, counted from 0, is made of raw bits. */
    boolean isRaw(int pass) {
        return bypass() && pass >= CODED_PASSES && pass % 3 != 0;
    }

    /**
     * How many passes the codeword segment holds that begins with {@code pass}, at most.
     *
     * @param added passes that a packet adds, from this one on
     */
    int passesOfSegment(int pass, int added) {
        if (highThroughput()) {
            // T.814 B.3: cleanup, with sets of three empty passes before it; then the other two
            return pass == 0 ? added - (added - 1) % 3 : 2;
        }
        if (terminate()) {
            return 1;
        }
        if (!bypass()) {
            return Integer.MAX_VALUE;
        }
        if (pass < CODED_PASSES) {
            return CODED_PASSES - pass;
        }
        return pass % 3 == 0 ? 1 : 3 - pass % 3;
    }
}
