package org.meridian.dicom.internal.codec.j2k;

import org.eclipse.jdt.annotation.NonNull;

/**
 * Puts the subbands of a component together (ITU-T T.800 F.3) by lifting. Each line is put together
 * horizontally and taken through all vertical steps soon after, while it is in the cache.
 *
 * @param <A> the array type of the values
 */
abstract class InverseWavelet<A> {
    private final int steps;

    /**
     * @param steps of lifting; even ones change the lower half, odd ones the higher
     */
    InverseWavelet(int steps) {
        this.steps = steps;
    }

    abstract @NonNull A array(int length);

    /** Copies a line's lower or higher half to each second place of another line. */
    abstract void spread(
            @NonNull A source, int from, int count, @NonNull A target, int to, boolean high);

    /** Undoes a transform of a single sample across the line of {@code count} values. */
    abstract void single(@NonNull A values, int start, int count, boolean high);

    /** Takes a line through one step from the lines above and below it. */
    abstract void across(@NonNull A values, int step, int line, int above, int below, int count);

    /**
     * Takes each second value of a line, from {@code first} on, through one step from its
     * neighbours.
     *
     * @param start of the line of {@code count} values, two at least
     */
    abstract void along(@NonNull A values, int step, int start, int first, int count);

    /** Brings the lines of a level to the scale that the vertical steps want. */
    abstract void scale(@NonNull A values, int start, int count, boolean high);

    /**
     * The component's values, row by row.
     *
     * @param coefficients the subbands side by side, the lower resolutions in the corner
     */
    @NonNull
    A inverse(TileComponent component, @NonNull A coefficients) {
        int stride = component.region().width();
        A lower = coefficients;
        int lowerStride = stride;
        for (int i = 1; i < component.resolutions().size(); i++) {
            Rectangle region = component.resolutions().get(i).region();
            Rectangle lowRegion = component.resolutions().get(i - 1).region();
            A target = array(region.width() * region.height());
            if (!region.isEmpty()) {
                level(region, lowRegion, lower, lowerStride, coefficients, stride, target);
            }
            lower = target;
            lowerStride = region.width();
        }
        return lower;
    }

    private void level(
            Rectangle region,
            Rectangle low,
            @NonNull A lower,
            int lowerStride,
            @NonNull A coefficients,
            int stride,
            @NonNull A target) {
        int width = region.width();
        int height = region.height();
        int oddX = region.x0() & 1;
        int oddY = region.y0() & 1;
        int joined = 0;
        for (int front = 0; front < height + steps; front++) {
            for (; joined < height && joined <= front + 1; joined++) {
                int half = joined >> 1;
                boolean high = (joined + oddY & 1) == 1;
                int start = (low.height() + half) * stride;
                int right = high ? start + low.width() : half * stride + low.width();
                A left = high ? coefficients : lower;
                int from = high ? start : half * lowerStride;
                int to = joined * width;
                spread(left, from, low.width(), target, to + oddX, false);
                spread(coefficients, right, width - low.width(), target, to + 1 - oddX, true);
                line(target, to, width, oddX);
                if (height > 1) {
                    scale(target, to, width, high);
                }
            }
            for (int step = 0; step < steps && height > 1; step++) {
                int y = front - step;
                if (y >= 0 && y < height && (y + oddY + step & 1) == 0) {
                    int above = y > 0 ? y - 1 : 1;
                    int below = y + 1 < height ? y + 1 : height - 2;
                    across(target, step, y * width, above * width, below * width, width);
                }
            }
        }
        if (height == 1) {
            single(target, 0, width, oddY == 1);
        }
    }

    private void line(@NonNull A target, int start, int width, int odd) {
        if (width == 1) {
            single(target, start, 1, odd == 1);
            return;
        }
        for (int step = 0; step < steps; step++) {
            along(target, step, start, step & 1 ^ odd, width);
        }
    }
}
