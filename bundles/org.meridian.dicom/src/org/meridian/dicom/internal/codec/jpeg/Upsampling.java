package org.meridian.dicom.internal.codec.jpeg;

import org.meridian.dicom.internal.codec.SampleSink;

/**
 * Brings a subsampled component to the size of the frame, as the widespread decoders do: a half in
 * width, or in width and height, by a triangle filter whose centres stand where ITU-T T.81 A.1.1
 * and JFIF have them; other factors by repetition. For one thread.
 */
final class Upsampling {
    /** Narrower ones have no neighbours on both sides. */
    private static final int FILTERED_FROM = 3;

    private final FrameHeader frame;
    private final DctComponent component;
    private final int horizontal;
    private final int vertical;
    private final int maxHorizontal;
    private final int maxVertical;
    private final boolean halfWidth;
    private final boolean halfHeight;
    private final int[] near;
    private final int[] far;
    private final int[] line;

    Upsampling(FrameHeader frame, DctComponent component) {
        this.frame = frame;
        this.component = component;
        horizontal = component.parameters().horizontal();
        vertical = component.parameters().vertical();
        maxHorizontal = frame.maxHorizontal();
        maxVertical = frame.maxVertical();
        boolean filtered = 2 * horizontal == maxHorizontal && component.columns() >= FILTERED_FROM;
        halfWidth = filtered && vertical == maxVertical;
        halfHeight = filtered && 2 * vertical == maxVertical;
        near = new int[component.columns()];
        far = new int[component.columns()];
        line = new int[Math.max(frame.columns(), 2 * component.columns())];
    }

    /** Writes all rows. */
    void write(SampleSink sink) {
        for (int y = 0; y < frame.rows(); y++) {
            int row = y * vertical / maxVertical;
            component.row(row, near);
            if (halfWidth) {
                filter(1, 2, 2);
            } else if (halfHeight) {
                int other = y % 2 == 0 ? row - 1 : row + 1;
                component.row(Math.max(0, Math.min(component.rows() - 1, other)), far);
                for (int x = 0; x < near.length; x++) {
                    near[x] = 3 * near[x] + far[x];
                }
                filter(8, 7, 4);
            } else {
                for (int x = 0; x < frame.columns(); x++) {
                    line[x] = near[x * horizontal / maxHorizontal];
                }
            }
            sink.row(y, component.index(), line, 0, 0);
        }
    }

    /** Three parts of the nearer and one of the farther; the roundings take turns. */
    private void filter(int leftRounding, int rightRounding, int shift) {
        int last = near.length - 1;
        int left = near[0];
        int centre = left;
        for (int x = 0; x < last; x++) {
            int right = near[x + 1];
            line[2 * x] = 3 * centre + left + leftRounding >> shift;
            line[2 * x + 1] = 3 * centre + right + rightRounding >> shift;
            left = centre;
            centre = right;
        }
        line[2 * last] = 3 * centre + left + leftRounding >> shift;
        line[2 * last + 1] = 4 * centre + rightRounding >> shift;
    }
}
