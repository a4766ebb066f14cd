package org.meridian.workflow;

import org.meridian.core.progress.Progress;
import org.meridian.imaging.ColourImage;
import org.meridian.imaging.PlaneAxes;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.raycast.RayCaster;
import org.meridian.imaging.raycast.TransferFunction;
import org.meridian.workflow.RenderTiles.Tile;
import org.meridian.workflow.RenderView.Layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A series' volume seen from outside. Stateless. */
final class OutsideTiles {
    private OutsideTiles() {}

    /** As {@link RenderTiles#cut}; several pictures go once around the patient. */
    static List<Tile> render(
            SeriesImages images,
            RenderView.Outside view,
            Layout layout,
            Optional<WindowLevel> wanted,
            Progress progress) {
        Volume volume = images.volume(progress);
        VolumeGeometry grid = volume.geometry();
        RayCaster caster = new RayCaster(volume);
        ImageDescription middle = images.describe(images.size() / 2);
        double spacing = 2 * grid.radius() / Math.min(view.columns(), view.rows());
        double step = grid.leastSpacing();
        List<Tile> tiles = new ArrayList<>();
        for (int i = 0; i < layout.tiles(); i++) {
            progress.checkCancelled();
            double right = Math.toRadians(view.right() + 360.0 * i / layout.tiles());
            PlaneGeometry screen =
                    PlaneGeometry.centred(
                            grid.centre(),
                            PlaneAxes.CORONAL.turned(right, Math.toRadians(view.down())),
                            view.columns(),
                            view.rows(),
                            spacing);
            Picture picture =
                    view.look() == RenderView.Look.MAXIMUM
                            ? new Picture.Grey(caster.maximum(screen, step), false)
                            : colours(images, caster, screen, view.look(), wanted, step);
            tiles.add(new Tile(picture, middle, Optional.of(screen)));
        }
        return tiles;
    }

    private static Picture colours(
            SeriesImages images,
            RayCaster caster,
            PlaneGeometry screen,
            RenderView.Look look,
            Optional<WindowLevel> wanted,
            double step) {
        TransferFunction function =
                switch (look) {
                    case BONE -> TransferFunction.BONE;
                    case TRANSLUCENT -> TransferFunction.TRANSLUCENT;
                    case WINDOW, MAXIMUM -> TransferFunction.of(window(images, wanted));
                };
        ColourImage image = caster.render(screen, function, step);
        return new Picture.Colour(image);
    }

    private static WindowLevel window(SeriesImages images, Optional<WindowLevel> wanted) {
        int middle = images.size() / 2;
        Tile tile = new Tile(images.image(middle), images.describe(middle), Optional.empty());
        return RenderedImage.window(tile, wanted).orElseThrow();
    }
}
