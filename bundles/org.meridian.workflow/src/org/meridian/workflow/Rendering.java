package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.archive.Archive.Located;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.store.LedgerEntry;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.WindowLevel;
import org.meridian.workflow.RenderTiles.Tile;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import javax.imageio.ImageIO;

/**
 * Writes pictures of a series, or planes of its volume, as a PNG file, at their own size, windowed
 * as on screen. Safe for all threads.
 */
public final class Rendering {
    private final Actor actor;
    private final Reading reading;
    private final Annotations annotations;

    Rendering(Actor actor, Reading reading, Annotations annotations) {
        this.actor = actor;
        this.reading = reading;
        this.annotations = annotations;
    }

    /**
     * What was written.
     *
     * @param image the first picture; for a plane of the volume the one in the middle of the series
     * @param plane where the first picture lies; empty when unknown
     * @param window of the first picture; empty for colours
     */
    public record Result(
            Path file,
            String studyInstanceUID,
            String seriesInstanceUID,
            RenderView view,
            int columns,
            int rows,
            ImageDescription image,
            Optional<PlaneGeometry> plane,
            Optional<WindowLevel> window,
            SeriesImages series) {
        /** Why the series is not one clean volume. */
        public List<String> warnings(Locale locale) {
            return series.warnings(locale);
        }
    }

    /**
     * Renders; an export and a ledger entry.
     *
     * @param uid of a study, series or instance
     * @param window empty for the state's, the file's own or, without one, the values' range
     * @param marks only of pictures as they were taken
     * @throws MeridianException {@link WorkflowError#NO_SUCH_FRAME}, {@link
     *     WorkflowError#NO_VOLUME}, {@link WorkflowError#OUTSIDE}, {@link
     *     WorkflowError#NOT_WRITTEN}
     */
    public Result render(
            String uid,
            RenderView view,
            RenderView.Layout layout,
            Optional<WindowLevel> window,
            RenderMarks marks,
            Path file,
            Progress progress) {
        Located located = reading.locate(uid);
        Study study =
                switch (located) {
                    case Located.OfStudy of -> of.study();
                    case Located.OfSeries of -> reading.study(of.series().studyInstanceUID());
                    case Located.OfInstance of -> reading.study(seriesOf(of).studyInstanceUID());
                };
        Series series =
                switch (located) {
                    case Located.OfStudy of -> reading.mainSeries(of.study());
                    case Located.OfSeries of -> of.series();
                    case Located.OfInstance of -> seriesOf(of);
                };
        actor.grant(Operation.EXPORT, study.patient());
        try (SeriesImages images = reading.open(study, series, progress)) {
            List<Tile> tiles =
                    switch (view) {
                        case RenderView.Taken taken ->
                                RenderTiles.taken(images, index(located, images, taken), layout);
                        case RenderView.Cut cut -> RenderTiles.cut(images, cut, layout, progress);
                        case RenderView.Outside outside ->
                                OutsideTiles.render(images, outside, layout, window, progress);
                    };
            BufferedImage painted =
                    RenderedImage.paint(
                            tiles,
                            layout,
                            painter(
                                    images,
                                    view instanceof RenderView.Taken ? marks : RenderMarks.NONE,
                                    window));
            Path part = ExportFile.writeBeside(file, to -> write(painted, to));
            Tile first = tiles.getFirst();
            // the entry first: no export without one
            actor.record(
                    LedgerEntry.of(
                                    actor.name(),
                                    LedgerEntry.Type.EXPORT,
                                    study.patient(),
                                    view instanceof RenderView.Taken && tiles.size() == 1
                                            ? first.description().sopInstanceUID()
                                            : series.seriesInstanceUID())
                            .with("form", "PNG"));
            ExportFile.move(part, file);
            return new Result(
                    file,
                    study.studyInstanceUID(),
                    series.seriesInstanceUID(),
                    view,
                    painted.getWidth(),
                    painted.getHeight(),
                    first.description(),
                    first.plane(),
                    RenderedImage.window(first, window),
                    images);
        }
    }

    private Function<Tile, BufferedImage> painter(
            SeriesImages images, RenderMarks marks, Optional<WindowLevel> window) {
        return marks.equals(RenderMarks.NONE)
                ? tile -> RenderedImage.paint(tile.picture(), RenderedImage.window(tile, window))
                : new MarkedPicture(
                                marks.state(),
                                marks.annotations() ? annotations.of(images.series()) : List.of(),
                                window,
                                images)
                        ::paint;
    }

    /** The index of the wanted picture; empty for the middle of a series. */
    private static Optional<Integer> index(
            Located located, SeriesImages images, RenderView.Taken taken) {
        Optional<Integer> index =
                located instanceof Located.OfInstance of
                        ? Optional.of(
                                images.indexOf(
                                                of.instance().sopInstanceUID(),
                                                taken.frame().orElse(1))
                                        .orElse(-1))
                        : taken.frame().map(f -> f - 1);
        if (index.filter(i -> i < 0 || i >= images.size()).isPresent()) {
            throw new MeridianException(
                    WorkflowError.NO_SUCH_FRAME, taken.frame().orElse(1), images.size());
        }
        return index;
    }

    private Series seriesOf(Located.OfInstance of) {
        if (reading.locate(of.instance().seriesInstanceUID()) instanceof Located.OfSeries series) {
            return series.series();
        }
        throw new MeridianException(WorkflowError.NO_IMAGES);
    }

    private static void write(BufferedImage image, Path file) throws IOException {
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("no PNG writer");
        }
    }
}
