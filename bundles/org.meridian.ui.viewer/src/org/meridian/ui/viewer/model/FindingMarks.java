package org.meridian.ui.viewer.model;

import org.meridian.core.record.Finding;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;
import org.meridian.ui.viewer.model.ViewerModel.Change;
import org.meridian.ui.viewer.model.ViewerModel.Point;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The findings of the series that an image shows: marked, and gone to. Used on the model's thread.
 */
public final class FindingMarks {
    private final Stage stage;
    private final Viewport viewport;
    private final BooleanSupplier shown;
    private final Consumer<Change> changed;
    private Marks marks = Marks.NONE;
    private Optional<Finding> target = Optional.empty();

    /**
     * @param shown whether marks are shown at the moment
     */
    FindingMarks(Stage stage, Viewport viewport, BooleanSupplier shown, Consumer<Change> changed) {
        this.stage = stage;
        this.viewport = viewport;
        this.shown = shown;
        this.changed = changed;
    }

    /** Forgets everything, for another subject. */
    void clear() {
        marks = Marks.NONE;
        target = Optional.empty();
    }

    /** Takes the findings to be marked; those of other series or patients are left out. */
    public void set(List<Finding> findings) {
        marks = Marks.of(findings, stage.subject());
        changed.accept(Change.OVERLAY);
    }

    /** The marks of the series, wherever they lie. */
    public List<Mark> all() {
        return marks.all();
    }

    /** The marks on the displayed slice; none while overlays are hidden. */
    public List<MarkCircle> circles() {
        Optional<PlaneGeometry> plane = stage.displayed().flatMap(Displayed::geometry);
        return shown.getAsBoolean() && plane.isPresent()
                ? marks.on(plane.get(), stage.halfStep(), viewport.placement())
                : List.of();
    }

    /** The mark at a device position, the smallest where several lie. */
    public Optional<Mark> at(Point point) {
        return circles().stream()
                .filter(c -> c.contains(point.x(), point.y()))
                .min(Comparator.comparingDouble(MarkCircle::radius))
                .map(MarkCircle::mark);
    }

    /** The finding that was gone to and is still being looked at. */
    public Optional<Finding> target() {
        return target;
    }

    /** Another slice is looked at. */
    void leave() {
        target = Optional.empty();
    }

    /** Goes to the slice through a finding, now or when its series is open. */
    public void show(Finding finding) {
        if (Marks.isOf(finding, stage.subject())) {
            jump(finding);
        }
    }

    /** The series is open. */
    void opened() {
        target.ifPresent(this::jump);
    }

    private void jump(Finding finding) {
        Vec3 position = new Mark(finding).position();
        stage.slices().flatMap(s -> s.nearest(position)).ifPresent(stage::goTo);
        target = Optional.of(finding);
        if (stage.displayed().isPresent()) {
            stage.slices()
                    .flatMap(s -> s.plane(stage.index()))
                    .map(g -> g.toPixel(position))
                    .ifPresent(p -> viewport.reveal(p.x(), p.y()));
        }
        changed.accept(Change.PICTURE);
    }
}
