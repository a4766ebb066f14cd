package org.meridian.ui.viewer.model;

import org.meridian.imaging.GreyImage;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Renderer;
import org.meridian.imaging.Rescale;
import org.meridian.imaging.Reslicer;
import org.meridian.imaging.Reslicer.Interpolation;
import org.meridian.imaging.ViewTransform;
import org.meridian.imaging.WindowLevel;
import org.meridian.workflow.Picture;

import java.util.Optional;

/**
 * Turns the model's state into pixels. While a hand moves, {@link #fast} windows at the image's own
 * size and leaves scaling to the screen; at rest {@link #exact} interpolates stored values at
 * device pixels and windows afterwards. Keeps its buffers; used on one thread.
 */
public final class FrameRenderer {
    /** Larger images take less time at the viewport's size than at their own. */
    private static final int GREATEST_FAST = 1 << 20;

    private static final ViewTransform IDENTITY = new ViewTransform(1, 1, 0, 0);

    private final Renderer renderer = new Renderer();
    private short[] cut = new short[0];
    private Optional<Lut> lut = Optional.empty();

    private record Lut(WindowLevel window, Rescale rescale, boolean invert, byte[] greys) {}

    /** A frame at the image's own size; empty when nothing is shown. */
    public Optional<Frame> fast(ViewerModel model) {
        return model.displayed()
                .map(
                        d ->
                                (long) d.columns() * d.rows() > GREATEST_FAST
                                        ? exact(model, d)
                                        : fast(model, d));
    }

    /** A frame of the viewport's size; empty when nothing is shown. */
    public Optional<Frame> exact(ViewerModel model) {
        return model.displayed().map(d -> exact(model, d));
    }

    private Frame fast(ViewerModel model, Displayed displayed) {
        if (displayed.content() instanceof Content.Taken taken
                && taken.picture() instanceof Picture.Colour colour) {
            return new Frame(
                    displayed.columns(),
                    displayed.rows(),
                    colour.image().rgb(),
                    true,
                    model.view());
        }
        GreyImage image = values(displayed, Interpolation.NEAREST);
        byte[] greys = renderer.windowed(image, lut(model, displayed));
        return new Frame(image.columns(), image.rows(), greys, false, model.view());
    }

    private Frame exact(ViewerModel model, Displayed displayed) {
        int width = model.width();
        int height = model.height();
        if (displayed.content() instanceof Content.Taken taken
                && taken.picture() instanceof Picture.Colour colour) {
            byte[] rgb = renderer.exact(colour.image(), model.view(), width, height);
            return new Frame(width, height, rgb, true, IDENTITY);
        }
        GreyImage image = values(displayed, Interpolation.LINEAR);
        byte[] greys =
                renderer.exact(image, model.view(), width, height, lut(model, displayed), (byte) 0);
        return new Frame(width, height, greys, false, IDENTITY);
    }

    private GreyImage values(Displayed displayed, Interpolation interpolation) {
        return switch (displayed.content()) {
            case Content.Taken taken -> ((Picture.Grey) taken.picture()).image();
            case Content.Cut cutting -> {
                PlaneGeometry plane = displayed.geometry().orElseThrow();
                int pixels = plane.columns() * plane.rows();
                if (cut.length < pixels) {
                    cut = new short[pixels];
                }
                yield Reslicer.reslice(cutting.volume(), plane, interpolation, cut);
            }
        };
    }

    private byte[] lut(ViewerModel model, Displayed displayed) {
        WindowLevel window = model.window().orElseThrow();
        Rescale rescale = displayed.rescale().orElseThrow();
        boolean invert = model.inverted() != displayed.inverted();
        Lut kept =
                lut.filter(
                                l ->
                                        l.window().equals(window)
                                                && l.rescale().equals(rescale)
                                                && l.invert() == invert)
                        .orElseGet(
                                () ->
                                        new Lut(
                                                window,
                                                rescale,
                                                invert,
                                                window.lut(rescale, invert)));
        lut = Optional.of(kept);
        return kept.greys();
    }
}
