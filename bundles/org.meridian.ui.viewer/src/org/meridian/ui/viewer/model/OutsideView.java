package org.meridian.ui.viewer.model;

import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.raycast.SurfacePick;
import org.meridian.imaging.raycast.SurfacePick.Surface;
import org.meridian.imaging.raycast.TransferFunction;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A volume that is looked at from outside: from where, how, and what has been rendered of it. Used
 * on the model's thread.
 */
public final class OutsideView {
    /** A whole turn of the volume's longest edge stays within the screen but for its corners. */
    private static final double ROOM = 1.15;

    /** A drag of this many pixels moves a function by its whole width, or doubles that. */
    private static final double PIXELS_PER_WIDTH = 256;

    private static final double NARROWEST = 0.05;

    private final OutsideSource source;
    private final Function<OutsidePreset, Optional<TransferFunction>> functions;
    private final Viewport viewport;
    private final Runnable changed;
    private OutsideLook look = OutsideLook.front(OutsidePreset.BONE);
    private boolean chosen;
    private Optional<OutsideRequest> wanted = Optional.empty();
    private Optional<OutsideImage> image = Optional.empty();

    /**
     * @param functions those of the presets as they are kept at the moment
     * @param changed is called when something else is to be seen
     */
    OutsideView(
            OutsideSource source,
            Function<OutsidePreset, Optional<TransferFunction>> functions,
            Viewport viewport,
            Runnable changed) {
        this.source = source;
        this.functions = functions;
        this.viewport = viewport;
        this.changed = changed;
    }

    /** Forgets everything, for another series. */
    void clear() {
        look = OutsideLook.front(OutsidePreset.BONE);
        chosen = false;
        forget();
    }

    private void forget() {
        if (wanted.isPresent()) {
            source.nothing();
        }
        wanted = Optional.empty();
        image = Optional.empty();
    }

    public OutsideLook look() {
        return look;
    }

    public void look(OutsideLook wish) {
        look = wish;
        chosen = true;
        changed.run();
    }

    /** What is seen of it from now on, by the preset's own function. */
    public void preset(OutsidePreset preset) {
        look(look.with(preset));
    }

    /** Takes the look of a digit, from 1; does nothing where there is none on it. */
    void preset(int digit) {
        Stream.of(OutsidePreset.values()).filter(p -> p.digit() == digit).forEach(this::preset);
    }

    /**
     * Turns its near side.
     *
     * @param right and {@code down} in radians
     */
    public void turn(double right, double down) {
        look(look.turned(right, down));
    }

    /** From the front, by the preset's own function. */
    public void reset() {
        look(OutsideLook.front(look.preset()));
    }

    /** Whether a drag of the window moves the function of the preset. */
    boolean movesFunction() {
        return base().isPresent();
    }

    private Optional<TransferFunction> base() {
        return functions.apply(look.preset());
    }

    /** The function of the preset as the hand moved it; empty where it was not moved. */
    public Optional<TransferFunction> moved() {
        return look.isMoved()
                ? base().map(f -> f.moved(look.shift(), look.stretch()))
                : Optional.empty();
    }

    /** As a window is dragged: to the right wider, up lower values are seen. */
    void drag(double right, double down) {
        base().ifPresent(f -> drag(f, right, down));
    }

    private void drag(TransferFunction function, double right, double down) {
        double width = function.points().getLast().value() - function.points().getFirst().value();
        double shift = look.shift() + down * width / PIXELS_PER_WIDTH;
        double stretch = Math.max(NARROWEST, look.stretch() + right / PIXELS_PER_WIDTH);
        look(look.moved(shift, stretch));
    }

    /**
     * What is shown of a volume.
     *
     * @param unit of its values
     */
    Content.Outside content(Volume volume, String unit) {
        if (!chosen && !look.preset().fits(unit)) {
            look = look.with(OutsidePreset.WINDOW);
        }
        return new Content.Outside(volume, screen(volume.geometry()), look, image);
    }

    /**
     * The surface that is seen under a pixel of the screen before the volume; empty where none is,
     * and in a projection.
     */
    public Optional<Surface> surface(double column, double row) {
        return wanted.flatMap(
                w ->
                        w.function()
                                .flatMap(
                                        f ->
                                                SurfacePick.surface(
                                                        w.volume(), w.screen(), column, row, f)));
    }

    /** What a pixel of the screen means: its surface, in a projection its greatest value. */
    Optional<Vec3> pointed(double column, double row) {
        return wanted.flatMap(
                w ->
                        w.function().isPresent()
                                ? surface(column, row).map(Surface::position)
                                : SurfacePick.maximum(w.volume(), w.screen(), column, row));
    }

    private PlaneGeometry screen(VolumeGeometry grid) {
        double extent =
                Math.max(
                        grid.slices() * grid.sliceSpacing(),
                        Math.max(
                                grid.columns() * grid.columnSpacing(),
                                grid.rows() * grid.rowSpacing()));
        double spacing = grid.leastSpacing();
        int side = (int) Math.ceil(ROOM * extent / spacing);
        return PlaneGeometry.centred(grid.centre(), look.axes(), side, side, spacing);
    }

    /**
     * Has what is displayed rendered, if it is a volume seen from outside and not wanted already.
     *
     * @param window for values of any scale
     */
    void follow(Optional<Displayed> displayed, Optional<WindowLevel> window) {
        if (displayed.isPresent()
                && displayed.get().content() instanceof Content.Outside outside
                && window.isPresent()) {
            want(request(outside, window.get()));
        } else {
            forget();
        }
    }

    private OutsideRequest request(Content.Outside outside, WindowLevel window) {
        return new OutsideRequest(
                outside.volume(),
                outside.screen(),
                viewport.view(),
                viewport.width(),
                viewport.height(),
                outside.look().function(base(), window),
                window);
    }

    private void want(OutsideRequest request) {
        if (!wanted.equals(Optional.of(request))) {
            wanted = Optional.of(request);
            source.want(request, i -> arrived(request, i));
        }
    }

    /** A picture of an older wish is shown too: it is what follows a hand that does not rest. */
    private void arrived(OutsideRequest request, OutsideImage rendered) {
        boolean isOfVolume = wanted.filter(w -> w.volume() == request.volume()).isPresent();
        if (isOfVolume) {
            image = Optional.of(rendered);
            changed.run();
        }
    }
}
