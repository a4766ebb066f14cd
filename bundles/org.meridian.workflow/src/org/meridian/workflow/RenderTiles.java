package org.meridian.workflow;

import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.imaging.GreyImage;
import org.meridian.imaging.PlaneAxes;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.PlaneStack;
import org.meridian.imaging.Reslicer;
import org.meridian.imaging.Slab;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.workflow.RenderView.Layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The pictures that one rendering shows, in reading order. Stateless. */
final class RenderTiles {
    private RenderTiles() {}

    /**
     * A picture to be painted.
     *
     * @param description of the picture, for a cut of the one in the middle of the series
     * @param plane where it lies in the patient; empty when unknown
     */
    record Tile(Picture picture, ImageDescription description, Optional<PlaneGeometry> plane) {}

    /**
     * Pictures as they were taken.
     *
     * @param first index of the picture that is wanted; empty for the middle or, in a layout, for
     *     pictures from all of the series
     */
    static List<Tile> taken(SeriesImages images, Optional<Integer> first, Layout layout) {
        List<Tile> tiles = new ArrayList<>();
        for (double place : places(images.size(), first.map(Integer::doubleValue), layout)) {
            int index = (int) place;
            ImageDescription description = images.describe(index);
            tiles.add(new Tile(images.image(index), description, description.plane()));
        }
        return tiles;
    }

    /**
     * Planes or slabs of the series' volume.
     *
     * @throws MeridianException {@link WorkflowError#NO_VOLUME}, {@link WorkflowError#NO_MEMORY},
     *     {@link WorkflowError#OUTSIDE}
     */
    static List<Tile> cut(
            SeriesImages images, RenderView.Cut cut, Layout layout, Progress progress) {
        Volume volume = images.volume(progress);
        VolumeGeometry grid = volume.geometry();
        PlaneAxes axes = cut.axes().orElseGet(() -> new PlaneAxes(grid.row(), grid.column()));
        PlaneStack stack = PlaneStack.covering(grid, axes);
        Slab slab = slab(stack, cut);
        Optional<Double> through = cut.point().map(stack::indexOf);
        if (through.filter(i -> !(i >= -0.5 && i <= stack.size() - 0.5)).isPresent()) {
            throw new MeridianException(WorkflowError.OUTSIDE);
        }
        ImageDescription middle = images.describe(images.size() / 2);
        boolean inverted =
                images.image(images.size() / 2) instanceof Picture.Grey grey && grey.inverted();
        List<Tile> tiles = new ArrayList<>();
        for (double index : places(stack.size(), through, layout)) {
            progress.checkCancelled();
            PlaneGeometry plane = stack.plane(index);
            short[] values = new short[plane.columns() * plane.rows()];
            GreyImage image = Reslicer.project(volume, plane, slab, values);
            tiles.add(new Tile(new Picture.Grey(image, inverted), middle, Optional.of(plane)));
        }
        return tiles;
    }

    private static Slab slab(PlaneStack stack, RenderView.Cut cut) {
        if (cut.projection().isEmpty() && cut.thickness().isEmpty()) {
            return Slab.THIN;
        }
        return Slab.across(
                stack,
                cut.projection().orElse(Slab.Projection.MEAN),
                cut.thickness().orElse(2 * stack.extent()));
    }

    /** What is shown of {@code size} things that lie in a row. */
    private static double[] places(int size, Optional<Double> first, Layout layout) {
        int tiles = layout.tiles();
        if (first.isPresent()) {
            double from = first.get();
            return IntStream.range(0, tiles)
                    .mapToDouble(i -> from + i)
                    .filter(place -> place < size)
                    .toArray();
        }
        if (tiles == 1) {
            return new double[] {size / 2};
        }
        int shown = Math.min(tiles, size);
        return IntStream.range(0, shown)
                .mapToDouble(i -> (int) ((i + 0.5) * size / shown))
                .toArray();
    }
}
