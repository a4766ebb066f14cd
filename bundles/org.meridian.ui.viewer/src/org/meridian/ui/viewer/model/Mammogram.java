package org.meridian.ui.viewer.model;

import org.meridian.imaging.Turn;
import org.meridian.imaging.ViewTransform;
import org.meridian.workflow.ImageDescription.Projection;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** A cell's image as a mammogram that hangs to be read. Used on the model's thread. */
public final class Mammogram {
    private final Viewport viewport;
    private final Supplier<Optional<Displayed>> displayed;
    private final Runnable changed;
    private Optional<Projection> faced = Optional.empty();
    private boolean hangs;

    /**
     * @param changed is called when the image stands elsewhere
     */
    Mammogram(Viewport viewport, Supplier<Optional<Displayed>> displayed, Runnable changed) {
        this.viewport = viewport;
        this.displayed = displayed;
        this.changed = changed;
    }

    /**
     * Hangs mammograms as they are read from now on, each as its side and directions ask: chest
     * walls towards the middle. Others stay as they are.
     */
    public void hang() {
        hangs = true;
        again();
        changed.run();
    }

    /** The scale with which all of the image is just seen, in device pixels a millimetre. */
    public OptionalDouble wholeScale() {
        boolean measured = displayed.get().flatMap(Displayed::spacing).isPresent();
        return hangs && measured && viewport.fitted()
                ? OptionalDouble.of(viewport.wholeUnit())
                : OptionalDouble.empty();
    }

    /** Bounds the scale with which all of the image is seen, in device pixels a millimetre. */
    public void fitWithin(double scale) {
        ViewTransform before = viewport.view();
        viewport.fitWithin(scale);
        if (!viewport.view().equals(before)) {
            changed.run();
        }
    }

    /** Another series comes, which hangs as any. */
    void clear() {
        hangs = false;
        viewport.align(Viewport.MIDDLE);
        viewport.fitWithin(Double.POSITIVE_INFINITY);
    }

    /** Hangs the image as at first. */
    void again() {
        faced = Optional.empty();
        follow();
    }

    /** Hangs what is shown now, if it is of another side or view. */
    void follow() {
        Optional<Projection> shown = displayed.get().map(d -> d.description().projection());
        if (hangs && !shown.equals(faced)) {
            faced = shown;
            shown.ifPresent(p -> ChestWall.turn(p).ifPresent(t -> hang(p, t)));
        }
    }

    private void hang(Projection projection, Turn turn) {
        viewport.turn(turn);
        viewport.align(ChestWall.share(projection));
    }
}
