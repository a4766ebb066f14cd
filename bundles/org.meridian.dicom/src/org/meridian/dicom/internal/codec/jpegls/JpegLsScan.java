package org.meridian.dicom.internal.codec.jpegls;

import org.meridian.dicom.internal.codec.Codestreams;
import org.meridian.dicom.internal.codec.jpeg.EntropyBits;

import java.util.Arrays;

/**
 * Decodes the lines of one JPEG-LS scan (ITU-T T.87 annex A, annex B for several components). Line
 * buffers have one sample more at each end: index 1 is the first column. For one thread.
 */
final class JpegLsScan extends JpegLsModel {
    private final EntropyBits bits;
    private final String codec;

    JpegLsScan(String codec, EntropyBits bits, JpegLsParameters p, int width, int components) {
        super(p, width, components);
        this.codec = codec;
        this.bits = bits;
    }

    /** Decodes a line of one component; {@code previous} is the line above, with its ends set. */
    void line(int[] previous, int[] current, int component) {
        byte[] quantised = gradients;
        int offset = maxVal;
        int ra = current[0];
        int rc = previous[0];
        int rb = previous[1];
        int x = 1;
        while (x <= width) {
            int rd = previous[x + 1];
            int q =
                    81 * quantised[rd - rb + offset]
                            + 9 * quantised[rb - rc + offset]
                            + quantised[rc - ra + offset];
            if (q != 0) {
                int predicted = median(ra, rb, rc);
                ra = regular(q, predicted);
                current[x++] = ra;
                rc = rb;
                rb = rd;
            } else {
                x = run(previous, current, x, component);
                if (x <= width + 1) {
                    ra = current[x - 1];
                    rc = previous[x - 1];
                    rb = previous[x];
                }
            }
        }
    }

    /** Decodes a line of which the components' samples stand side by side (T.87 B.3). */
    void linePixelwise(int[][] previous, int[][] current) {
        int components = previous.length;
        int[] contexts = new int[components];
        int x = 1;
        while (x <= width) {
            boolean flat = true;
            for (int i = 0; i < components; i++) {
                int[] above = previous[i];
                int ra = current[i][x - 1];
                contexts[i] =
                        81 * gradients[above[x + 1] - above[x] + maxVal]
                                + 9 * gradients[above[x] - above[x - 1] + maxVal]
                                + gradients[above[x - 1] - ra + maxVal];
                flat &= contexts[i] == 0;
            }
            if (flat) {
                x = runPixelwise(previous, current, x);
                continue;
            }
            for (int i = 0; i < components; i++) {
                int predicted = median(current[i][x - 1], previous[i][x], previous[i][x - 1]);
                current[i][x] = regular(contexts[i], predicted);
            }
            x++;
        }
    }

    /** T.87 A.4 to A.6: one sample in regular mode. */
    private int regular(int signedContext, int median) {
        int sign = signedContext >> 31;
        int q = (signedContext ^ sign) - sign;
        int predicted = predicted(median, q, sign);
        int k = golombParameter(n[q], a[q]);
        int mapped = golomb(k, limit);
        int error = mapped >>> 1 ^ -(mapped & 1);
        if (inverted(k, q)) {
            error = ~error;
        }
        update(q, error);
        return reconstruct(predicted, (error ^ sign) - sign);
    }

    /** T.87 A.5.3: a limited-length Golomb code. */
    private int golomb(int k, int most) {
        long seen = bits.peek();
        int zeros = Long.numberOfLeadingZeros(seen);
        int threshold = most - qbpp - 1;
        if (zeros < threshold) {
            if (zeros + 1 + k <= 56) {
                bits.skip(zeros + 1 + k);
                return zeros << k | (int) (seen << zeros + 1 >>> 1 >>> 63 - k);
            }
            bits.skip(zeros + 1);
            return zeros << k | bits.read(k);
        }
        if (zeros > threshold) {
            bits.check();
            throw Codestreams.broken(codec, bits.next());
        }
        bits.skip(zeros + 1);
        return bits.read(qbpp) + 1;
    }

    /** T.87 A.7: a run and the sample that ends it; gives the next column. */
    private int run(int[] previous, int[] current, int start, int component) {
        int ra = current[start - 1];
        int end = runEnd(start, component);
        Arrays.fill(current, start, end, ra);
        if (end > width) {
            return end;
        }
        int rb = previous[end];
        int index = runIndex[component];
        if (Math.abs(ra - rb) <= near) {
            current[end] = reconstruct(ra, interruption(1, index));
        } else {
            int error = interruption(0, index);
            current[end] = reconstruct(rb, ra > rb ? -error : error);
        }
        runIndex[component] = Math.max(0, index - 1);
        return end + 1;
    }

    private int runPixelwise(int[][] previous, int[][] current, int start) {
        int end = runEnd(start, 0);
        for (int[] line : current) {
            Arrays.fill(line, start, end, line[start - 1]);
        }
        if (end > width) {
            return end;
        }
        int index = runIndex[0];
        for (int i = 0; i < current.length; i++) {
            int ra = current[i][end - 1];
            int rb = previous[i][end];
            int error = interruption(0, index);
            current[i][end] = reconstruct(rb, ra > rb ? -error : error);
        }
        runIndex[0] = Math.max(0, index - 1);
        return end + 1;
    }

    /** The column behind the run that begins at {@code start}. */
    private int runEnd(int start, int component) {
        int index = runIndex[component];
        int x = start;
        while (bits.read(1) == 1) {
            int length = 1 << J[index];
            if (length > width + 1 - x) {
                runIndex[component] = index;
                return width + 1;
            }
            x += length;
            index = Math.min(31, index + 1);
            if (x > width) {
                runIndex[component] = index;
                return x;
            }
        }
        runIndex[component] = index;
        x += bits.read(J[index]);
        if (x > width) {
            throw Codestreams.broken(codec, bits.next());
        }
        return x;
    }

    /** T.87 A.7.2: the error of a sample that ended a run, without the sign of the edge. */
    private int interruption(int type, int index) {
        int k = interruptionParameter(type);
        int mapped = golomb(k, limit - J[index] - 1);
        int doubled = mapped + type;
        int odd = doubled & 1;
        int size = doubled + odd >> 1;
        boolean early = k == 0 && 2 * negatives[type] < n[CONTEXTS + type];
        int error = early == (odd == 1) ? size : -size;
        updateInterruption(type, error, mapped);
        return error;
    }
}
