package org.meridian.ui.viewer.model;

import org.meridian.imaging.ColourImage;
import org.meridian.imaging.GreyImage;
import org.meridian.imaging.ImageFilter;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Renderer;
import org.meridian.imaging.Reslicer.Interpolation;
import org.meridian.imaging.ViewTransform;
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

    /** Bytes of a coloured pixel. */
    private static final int RGB = 3;

    private static final ViewTransform IDENTITY = new ViewTransform(1, 1, 0, 0);

    private final Renderer renderer = new Renderer();
    private final PreparedImages prepared = new PreparedImages();
    private final FusionRenderer fusion = new FusionRenderer();
    private final PixelLayers layers = new PixelLayers();
    private short[] cut = new short[0];
    private Optional<Lut> lut = Optional.empty();

    private record Lut(GreyTable table, byte[] greys) {}

    /** A frame at the image's own size; empty when nothing is shown. */
    public Optional<Frame> fast(ViewerModel model) {
        return model.displayed()
                .filter(FrameRenderer::hasPixels)
                .map(
                        d ->
                                d.content() instanceof Content.Outside
                                                || (long) d.columns() * d.rows() > GREATEST_FAST
                                        ? exact(model, d)
                                        : fast(model, d));
    }

    /** A frame of the viewport's size; empty when nothing is shown. */
    public Optional<Frame> exact(ViewerModel model) {
        return model.displayed().filter(FrameRenderer::hasPixels).map(d -> exact(model, d));
    }

    /** An exact frame of another view of the same image, as through a magnifying glass. */
    public Optional<Frame> exact(ViewerModel model, ViewTransform view, int width, int height) {
        return model.displayed()
                .filter(FrameRenderer::hasPixels)
                .map(d -> exact(model, d, view, width, height));
    }

    private static boolean hasPixels(Displayed displayed) {
        return !(displayed.content() instanceof Content.Outside outside)
                || outside.image().isPresent();
    }

    /** As far as it is rendered; the screen scales it. */
    private static Frame frame(OutsideImage outside, ViewTransform view) {
        ColourImage image = outside.image();
        return new Frame(
                image.columns(), image.rows(), image.rgb(), true, outside.placement(view), false);
    }

    private Frame fast(ViewerModel model, Displayed displayed) {
        if (displayed.content() instanceof Content.Taken taken
                && taken.picture() instanceof Picture.Colour colour) {
            ColourImage image = prepared.of(colour.image(), model.turn());
            // what is prepared is kept as it is
            byte[] rgb = PixelLayers.isNeeded(displayed, model) ? image.rgb().clone() : image.rgb();
            layers.paint(displayed, model, IDENTITY, image.columns(), image.rows(), RGB, rgb);
            return new Frame(image.columns(), image.rows(), rgb, true, model.view(), false);
        }
        GreyImage image = values(displayed, model, Interpolation.NEAREST);
        byte[] greys = renderer.windowed(image, lut(model, displayed));
        layers.paint(displayed, model, IDENTITY, image.columns(), image.rows(), 1, greys);
        Optional<Content.Cut> over = over(model, displayed);
        if (over.isPresent()) {
            PlaneGeometry plane = model.turn().of(displayed.geometry().orElseThrow());
            byte[] rgb = fusion.blend(greys, plane, over.get(), model.fusion());
            return new Frame(image.columns(), image.rows(), rgb, true, model.view(), false);
        }
        return new Frame(image.columns(), image.rows(), greys, false, model.view(), false);
    }

    /** At the pixels of the device, however many there are to a unit of the viewport. */
    private Frame exact(ViewerModel model, Displayed displayed) {
        if (displayed.content() instanceof Content.Outside outside) {
            return frame(outside.image().orElseThrow(), model.view());
        }
        double density = model.density();
        Frame frame =
                exact(
                        model,
                        displayed,
                        model.view().zoomed(density, 0, 0),
                        (int) Math.round(model.width() * density),
                        (int) Math.round(model.height() * density));
        return new Frame(
                frame.width(),
                frame.height(),
                frame.pixels(),
                frame.colour(),
                new ViewTransform(1 / density, 1 / density, 0, 0),
                true);
    }

    private Frame exact(
            ViewerModel model, Displayed displayed, ViewTransform view, int width, int height) {
        if (displayed.content() instanceof Content.Outside outside) {
            return frame(outside.image().orElseThrow(), view);
        }
        if (displayed.content() instanceof Content.Taken taken
                && taken.picture() instanceof Picture.Colour colour) {
            ColourImage image = prepared.of(colour.image(), model.turn());
            byte[] rgb = renderer.exact(image, view, width, height);
            layers.paint(displayed, model, view, width, height, RGB, rgb);
            return new Frame(width, height, rgb, true, IDENTITY, true);
        }
        GreyImage image = values(displayed, model, Interpolation.LINEAR);
        byte[] greys = renderer.exact(image, view, width, height, lut(model, displayed), (byte) 0);
        layers.paint(displayed, model, view, width, height, 1, greys);
        Optional<Content.Cut> over = over(model, displayed);
        if (over.isPresent()) {
            PlaneGeometry plane = model.turn().of(displayed.geometry().orElseThrow());
            PlaneGeometry pixels = pixels(plane, view, width, height);
            byte[] rgb = fusion.blend(greys, pixels, over.get(), model.fusion());
            return new Frame(width, height, rgb, true, IDENTITY, true);
        }
        return new Frame(width, height, greys, false, IDENTITY, true);
    }

    /** What is laid over the image, cut as it is; empty where its place is not known. */
    private static Optional<Content.Cut> over(ViewerModel model, Displayed displayed) {
        boolean cut = displayed.content() instanceof Content.Cut;
        return model.fusion()
                .layer()
                .filter(l -> displayed.geometry().isPresent())
                .map(
                        l ->
                                new Content.Cut(
                                        l.volume(),
                                        cut ? model.slab() : SlabChoice.THIN,
                                        Math.max(
                                                model.step(),
                                                l.volume().geometry().leastSpacing())));
    }

    /** The plane's part that a viewport shows, by the viewport's pixels. */
    private static PlaneGeometry pixels(
            PlaneGeometry plane, ViewTransform view, int width, int height) {
        return new PlaneGeometry(
                width,
                height,
                plane.toPatient(view.toImageX(0.5) - 0.5, view.toImageY(0.5) - 0.5),
                plane.row().times(Math.signum(view.scaleX())),
                plane.column().times(Math.signum(view.scaleY())),
                plane.columnSpacing() / Math.abs(view.scaleX()),
                plane.rowSpacing() / Math.abs(view.scaleY()));
    }

    private GreyImage values(Displayed displayed, ViewerModel model, Interpolation interpolation) {
        ImageFilter filter = model.appearance().filter();
        return switch (displayed.content()) {
            case Content.Taken taken ->
                    prepared.of(((Picture.Grey) taken.picture()).image(), filter, model.turn());
            case Content.Cut cutting -> {
                PlaneGeometry plane = model.turn().of(displayed.geometry().orElseThrow());
                int pixels = plane.columns() * plane.rows();
                if (cut.length < pixels) {
                    cut = new short[pixels];
                }
                yield filter.of(cutting.image(plane, interpolation, cut));
            }
            case Content.Straight straight -> {
                int pixels = displayed.columns() * displayed.rows();
                if (cut.length < pixels) {
                    cut = new short[pixels];
                }
                GreyImage image = straight.sheet().of(straight.volume(), cut);
                yield model.turn().of(filter.of(image));
            }
            case Content.Outside outside ->
                    throw new IllegalArgumentException("no values of a volume seen from outside");
        };
    }

    private byte[] lut(ViewerModel model, Displayed displayed) {
        GreyTable wanted = model.greys().of(displayed);
        Lut kept =
                lut.filter(l -> l.table().equals(wanted))
                        .orElseGet(() -> new Lut(wanted, wanted.greys()));
        lut = Optional.of(kept);
        return kept.greys();
    }
}
