package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.archive.Archive.Located;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.store.LedgerEntry;
import org.meridian.imaging.ColourImage;
import org.meridian.imaging.Renderer;
import org.meridian.imaging.WindowLevel;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

/** Writes a picture as a PNG file, at its own size, windowed as on screen. Safe for all threads. */
public final class Rendering {
    private final Actor actor;
    private final Reading reading;

    Rendering(Actor actor, Reading reading) {
        this.actor = actor;
        this.reading = reading;
    }

    /** What was written. */
    public record Result(
            Path file,
            String studyInstanceUID,
            String seriesInstanceUID,
            ImageDescription image,
            Optional<WindowLevel> window,
            SeriesImages series) {
        /** Why the series is not one clean volume. */
        public List<String> warnings(Locale locale) {
            return series.warnings(locale);
        }
    }

    /**
     * Renders one picture; an export and a ledger entry.
     *
     * @param uid of a study, series or instance
     * @param frame from 1: the frame of an instance, or the picture of a series in its order; empty
     *     for the first frame of an instance and the middle of a series
     * @param window empty for the file's own or, without one, the values' range
     */
    public Result render(
            String uid,
            Optional<Integer> frame,
            Optional<WindowLevel> window,
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
            int index =
                    located instanceof Located.OfInstance of
                            ? indexOf(images, of.instance().sopInstanceUID(), frame.orElse(1))
                            : frame.orElse(images.size() / 2 + 1) - 1;
            if (index < 0 || index >= images.size()) {
                throw new MeridianException(
                        WorkflowError.NO_SUCH_FRAME, frame.orElse(1), images.size());
            }
            Picture picture = images.image(index);
            Optional<WindowLevel> used = used(picture, window, images.describe(index));
            Path part = writeBeside(paint(picture, used), file);
            // the entry first: no export without one
            actor.record(
                    LedgerEntry.of(
                                    actor.name(),
                                    LedgerEntry.Type.EXPORT,
                                    study.patient(),
                                    images.describe(index).sopInstanceUID())
                            .with("form", "PNG"));
            move(part, file);
            return new Result(
                    file,
                    study.studyInstanceUID(),
                    series.seriesInstanceUID(),
                    images.describe(index),
                    used,
                    images);
        }
    }

    private Series seriesOf(Located.OfInstance of) {
        if (reading.locate(of.instance().seriesInstanceUID()) instanceof Located.OfSeries series) {
            return series.series();
        }
        throw new MeridianException(WorkflowError.NO_IMAGES);
    }

    private static int indexOf(SeriesImages images, String sopInstanceUID, int frame) {
        return IntStream.range(0, images.size())
                .filter(i -> images.describe(i).sopInstanceUID().equals(sopInstanceUID))
                .filter(i -> images.describe(i).frame() == frame)
                .findFirst()
                .orElse(-1);
    }

    private static Optional<WindowLevel> used(
            Picture picture, Optional<WindowLevel> wanted, ImageDescription description) {
        if (!(picture instanceof Picture.Grey grey)) {
            return Optional.empty();
        }
        return wanted.or(() -> description.windows().stream().findFirst())
                .or(() -> Optional.of(WindowLevel.auto(grey.image())));
    }

    private static BufferedImage paint(Picture picture, Optional<WindowLevel> window) {
        return switch (picture) {
            case Picture.Grey grey -> {
                byte[] lut =
                        window.orElseGet(() -> WindowLevel.auto(grey.image()))
                                .lut(grey.image().rescale(), grey.inverted());
                byte[] pixels = new Renderer().windowed(grey.image(), lut);
                BufferedImage image =
                        new BufferedImage(
                                grey.columns(), grey.rows(), BufferedImage.TYPE_BYTE_GRAY);
                byte[] target = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
                System.arraycopy(pixels, 0, target, 0, target.length);
                yield image;
            }
            case Picture.Colour colour -> colour(colour.image());
        };
    }

    private static BufferedImage colour(ColourImage source) {
        BufferedImage image =
                new BufferedImage(source.columns(), source.rows(), BufferedImage.TYPE_INT_RGB);
        byte[] rgb = source.rgb();
        int at = 0;
        for (int y = 0; y < source.rows(); y++) {
            for (int x = 0; x < source.columns(); x++) {
                int red = rgb[at++] & 0xff;
                int green = rgb[at++] & 0xff;
                int blue = rgb[at++] & 0xff;
                image.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return image;
    }

    /**
     * Beside the file first, so that a full disk leaves no half picture; a folder that is not there
     * is a mistake in its name and is not made.
     */
    private static Path writeBeside(BufferedImage image, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Path part = Files.createTempFile(folder, ".render", ".png");
            if (!ImageIO.write(image, "png", part.toFile())) {
                throw new IOException("no PNG writer");
            }
            return part;
        } catch (IOException e) {
            throw new MeridianException(e, WorkflowError.NOT_WRITTEN, file.toString());
        }
    }

    private static void move(Path part, Path file) {
        try {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new MeridianException(e, WorkflowError.NOT_WRITTEN, file.toString());
        }
    }
}
