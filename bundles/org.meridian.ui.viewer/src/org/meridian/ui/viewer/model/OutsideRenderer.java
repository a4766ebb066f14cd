package org.meridian.ui.viewer.model;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.imaging.ColourImage;
import org.meridian.imaging.GreyImage;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Volume;
import org.meridian.imaging.raycast.RayCaster;
import org.meridian.imaging.raycast.TransferFunction;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Renders the newest wish of a model: at once so coarsely that a hand is followed, then, as long as
 * nothing newer is wanted, in full. A coarse picture is finished whatever is wanted meanwhile, so
 * that something is seen while a hand never rests. Safe for all threads.
 */
public final class OutsideRenderer implements OutsideSource {
    /** Where all pixels will take longer, in milliseconds, half of them are shown before. */
    private static final double LONG = 250;

    private static final double HALF = 2;
    private static final double NANOS = 1e6;

    private record Wish(OutsideRequest request, Consumer<OutsideImage> receiver) {}

    private record Blocks(Volume volume, RayCaster caster) {}

    private final Executor background;
    private final Executor model;
    private final AtomicReference<@Nullable Wish> newest = new AtomicReference<>();
    private final Detail detail = new Detail();
    private volatile Optional<Blocks> blocks = Optional.empty();

    /**
     * @param background runs one task after the other
     * @param model runs what it is given on the model's thread
     */
    public OutsideRenderer(Executor background, Executor model) {
        this.background = background;
        this.model = model;
    }

    @Override
    public void want(OutsideRequest request, Consumer<OutsideImage> receiver) {
        Wish wish = new Wish(request, receiver);
        newest.set(wish);
        background.execute(() -> render(wish));
    }

    @Override
    public void nothing() {
        newest.set(null);
        blocks = Optional.empty();
    }

    private boolean isWanted(Wish wish) {
        return newest.get() == wish;
    }

    /** On the background's thread. */
    private void render(Wish wish) {
        if (!isWanted(wish)) {
            return;
        }
        RayCaster caster = caster(wish.request().volume());
        if (newest.get() == null) {
            // nobody holds the volume any more
            blocks = Optional.empty();
            return;
        }
        double coarse = detail.stride();
        long start = System.nanoTime();
        show(wish, caster, coarse, () -> true);
        double took = (System.nanoTime() - start) / NANOS;
        double whole = detail.expected(took, 1);
        detail.took(took);
        if (coarse > HALF && whole > LONG) {
            show(wish, caster, HALF, () -> isWanted(wish));
        }
        if (coarse > 1) {
            show(wish, caster, 1, () -> isWanted(wish));
        }
    }

    private RayCaster caster(Volume volume) {
        Blocks kept =
                blocks.filter(b -> b.volume() == volume)
                        .orElseGet(() -> new Blocks(volume, new RayCaster(volume)));
        blocks = Optional.of(kept);
        return kept.caster();
    }

    private void show(Wish wish, RayCaster caster, double stride, BooleanSupplier wanted) {
        if (wanted.getAsBoolean()) {
            OutsideRequest request = wish.request();
            image(request, caster, stride, wanted)
                    .map(i -> new OutsideImage(i, request.view(), stride))
                    .ifPresent(i -> model.execute(() -> wish.receiver().accept(i)));
        }
    }

    /** A picture of every few pixels has its samples as far apart. */
    private static Optional<ColourImage> image(
            OutsideRequest request, RayCaster caster, double stride, BooleanSupplier wanted) {
        PlaneGeometry screen = request.pixels(stride);
        double step = request.volume().geometry().leastSpacing() * stride;
        Optional<TransferFunction> function = request.function();
        return function.isPresent()
                ? caster.render(screen, function.get(), step, wanted)
                : caster.maximum(screen, step, wanted).map(i -> greys(i, request));
    }

    private static ColourImage greys(GreyImage image, OutsideRequest request) {
        byte[] lut = request.window().lut(image.rescale(), false);
        byte[] rgb = new byte[3 * image.columns() * image.rows()];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = lut[image.values()[i / 3] & 0xffff];
        }
        return new ColourImage(image.columns(), image.rows(), rgb);
    }
}
