package org.meridian.dicom.overlay;

import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A segment in the patient's space: whether a position belongs to it, by the nearest pixel of the
 * nearest of its parallel frames; at least half of a fractional one. A bit a pixel. Immutable.
 */
public final class SegmentMask {
    private static final double ROUNDING = 1e-3;
    private static final float HALF = 0.5f;

    /** Pixels whose centres are so near to each other, in pixels, are the same. */
    private static final double SAME_PIXEL = 0.02;

    private final List<Slice> slices;
    private final double[] places;
    private final double reach;

    private record Slice(PlaneGeometry plane, double place, BitSet pixels) {
        /** Whether the pixels of a plane lie on those of this one, as far as both reach. */
        boolean isOnGridOf(PlaneGeometry other) {
            Vec3 first = plane.toPixel(other.origin());
            Vec3 last = plane.toPixel(other.toPatient(other.columns() - 1.0, other.rows() - 1.0));
            double right = last.x() - first.x() - (other.columns() - 1);
            double down = last.y() - first.y() - (other.rows() - 1);
            return Math.abs(first.z()) <= ROUNDING
                    && Math.abs(last.z()) <= ROUNDING
                    && Math.abs(first.x() - Math.rint(first.x())) <= SAME_PIXEL
                    && Math.abs(first.y() - Math.rint(first.y())) <= SAME_PIXEL
                    && Math.abs(right) <= SAME_PIXEL
                    && Math.abs(down) <= SAME_PIXEL;
        }

        boolean holds(Vec3 position) {
            Vec3 at = plane.toPixel(position);
            int column = (int) Math.rint(at.x());
            int row = (int) Math.rint(at.y());
            return column >= 0
                    && column < plane.columns()
                    && row >= 0
                    && row < plane.rows()
                    && pixels.get(row * plane.columns() + column);
        }
    }

    private SegmentMask(List<Slice> slices, double reach) {
        this.slices = List.copyOf(slices);
        this.reach = reach;
        places = slices.stream().mapToDouble(Slice::place).toArray();
    }

    /** Decodes the frames of a segment. */
    static SegmentMask of(Segmentation segmentation, int segment, double distance) {
        List<Slice> slices = new ArrayList<>();
        for (int frame : frames(segmentation, segment)) {
            PlaneGeometry plane = segmentation.plane(frame).orElseThrow();
            PlaneGeometry first = slices.isEmpty() ? plane : slices.getFirst().plane();
            if (Segmentation.areParallel(first, plane)) {
                float[] shares = segmentation.shares(frame, segment);
                BitSet pixels = new BitSet(shares.length);
                IntStream.range(0, shares.length)
                        .filter(i -> shares[i] >= HALF)
                        .forEach(pixels::set);
                slices.add(new Slice(plane, first.toPixel(middle(plane)).z(), pixels));
            }
        }
        slices.sort(Comparator.comparingDouble(Slice::place));
        return new SegmentMask(slices, distance / 2 + ROUNDING);
    }

    private static int[] frames(Segmentation segmentation, int segment) {
        return IntStream.range(0, segmentation.frames())
                .filter(f -> segmentation.plane(f).isPresent())
                .filter(f -> segmentation.segmentOf(f) == 0 || segmentation.segmentOf(f) == segment)
                .toArray();
    }

    private static Vec3 middle(PlaneGeometry plane) {
        return plane.toPatient((plane.columns() - 1) / 2.0, (plane.rows() - 1) / 2.0);
    }

    /** The mask on a plane, row by row, whatever its direction. */
    public boolean[] on(PlaneGeometry plane) {
        boolean[] mask = new boolean[plane.columns() * plane.rows()];
        if (slices.isEmpty()) {
            return mask;
        }
        for (int y = 0; y < plane.rows(); y++) {
            for (int x = 0; x < plane.columns(); x++) {
                mask[y * plane.columns() + x] = holds(plane.toPatient(x, y));
            }
        }
        return mask;
    }

    /**
     * Whether the pixels of a plane are no pixels of a frame: what is said of them is then that of
     * the nearest ones.
     */
    public boolean isResampledOn(PlaneGeometry plane) {
        return slices.stream().noneMatch(s -> s.isOnGridOf(plane));
    }

    private boolean holds(Vec3 position) {
        double z = slices.getFirst().plane().toPixel(position).z() + places[0];
        int after = Arrays.binarySearch(places, z);
        int next = after >= 0 ? after : -after - 1;
        int nearest =
                next == places.length || next > 0 && z - places[next - 1] < places[next] - z
                        ? next - 1
                        : next;
        return Math.abs(places[nearest] - z) <= reach && slices.get(nearest).holds(position);
    }
}
