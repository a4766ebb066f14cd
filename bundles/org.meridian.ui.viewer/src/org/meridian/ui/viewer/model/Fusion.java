package org.meridian.ui.viewer.model;

import org.meridian.imaging.ColourMap;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.VoiFunction;
import org.meridian.imaging.Volume;
import org.meridian.imaging.WindowLevel;
import org.meridian.workflow.ImageDescription;
import org.meridian.workflow.SeriesImages;
import org.meridian.workflow.Uptake;
import org.meridian.workflow.UptakeImages;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What of another series, as a PET, is laid in colours over the images of a cell: in the patient's
 * space, with a window of its own. Used on the model's thread.
 */
public final class Fusion {
    /** Uptake by body weight from 0 to 8; in other units the window comes from the values. */
    private static final WindowLevel UPTAKE = new WindowLevel(4, 8, VoiFunction.LINEAR_EXACT);

    private static final double STEP = 0.1;

    /** Another series as a volume. */
    public record Layer(SeriesImages images, Volume volume) {
        /** Of its values; empty where there is none. */
        public String unit() {
            return description().unit();
        }

        /** The same in a kind of uptake, where it can be told. */
        private Layer in(UptakeKind wanted) {
            SeriesImages now = UptakeImages.of(images, wanted);
            double factor = UptakeImages.factor(now) / UptakeImages.factor(images);
            return new Layer(now, volume.scaled(factor));
        }

        private ImageDescription description() {
            return images.describe(images.size() / 2);
        }

        /** The value at a position of the patient; empty outside. */
        OptionalDouble value(Vec3 position) {
            return volume.geometry().isIn(position)
                    ? OptionalDouble.of(volume.sample(position))
                    : OptionalDouble.empty();
        }
    }

    private final Supplier<UptakeKind> kind;
    private final Consumer<SeriesImages> giveBack;
    private final Runnable changed;
    private Optional<Layer> layer = Optional.empty();
    private ColourMap colours = ColourMap.HOT_IRON;
    private WindowLevel window = UPTAKE;
    private double share = 0.5;
    private boolean windowed;

    /**
     * @param kind of uptake that is shown, where it can be told
     * @param giveBack takes the images that are no longer laid over
     */
    Fusion(Supplier<UptakeKind> kind, Consumer<SeriesImages> giveBack, Runnable changed) {
        this.kind = kind;
        this.giveBack = giveBack;
        this.changed = changed;
    }

    public Optional<Layer> layer() {
        return layer;
    }

    /** Lays a series over, or none; the one before is given back. */
    public void lay(Optional<Layer> wanted) {
        layer.ifPresent(l -> giveBack.accept(l.images()));
        layer = wanted.map(l -> l.in(kind.get()));
        windowed = false;
        layer.ifPresent(l -> window = usual(l));
        changed.run();
    }

    /** Which uptake is laid over; empty where none is. */
    Optional<Uptake> uptake() {
        return layer.map(Layer::images).flatMap(SeriesImages::uptake);
    }

    /** Brings it to the kind of uptake that is wanted now, in the same colours; told to nobody. */
    void bring() {
        layer.ifPresent(
                before -> {
                    Layer now = before.in(kind.get());
                    layer = Optional.of(now);
                    window =
                            window.scaled(
                                    UptakeImages.factor(now.images())
                                            / UptakeImages.factor(before.images()));
                });
    }

    private static WindowLevel usual(Layer layer) {
        Optional<Uptake> uptake = layer.images().uptake();
        if (uptake.isPresent()) {
            double toWeight = uptake.get().factor(UptakeKind.BODY_WEIGHT).orElse(1.0);
            return UPTAKE.scaled(1 / toWeight);
        }
        Volume volume = layer.volume();
        return layer.description().windows().stream()
                .findFirst()
                .orElseGet(() -> WindowLevel.auto(volume.image(volume.geometry().slices() / 2)));
    }

    /** Forgets it, for another series. */
    void clear() {
        layer.ifPresent(l -> giveBack.accept(l.images()));
        layer = Optional.empty();
        windowed = false;
    }

    public double share() {
        return share;
    }

    /**
     * How much of what is laid over is seen.
     *
     * @param wanted from 0 to 1
     */
    public void share(double wanted) {
        share = Math.max(0, Math.min(1, wanted));
        changed.run();
    }

    /**
     * More or less of it.
     *
     * @param steps negative for less
     */
    public void more(int steps) {
        share(Math.round((share + steps * STEP) / STEP) * STEP);
    }

    public ColourMap colours() {
        return colours;
    }

    public void colours(ColourMap wanted) {
        colours = wanted;
        changed.run();
    }

    /** The next of the colour maps but greys, after the last one the first again. */
    public void nextColours() {
        ColourMap[] all = ColourMap.values();
        colours(all[Math.max(1, (colours.ordinal() + 1) % all.length)]);
    }

    public WindowLevel window() {
        return window;
    }

    public void window(WindowLevel wanted) {
        window = wanted;
        changed.run();
    }

    /** Whether the window that is dragged is that of what is laid over. */
    public boolean windowed() {
        return windowed && layer.isPresent();
    }

    /** Drags the other one's window from now on. */
    public void toggleWindowed() {
        windowed = layer.isPresent() && !windowed;
        changed.run();
    }
}
