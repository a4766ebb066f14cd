package org.meridian.analysis;

import org.meridian.core.progress.Progress;
import org.meridian.imaging.Components;
import org.meridian.imaging.Gaussian;
import org.meridian.imaging.Grid;
import org.meridian.imaging.Mask;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;

/**
 * Where the lungs are in a CT, on a grid of 2 mm: air inside of the body, in large pieces.
 *
 * @param air the lung's air-filled tissue
 * @param region the same with notches and small holes closed, so that nodules at the pleura,
 *     vessels and hilum belong to it
 */
public record LungMask(Mask air, Mask region) {
    /** Spacing of the grid in millimetres. */
    public static final double SPACING = 2;

    /** Between lung at about -850 HU and soft tissue at about 40 HU, nearer to the former. */
    private static final float THRESHOLD = -500;

    /** Wide enough for a nodule of 25 mm at the pleura, in millimetres. */
    private static final double CLOSING_RADIUS = 12.5;

    /** Square millimetres: a nodule of 35 mm, and not the top of the liver. */
    private static final double LARGEST_HOLE = 960;

    /** Smaller pieces are bowel gas or a piece of the windpipe. */
    private static final double SMALLEST_SHARE = 0.1;

    /**
     * Finds the lungs of a CT in Hounsfield units. Walks within slices decide what is outside of
     * the body, so that a slab of a few slices works as well as a whole chest.
     */
    public static LungMask of(Volume volume, Progress progress) {
        VolumeGeometry coarse = Grid.isotropic(volume.geometry(), SPACING);
        Grid grid = Gaussian.smooth(Grid.resample(volume, coarse, -1024, 200), 1);
        progress.checkCancelled();
        Mask air = Mask.below(grid, THRESHOLD);
        byte[] outside = air.borderConnectedBySlice().voxels();
        for (int i = 0; i < outside.length; i++) {
            air.voxels()[i] -= outside[i];
        }
        Components parts = Components.of(air);
        int smallest = Math.max(1, (int) (SMALLEST_SHARE * parts.largest()));
        Mask lung = parts.atLeast(smallest, coarse);
        progress.checkCancelled();
        return new LungMask(lung, lung.closed(CLOSING_RADIUS).filledBySlice(LARGEST_HOLE));
    }

    /** Volume of the air-filled tissue in millilitres. */
    public double millilitres() {
        return air.count() * SPACING * SPACING * SPACING / 1000;
    }

    /**
     * Area of lung in the outermost slice, in square centimetres: much means that it goes on
     * outside.
     */
    public double openArea(boolean atTop) {
        VolumeGeometry g = air.geometry();
        int plane = g.columns() * g.rows();
        int from = atTop ? (g.slices() - 1) * plane : 0;
        int count = 0;
        for (int i = from; i < from + plane; i++) {
            count += air.voxels()[i];
        }
        return count * SPACING * SPACING / 100;
    }
}
