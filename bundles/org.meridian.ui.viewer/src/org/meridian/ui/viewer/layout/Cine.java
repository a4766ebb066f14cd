package org.meridian.ui.viewer.layout;

import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.ViewerModel;

import java.util.OptionalDouble;

/**
 * Runs through the images of a cell by itself, from the last to the first again. It never runs
 * ahead of the decoder: an image that is not there yet is waited for. It begins at the rate the
 * file tells, and images that follow each other at unequal times stand so. Used on the model's
 * thread.
 */
public final class Cine {
    public static final double LEAST_RATE = 1;
    public static final double GREATEST_RATE = 60;

    private static final double USUAL_RATE = 15;
    private static final double STEP = 1.25;
    private static final double NANOS = 1e9;

    private double rate = USUAL_RATE;

    /** What the file of the images tells. */
    private OptionalDouble told = OptionalDouble.empty();

    /** Of images whose file tells no rate: a hand's last choice for such. */
    private double untold = USUAL_RATE;

    private boolean playing;
    private long due;

    public boolean playing() {
        return playing;
    }

    /** Images a second. */
    public double rate() {
        return rate;
    }

    private void rate(double wanted) {
        rate = Math.max(LEAST_RATE, Math.min(GREATEST_RATE, wanted));
    }

    /** Images of another rate begin at it, until a hand changes it. */
    private void follow(ViewerModel model) {
        model.displayed()
                .map(d -> d.description().cine().rate())
                .filter(r -> !r.equals(told))
                .ifPresent(
                        r -> {
                            told = r;
                            rate(r.orElse(untold));
                        });
    }

    void faster(ViewerModel model) {
        change(model, STEP);
    }

    void slower(ViewerModel model) {
        change(model, 1 / STEP);
    }

    private void change(ViewerModel model, double factor) {
        follow(model);
        rate(rate * factor);
        if (told.isEmpty()) {
            untold = rate;
        }
    }

    void toggle(ViewerModel model) {
        follow(model);
        playing = !playing;
        due = 0;
    }

    void stop() {
        playing = false;
    }

    /** How long the image stands that was gone to, in parts of the mean. */
    private static double stay(ViewerModel model) {
        boolean asTaken = model.plane() == Plane.STACK && model.index() < model.size();
        return model.images()
                .filter(i -> asTaken)
                .map(i -> i.describe(model.index()).cine().stay())
                .orElse(1.0);
    }

    /**
     * Shows the next image if it is time.
     *
     * @param now of a clock that only goes on, in nanoseconds
     * @return milliseconds until it should be called again
     */
    int tick(ViewerModel model, long now) {
        follow(model);
        if (now >= due) {
            boolean shown = model.displayed().filter(d -> d.index() == model.index()).isPresent();
            if (shown && model.size() > 1) {
                model.goTo((model.index() + 1) % model.size());
            }
            // a late call does not hurry the next ones
            due = now + (long) (NANOS / rate * stay(model));
        }
        return Math.max(1, (int) ((due - now) / 1_000_000));
    }
}
