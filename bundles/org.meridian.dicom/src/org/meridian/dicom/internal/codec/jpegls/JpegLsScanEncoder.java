package org.meridian.dicom.internal.codec.jpegls;

import org.meridian.dicom.internal.codec.jpeg.EntropyWriter;

/** Encodes the lines of one JPEG-LS scan (ITU-T T.87 annex A). For one thread. */
final class JpegLsScanEncoder extends JpegLsModel {
    private final EntropyWriter out;

    JpegLsScanEncoder(EntropyWriter out, JpegLsParameters p, int width, int components) {
        super(p, width, components);
        this.out = out;
    }

    /**
     * Encodes a line of one component.
     *
     * @param samples the line
     * @param above the line above as it is reconstructed, with its ends set
     * @param line takes the line as it is reconstructed; its start is set
     */
    void line(int[] samples, int[] above, int[] line, int component) {
        int x = 1;
        while (x <= width) {
            int ra = line[x - 1];
            int rb = above[x];
            int rc = above[x - 1];
            int context =
                    81 * gradients[above[x + 1] - rb + maxVal]
                            + 9 * gradients[rb - rc + maxVal]
                            + gradients[rc - ra + maxVal];
            if (context == 0) {
                x = run(samples, above, line, x, component);
            } else {
                line[x] = regular(context, median(ra, rb, rc), samples[x]);
                x++;
            }
        }
    }

    /** T.87 A.4 to A.6: one sample in regular mode; gives its reconstruction. */
    private int regular(int signedContext, int median, int sample) {
        int sign = signedContext >> 31;
        int q = (signedContext ^ sign) - sign;
        int predicted = predicted(median, q, sign);
        int error = quantised((sample - predicted ^ sign) - sign);
        int reconstructed = reconstruct(predicted, (error ^ sign) - sign);
        error = reduced(error);
        int k = golombParameter(n[q], a[q]);
        int mapped = inverted(k, q) ? ~error : error;
        golomb(k, limit, mapped >= 0 ? 2 * mapped : -2 * mapped - 1);
        update(q, error);
        return reconstructed;
    }

    /** T.87 A.4.4: an error in steps of what may differ. */
    private int quantised(int error) {
        return error > 0 ? (error + near) / step : -((near - error) / step);
    }

    /** T.87 A.4.5: an error modulo the range. */
    private int reduced(int error) {
        int positive = error < 0 ? error + range : error;
        return positive >= (range + 1) / 2 ? positive - range : positive;
    }

    /** T.87 A.5.3. */
    private void golomb(int k, int most, int mapped) {
        int high = mapped >> k;
        int threshold = most - qbpp - 1;
        if (high < threshold) {
            zeros(high);
            out.bits(1 << k | mapped & (1 << k) - 1, k + 1);
        } else {
            zeros(threshold);
            out.bits(1, 1);
            out.bits(mapped - 1, qbpp);
        }
    }

    private void zeros(int count) {
        for (int left = count; left > 0; left -= 32) {
            out.bits(0, Math.min(32, left));
        }
    }

    /** T.87 A.7: a run and the sample that ends it; gives the next column. */
    private int run(int[] samples, int[] above, int[] line, int start, int component) {
        int ra = line[start - 1];
        int end = start;
        while (end <= width && Math.abs(samples[end] - ra) <= near) {
            line[end++] = ra;
        }
        int index = runIndex[component];
        int left = end - start;
        while (left >= 1 << J[index]) {
            out.bits(1, 1);
            left -= 1 << J[index];
            index = Math.min(31, index + 1);
        }
        if (end > width) {
            if (left > 0) {
                out.bits(1, 1);
            }
            runIndex[component] = index;
            return end;
        }
        out.bits(0, 1);
        out.bits(left, J[index]);
        line[end] = interruption(samples[end], ra, above[end], index);
        runIndex[component] = Math.max(0, index - 1);
        return end + 1;
    }

    /** T.87 A.7.2: the sample that ended a run; gives its reconstruction. */
    private int interruption(int sample, int ra, int rb, int index) {
        int type = Math.abs(ra - rb) <= near ? 1 : 0;
        int predicted = type == 1 ? ra : rb;
        int sign = type == 0 && ra > rb ? -1 : 1;
        int error = quantised(sign * (sample - predicted));
        int reconstructed = reconstruct(predicted, sign * error);
        error = reduced(error);
        int k = interruptionParameter(type);
        boolean early = k == 0 && 2 * negatives[type] < n[CONTEXTS + type];
        int map = error != 0 && early == error > 0 ? 1 : 0;
        int mapped = 2 * Math.abs(error) - type - map;
        golomb(k, limit - J[index] - 1, mapped);
        updateInterruption(type, error, mapped);
        return reconstructed;
    }
}
