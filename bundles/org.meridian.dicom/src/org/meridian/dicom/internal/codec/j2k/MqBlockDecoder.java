package org.meridian.dicom.internal.codec.j2k;

import org.meridian.dicom.internal.codec.Codestreams;

import java.util.Arrays;

/** Bit-plane decoding of code-blocks (ITU-T T.800 annex D). For one thread. */
final class MqBlockDecoder implements BlockDecoder {
    private static final int FIRST_PASS = 2;
    private static final int MARK = 0xA;

    private final MqDecoder mq = new MqDecoder();
    private final BlockFlags flags = new BlockFlags();
    private final RawPasses raw = new RawPasses();
    private int[] out = {};
    private int width;
    private int height;
    private boolean upwards;
    private byte[] zeroCoding = Contexts.zeroCoding(Subband.Kind.LL);
    private int slack;

    @Override
    public void decode(CodedBlock block, int[] target) {
        out = target;
        width = block.width();
        height = block.height();
        upwards = !block.style().verticallyCausal();
        zeroCoding = Contexts.zeroCoding(block.kind());
        flags.clear(width, height);
        Arrays.fill(target, 0, width * height, 0);
        mq.reset();
        int plane = block.bitPlanes() - 1;
        int pass = 0;
        for (int segment = 0; segment < block.segments(); segment++) {
            boolean isRaw = block.style().isRaw(pass);
            if (isRaw) {
                raw.start(block.bytes(), block.start(segment), block.length(segment));
            } else {
                slack = mq.start(block.bytes(), block.start(segment));
            }
            for (int i = 0; i < block.passes(segment); i++, pass++) {
                int kind = (pass + FIRST_PASS) % 3;
                if (kind == 0) {
                    plane--;
                }
                pass(kind, plane, isRaw, block.style());
            }
        }
    }

    private void pass(int kind, int plane, boolean isRaw, CodeBlockStyle style) {
        if (isRaw && kind == 0) {
            raw.significance(flags, out, width, height, plane, upwards);
        } else if (isRaw) {
            raw.refinement(flags, out, width, height, plane);
        } else if (kind == 0) {
            significance(plane);
        } else if (kind == 1) {
            refinement(plane);
        } else {
            cleanup(plane);
            if (style.segmentationSymbols()) {
                checkMark();
            }
        }
        if (style.reset()) {
            mq.reset();
        }
    }

    private void checkMark() {
        int mark = 0;
        for (int i = 0; i < 4; i++) {
            mark = mark << 1 | uniform();
        }
        if (mark != MARK) {
            throw Codestreams.broken(Jpeg2000Codec.NAME, 0);
        }
    }

    private int uniform() {
        int state = mq.contexts()[Contexts.UNIFORM];
        int now = slack - (state & MqDecoder.PROBABILITY);
        if (now >= 0) {
            slack = now;
            return state >>> MqDecoder.SYMBOL;
        }
        int both = mq.exchange(Contexts.UNIFORM, now);
        slack = both >> 1;
        return both & 1;
    }

    /** The coefficients of a column that the first pass visits, three bits apart. */
    static int candidates(int column) {
        int above = (column | column >> 1 | column >> 2) & 0x9249;
        int beside = column >> 3 | column >> 5;
        return (above | above >> 6 | beside) & ~(column >> 4) & Contexts.ROWS;
    }

    /** The coefficients of a stripe that are in the block, three bits apart. */
    static int rows(int stripe, int height) {
        int rows = Math.min(4, height - 4 * stripe);
        return Contexts.ROWS & (1 << 3 * rows) - 1;
    }

    /** The row in the stripe from three times itself. */
    static int row(int shift) {
        return shift * 11 >> 5;
    }

    private void significance(int plane) {
        int[] array = flags.array();
        int stride = flags.stride();
        boolean above = upwards;
        int[] contexts = mq.contexts();
        byte[] zero = zeroCoding;
        byte[] sign = Contexts.signCoding();
        int value = 3 << plane;
        int[] target = out;
        int now = slack;
        for (int stripe = 0; 4 * stripe < height; stripe++) {
            int rows = rows(stripe, height);
            int first = flags.index(stripe);
            int line = 4 * stripe * width;
            for (int x = 0; x < width; x++) {
                int at = first + x;
                int column = array[at];
                if (column == 0) {
                    continue;
                }
                int open = candidates(column) & rows;
                while (open != 0) {
                    int shift = Integer.numberOfTrailingZeros(open);
                    open &= open - 1;
                    int context = zero[column >> shift & Contexts.NEIGHBOURS];
                    int state = contexts[context];
                    int bit = state >>> MqDecoder.SYMBOL;
                    now -= state & MqDecoder.PROBABILITY;
                    if (now < 0) {
                        int both = mq.exchange(context, now);
                        now = both >> 1;
                        bit = both & 1;
                    }
                    if (bit != 0) {
                        int expected =
                                sign[
                                        BlockFlags.signIndex(
                                                column, array[at - 1], array[at + 1], shift)];
                        context = expected >> 1;
                        state = contexts[context];
                        bit = state >>> MqDecoder.SYMBOL;
                        now -= state & MqDecoder.PROBABILITY;
                        if (now < 0) {
                            int both = mq.exchange(context, now);
                            now = both >> 1;
                            bit = both & 1;
                        }
                        bit ^= expected & 1;
                        target[line + x + row(shift) * width] = value | bit << 31;
                        BlockFlags.spread(array, stride, at, shift, bit, above);
                        column |= (Contexts.SIGNIFICANT | bit << 19) << shift;
                        open = candidates(column) & rows & -2 << shift;
                    }
                    column |= Contexts.VISITED << shift;
                }
                array[at] = column;
            }
        }
        slack = now;
    }

    private void refinement(int plane) {
        int[] array = flags.array();
        int[] contexts = mq.contexts();
        int half = 1 << plane;
        int[] target = out;
        int now = slack;
        for (int stripe = 0; 4 * stripe < height; stripe++) {
            int first = flags.index(stripe);
            int line = 4 * stripe * width;
            for (int x = 0; x < width; x++) {
                int at = first + x;
                int column = array[at];
                int open = column >> 4 & ~(column >> 21) & Contexts.ROWS;
                array[at] = column | open * Contexts.REFINED;
                while (open != 0) {
                    int shift = Integer.numberOfTrailingZeros(open);
                    open &= open - 1;
                    int near = column >> shift;
                    int context =
                            (near & Contexts.REFINED) != 0
                                    ? Contexts.MAGNITUDE + 2
                                    : (near & Contexts.NEIGHBOURS) != 0
                                            ? Contexts.MAGNITUDE + 1
                                            : Contexts.MAGNITUDE;
                    int state = contexts[context];
                    int bit = state >>> MqDecoder.SYMBOL;
                    now -= state & MqDecoder.PROBABILITY;
                    if (now < 0) {
                        int both = mq.exchange(context, now);
                        now = both >> 1;
                        bit = both & 1;
                    }
                    target[line + x + row(shift) * width] += (bit << plane + 1) - half;
                }
            }
        }
        slack = now;
    }

    private void cleanup(int plane) {
        int[] array = flags.array();
        int stride = flags.stride();
        boolean above = upwards;
        int[] contexts = mq.contexts();
        byte[] zero = zeroCoding;
        byte[] sign = Contexts.signCoding();
        int value = 3 << plane;
        int[] target = out;
        int now = slack;
        for (int stripe = 0; 4 * stripe < height; stripe++) {
            int rows = rows(stripe, height);
            int first = flags.index(stripe);
            int line = 4 * stripe * width;
            for (int x = 0; x < width; x++) {
                int at = first + x;
                int column = array[at];
                int open = ~(column >> 4) & ~(column >> 21) & rows;
                boolean known = false;
                if (column == 0 && rows == Contexts.ROWS) {
                    int state = contexts[Contexts.RUN];
                    int bit = state >>> MqDecoder.SYMBOL;
                    now -= state & MqDecoder.PROBABILITY;
                    if (now < 0) {
                        int both = mq.exchange(Contexts.RUN, now);
                        now = both >> 1;
                        bit = both & 1;
                    }
                    if (bit == 0) {
                        continue;
                    }
                    slack = now;
                    int row = uniform() << 1;
                    row |= uniform();
                    now = slack;
                    open &= -1 << 3 * row;
                    known = true;
                }
                while (open != 0) {
                    int shift = Integer.numberOfTrailingZeros(open);
                    open &= open - 1;
                    int context;
                    int state;
                    int bit = 1;
                    if (!known) {
                        context = zero[column >> shift & Contexts.NEIGHBOURS];
                        state = contexts[context];
                        bit = state >>> MqDecoder.SYMBOL;
                        now -= state & MqDecoder.PROBABILITY;
                        if (now < 0) {
                            int both = mq.exchange(context, now);
                            now = both >> 1;
                            bit = both & 1;
                        }
                    }
                    known = false;
                    if (bit != 0) {
                        int expected =
                                sign[
                                        BlockFlags.signIndex(
                                                column, array[at - 1], array[at + 1], shift)];
                        context = expected >> 1;
                        state = contexts[context];
                        bit = state >>> MqDecoder.SYMBOL;
                        now -= state & MqDecoder.PROBABILITY;
                        if (now < 0) {
                            int both = mq.exchange(context, now);
                            now = both >> 1;
                            bit = both & 1;
                        }
                        bit ^= expected & 1;
                        target[line + x + row(shift) * width] = value | bit << 31;
                        BlockFlags.spread(array, stride, at, shift, bit, above);
                        column |= (Contexts.SIGNIFICANT | bit << 19) << shift;
                    }
                }
                array[at] = column & ~(Contexts.ROWS * Contexts.VISITED);
            }
        }
        slack = now;
    }
}
