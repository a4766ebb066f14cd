package org.meridian.ui.viewer.measure;

import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.AnnotationId;
import org.meridian.core.annotation.Shape;
import org.meridian.dicom.derived.ForeignAnnotation;
import org.meridian.imaging.measure.Point;
import org.meridian.ui.viewer.model.Drawing;
import org.meridian.ui.viewer.model.OverlayLevel;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.ViewerModel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Draws, selects and moves annotations on one cell with the pointer. A handle moves its point, a
 * line the whole; what is being drawn is measured while the hand moves. Used on the model's thread.
 */
public final class Annotator implements Drawing {
    /** Asks a person for a text. */
    public interface Asking {
        /**
         * @param then gets what was typed; not called when nothing was
         */
        void text(String before, Consumer<String> then);
    }

    /** So near to a line or handle a pointer touches it, in pixels. */
    private static final double REACH = 7;

    /** So near a finger does: half of the 44 pixels that one needs. */
    private static final double FINGER_REACH = 22;

    /** Words stand so far beside their drawing, in pixels. */
    private static final double LABEL_GAP = 8;

    private final ViewerModel model;
    private final AnnotationBook kept;
    private final AnnotationBook rulers;
    private final Asking asking;
    private final Measuring measuring = new Measuring();
    private final HandleKeys handles;
    private Optional<Pen> pen = Optional.empty();
    private Optional<Grip> grip = Optional.empty();
    private Optional<Refused> refused = Optional.empty();
    private boolean down;
    private double reach = REACH;

    /** What was tried where it means nothing, and the place, in device pixels. */
    public record Refused(Refusal reason, ViewerModel.Point at) {}

    /**
     * @param kept of the archive
     * @param rulers of images that are not kept themselves
     */
    public Annotator(ViewerModel model, AnnotationBook kept, AnnotationBook rulers, Asking asking) {
        this.model = model;
        this.kept = kept;
        this.rulers = rulers;
        this.asking = asking;
        handles = new HandleKeys(model);
    }

    /** Whether fingers touch the drawings rather than a pointer; they look the same. */
    public void large(boolean wanted) {
        reach = wanted ? FINGER_REACH : REACH;
    }

    /** Where drawings on what is displayed stand. */
    private AnnotationBook book() {
        return model.plane() == Plane.CURVED ? rulers : kept;
    }

    private void select(Optional<Annotation> annotation) {
        boolean ruler = book() == rulers;
        kept.select(annotation.filter(a -> !ruler));
        rulers.select(annotation.filter(a -> ruler));
    }

    private void redraw() {
        model.redrawOverlay();
    }

    // --- what is seen ---

    /** The annotations on the displayed slice with what they measure; none while hidden. */
    public List<Measured> shown() {
        Optional<Sheet> sheet = Sheet.of(model);
        if (sheet.isEmpty() || !model.overlays().areShown()) {
            return List.of();
        }
        List<Measured> shown = new ArrayList<>();
        Optional<Annotation> held = grip.map(Grip::now).or(handles::now);
        for (Annotation annotation : book().all()) {
            Annotation now = held.filter(h -> h.id().equals(annotation.id())).orElse(annotation);
            boolean selected = book().selected().filter(s -> s.id().equals(now.id())).isPresent();
            sheet.get()
                    .pixels(now)
                    .ifPresent(p -> shown.add(measured(now, p, sheet.get(), selected)));
        }
        pen.ifPresent(p -> add(p, sheet.get(), shown));
        return shown;
    }

    /** What others drew on the displayed slice; none while hidden. */
    public List<Foreign> others() {
        Optional<Sheet> sheet = Sheet.of(model);
        if (sheet.isEmpty() || !model.overlays().areShown()) {
            return List.of();
        }
        List<Foreign> shown = new ArrayList<>();
        for (ForeignAnnotation foreign : kept.others()) {
            Annotation drawn = foreign.annotation();
            sheet.get()
                    .pixels(drawn)
                    .ifPresent(
                            pixels -> {
                                Outline outline =
                                        Outline.of(drawn.shape(), pixels, model.placement());
                                shown.add(
                                        new Foreign(
                                                outline,
                                                Foreign.words(foreign),
                                                label(drawn.shape(), outline, pixels)));
                            });
        }
        return shown;
    }

    /** Why the last try to draw came to nothing, until the next one. */
    public Optional<Refused> refused() {
        return refused;
    }

    private void add(Pen p, Sheet sheet, List<Measured> shown) {
        List<Point> points = p.shown();
        boolean whole = p.shape().takes(points.size());
        if (whole || points.size() > 1) {
            // what is not whole is a row of points so far
            drawn(p.id(), whole ? p.shape() : Shape.POLYLINE, points, sheet)
                    .ifPresent(a -> shown.add(measured(a, points, sheet, true)));
        }
    }

    private Measured measured(
            Annotation annotation, List<Point> pixels, Sheet sheet, boolean selected) {
        Outline outline = Outline.of(annotation.shape(), pixels, model.placement());
        return new Measured(
                annotation,
                outline,
                measuring.measure(annotation, pixels, sheet),
                sheet.onPath(pixels),
                sheet.displayed().description().unit(),
                sheet.isValued(),
                label(annotation.shape(), outline, pixels),
                selected);
    }

    /** To the right of the drawing; a text stands at its own place. */
    private ViewerModel.Point label(Shape shape, Outline outline, List<Point> pixels) {
        List<ViewerModel.Point> all =
                outline.handles().isEmpty()
                        ? pixels.stream().map(model.placement()::toDevice).toList()
                        : outline.handles();
        if (shape == Shape.TEXT) {
            return all.getFirst();
        }
        ViewerModel.Point right = all.getFirst();
        for (ViewerModel.Point point : all) {
            right = point.x() > right.x() ? point : right;
        }
        return new ViewerModel.Point(right.x() + LABEL_GAP, right.y() + LABEL_GAP / 2);
    }

    // --- the pointer ---

    @Override
    public boolean draws() {
        return pen.isPresent();
    }

    @Override
    public void draw(Shape shape, ViewerModel.Point at) {
        Optional<Sheet> sheet = Sheet.of(model);
        if (sheet.isEmpty()) {
            return;
        }
        Point pixel = model.placement().toImage(at);
        refused = refusal(sheet.get(), shape, pixel).map(r -> new Refused(r, at));
        if (refused.isPresent()) {
            redraw();
            return;
        }
        show();
        down = true;
        keep();
        if (pen.isPresent()) {
            finishIf(pen.get().press(pixel, at));
        } else {
            select(Optional.empty());
            pen = Optional.of(new Pen(shape, pixel, at));
            finishIf(shape == Shape.POINT || shape == Shape.TEXT);
        }
        redraw();
    }

    /** Nobody draws or changes what is not seen. */
    private void show() {
        if (!model.overlays().areShown()) {
            model.overlays().show(OverlayLevel.FULL);
        }
    }

    private static Optional<Refusal> refusal(Sheet sheet, Shape shape, Point pixel) {
        return sheet.refuses(shape)
                .or(
                        () ->
                                sheet.toPosition(pixel).isPresent()
                                        ? Optional.empty()
                                        : Optional.of(Refusal.NO_SURFACE));
    }

    @Override
    public boolean isOnHandle(ViewerModel.Point at) {
        return shown().stream()
                .anyMatch(m -> m.selected() && m.outline().handleAt(at, reach).isPresent());
    }

    @Override
    public boolean take(ViewerModel.Point at) {
        keep();
        Optional<Measured> hit = hit(at);
        select(hit.map(Measured::annotation));
        grip =
                hit.flatMap(
                        m ->
                                Sheet.of(model)
                                        .flatMap(s -> s.pixels(m.annotation()))
                                        .map(
                                                p ->
                                                        Grip.of(
                                                                m.annotation(),
                                                                p,
                                                                m.outline().handleAt(at, reach),
                                                                model.placement().toImage(at))));
        return grip.isPresent();
    }

    /**
     * What a pointer touches: handles of the selected one first, then the nearest handle of any,
     * then the nearest line.
     */
    public Optional<Measured> hit(ViewerModel.Point at) {
        Measured best = null;
        double least = reach;
        for (Measured m : shown()) {
            double distance = distance(m, at);
            if (distance <= least) {
                least = distance;
                best = m;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * From a line in pixels; from a handle less than one pixel, of the selected one less than none.
     */
    private double distance(Measured m, ViewerModel.Point at) {
        OptionalInt handle = m.outline().handleAt(at, reach);
        if (handle.isEmpty()) {
            return m.outline().distance(at);
        }
        ViewerModel.Point touched = m.outline().handles().get(handle.getAsInt());
        return Outline.distance(touched, at) / reach - (m.selected() ? 1 : 0);
    }

    @Override
    public void move(ViewerModel.Point to) {
        Point pixel = model.placement().toImage(to);
        pen.ifPresent(
                p -> {
                    p.move(pixel, to, down);
                    redraw();
                });
        grip = grip.flatMap(g -> Sheet.of(model).map(s -> g.to(s, pixel)));
        if (grip.isPresent()) {
            redraw();
        }
    }

    @Override
    public void release(ViewerModel.Point at) {
        down = false;
        pen.ifPresent(p -> finishIf(p.release(model.placement().toImage(at), at)));
        Optional<Grip> ended = grip;
        grip = Optional.empty();
        ended.filter(Grip::isMoved).ifPresent(g -> book().put(g.now()));
        redraw();
    }

    // --- the keys ---

    /** What the keys hold of a drawing. */
    public HandleKeys handles() {
        return handles;
    }

    /** Chooses the next handle of the marked drawing, or one of the first drawing, for the keys. */
    public void chooseHandle() {
        show();
        if (shown().stream().noneMatch(Measured::selected)) {
            selectNext();
        }
        handles.next(book());
    }

    @Override
    public void keep() {
        handles.keep();
    }

    /** Marks the next drawing on the slice, and round again. */
    public void selectNext() {
        keep();
        List<Annotation> here = shown().stream().map(Measured::annotation).toList();
        if (!here.isEmpty()) {
            int at = book().selected().map(here::indexOf).orElse(-1);
            select(Optional.of(here.get((at + 1) % here.size())));
        }
    }

    /** A polygon is closed, or a text is written anew, by a double click. */
    public boolean doubleClick(ViewerModel.Point at) {
        if (pen.filter(p -> p.shape() == Shape.POLYGON).isPresent()) {
            finish();
            return true;
        }
        Optional<Annotation> hit = hit(at).map(Measured::annotation);
        hit.ifPresent(this::write);
        return hit.isPresent();
    }

    private void write(Annotation annotation) {
        asking.text(annotation.label(), text -> book().put(annotation.labelled(text)));
    }

    private void finishIf(boolean complete) {
        if (complete) {
            finish();
        }
    }

    /** Keeps what is drawn; what is none is dropped. */
    public void finish() {
        Optional<Pen> ended = pen;
        pen = Optional.empty();
        Optional<Sheet> sheet = Sheet.of(model);
        if (sheet.isPresent()) {
            ended.filter(p -> !p.isEmpty()).ifPresent(p -> finish(p, sheet.get()));
        }
        redraw();
    }

    private void finish(Pen ended, Sheet sheet) {
        Optional<Annotation> drawn = drawn(ended.id(), ended.shape(), ended.drawn(), sheet);
        drawn.ifPresent(d -> keep(d, sheet));
        if (drawn.isEmpty()) {
            ViewerModel.Point last = model.placement().toDevice(ended.drawn().getLast());
            refused = Optional.of(new Refused(Refusal.NO_SURFACE, last));
        }
    }

    private void keep(Annotation drawn, Sheet sheet) {
        if (drawn.shape() == Shape.TEXT) {
            asking.text("", text -> kept.put(drawn.labelled(text)));
        } else {
            book().put(sheet.series(), drawn);
        }
    }

    private static Optional<Annotation> drawn(
            AnnotationId id, Shape shape, List<Point> points, Sheet sheet) {
        return sheet.toPositions(points)
                .map(p -> new Annotation(id, shape, sheet.place(), p, "", "", Instant.EPOCH));
    }

    @Override
    public boolean cancel() {
        boolean any = handles.drop() || pen.isPresent() || grip.isPresent();
        refused = Optional.empty();
        pen = Optional.empty();
        grip = Optional.empty();
        down = false;
        if (any) {
            redraw();
        }
        return any;
    }
}
