package org.meridian.imaging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The connected parts of a {@link Mask} over the six neighbours that share a face.
 *
 * @param labels per voxel: 0 outside, else the part's number from 1
 * @param sizes voxels of each part, the first part's at index 0
 */
public record Components(int[] labels, List<Integer> sizes) {
    public static Components of(Mask mask) {
        VolumeGeometry g = mask.geometry();
        int nx = g.columns();
        int plane = nx * g.rows();
        int total = mask.voxels().length;
        int[] labels = new int[total];
        List<Integer> sizes = new ArrayList<>();
        int[] stack = new int[1024];
        for (int seed = 0; seed < total; seed++) {
            if (!mask.contains(seed) || labels[seed] != 0) {
                continue;
            }
            int label = sizes.size() + 1;
            int size = 0;
            int depth = 0;
            labels[seed] = label;
            stack[depth++] = seed;
            while (depth > 0) {
                int i = stack[--depth];
                size++;
                if (depth + 6 > stack.length) {
                    stack = Arrays.copyOf(stack, 2 * stack.length);
                }
                int x = i % nx;
                int inPlane = i % plane;
                depth = visit(mask, labels, label, stack, depth, x > 0 ? i - 1 : -1);
                depth = visit(mask, labels, label, stack, depth, x < nx - 1 ? i + 1 : -1);
                depth = visit(mask, labels, label, stack, depth, inPlane >= nx ? i - nx : -1);
                depth =
                        visit(
                                mask,
                                labels,
                                label,
                                stack,
                                depth,
                                inPlane < plane - nx ? i + nx : -1);
                depth = visit(mask, labels, label, stack, depth, i - plane);
                depth =
                        visit(
                                mask,
                                labels,
                                label,
                                stack,
                                depth,
                                i < total - plane ? i + plane : -1);
            }
            sizes.add(size);
        }
        return new Components(labels, List.copyOf(sizes));
    }

    private static int visit(
            Mask mask, int[] labels, int label, int[] stack, int depth, int voxel) {
        if (voxel < 0 || !mask.contains(voxel) || labels[voxel] != 0) {
            return depth;
        }
        labels[voxel] = label;
        stack[depth] = voxel;
        return depth + 1;
    }

    /** The parts of at least that many voxels, together. */
    public Mask atLeast(int voxels, VolumeGeometry geometry) {
        Mask result = Mask.empty(geometry);
        for (int i = 0; i < labels.length; i++) {
            result.voxels()[i] =
                    (byte) (labels[i] > 0 && sizes.get(labels[i] - 1) >= voxels ? 1 : 0);
        }
        return result;
    }

    /** Voxels of the largest part; 0 when there is none. */
    public int largest() {
        return sizes.stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
