package org.meridian.ui.viewer.measure;

import org.meridian.core.annotation.Annotation;
import org.meridian.imaging.measure.Point;
import org.meridian.ui.viewer.model.ViewerModel;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Chooses a handle of the marked drawing and moves it by keys, by whole pixels of the image. What
 * was moved becomes one step, when the handle is let go of. Used on the model's thread.
 */
public final class HandleKeys {
    private static final Point START = new Point(0, 0);

    private final ViewerModel model;
    private Optional<Held> held = Optional.empty();

    /**
     * @param book where the drawing is kept
     * @param to how far it was led, from the start
     */
    private record Held(AnnotationBook book, Grip grip, Point to) {}

    HandleKeys(ViewerModel model) {
        this.model = model;
    }

    /** Whether keys move a handle on what is displayed. */
    public boolean isHeld() {
        return held.flatMap(h -> pixels(h.grip().original())).isPresent();
    }

    /** The handles that the keys move, in device pixels: one, or all of a drawing. */
    public List<ViewerModel.Point> chosen() {
        return held.map(Held::grip)
                .flatMap(g -> pixels(g.now()).map(p -> chosen(g.handle(), p)))
                .orElse(List.of());
    }

    private List<ViewerModel.Point> chosen(OptionalInt handle, List<Point> pixels) {
        List<Point> moved = handle.isPresent() ? List.of(pixels.get(handle.getAsInt())) : pixels;
        return moved.stream().map(model.placement()::toDevice).toList();
    }

    private Optional<List<Point>> pixels(Annotation annotation) {
        return Sheet.of(model).flatMap(s -> s.pixels(annotation));
    }

    /** The drawing as it is moved. */
    Optional<Annotation> now() {
        return held.map(h -> h.grip().now());
    }

    /** Goes to the next handle of a book's marked drawing, then to the whole, and round again. */
    void next(AnnotationBook book) {
        Optional<Grip> before = held.map(Held::grip);
        keep();
        book.selected()
                .ifPresent(marked -> pixels(marked).ifPresent(p -> hold(book, marked, p, before)));
        model.redrawOverlay();
    }

    private void hold(
            AnnotationBook book, Annotation marked, List<Point> pixels, Optional<Grip> before) {
        int handles = Outline.of(marked.shape(), pixels, model.placement()).handles().size();
        int wanted =
                before.filter(g -> g.original().id().equals(marked.id()))
                        .map(g -> g.handle().isPresent() ? g.handle().getAsInt() + 1 : 0)
                        .orElse(0);
        // the whole of one point is that point
        int next = wanted == handles && handles == 1 ? 0 : wanted;
        OptionalInt handle = next < handles ? OptionalInt.of(next) : OptionalInt.empty();
        held = Optional.of(new Held(book, Grip.of(marked, pixels, handle, START), START));
    }

    /**
     * Moves what is held, as the screen shows it.
     *
     * @param right and {@code down} along one of the screen's directions, in pixels of the image
     */
    public void move(int right, int down) {
        if (isHeld()) {
            held = held.flatMap(h -> Sheet.of(model).map(s -> moved(h, s, right, down)));
            model.redrawOverlay();
        }
    }

    private Held moved(Held h, Sheet sheet, int right, int down) {
        Point origin = model.placement().toImage(new ViewerModel.Point(0, 0));
        Point end = model.placement().toImage(new ViewerModel.Point(right, down));
        double scale =
                Math.hypot(right, down) / Math.hypot(end.x() - origin.x(), end.y() - origin.y());
        Point to =
                new Point(
                        h.to().x() + Math.rint(scale * (end.x() - origin.x())),
                        h.to().y() + Math.rint(scale * (end.y() - origin.y())));
        Grip grip = h.grip().to(sheet, to);
        return grip.now().equals(h.grip().now()) ? h : new Held(h.book(), grip, to);
    }

    /** Lets go of the handle and keeps what was moved, if it is still the marked one. */
    public void keep() {
        Optional<Held> ended = held;
        drop();
        ended.filter(h -> h.grip().isMoved() && isMarked(h))
                .ifPresent(h -> h.book().put(h.grip().now()));
    }

    private static boolean isMarked(Held h) {
        return h.book().selected().filter(s -> s.id().equals(h.grip().original().id())).isPresent();
    }

    /**
     * Lets go of the handle and leaves the drawing where it was.
     *
     * @return whether one was held
     */
    boolean drop() {
        boolean was = held.isPresent();
        held = Optional.empty();
        if (was) {
            model.redrawOverlay();
        }
        return was;
    }
}
