package org.meridian.ui.viewer.layout;

import org.meridian.core.event.Events.Registration;
import org.meridian.imaging.Vec3;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.Subject;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.model.ViewerModel.Point;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The images of a window side by side: rows of cells, each with a series and plane of its own, one
 * of which is active and takes what keys and tool bar do. All cells are of one patient: for another
 * one all are emptied in the same step. Used on one thread.
 */
public final class LayoutModel {
    /** What a listener has to look at again. */
    public enum Change {
        /** Which cells there are and which of them are seen. */
        CELLS,
        /** What is active or switched on. */
        STATE,
        /** Something in the active cell. */
        ACTIVE_CELL
    }

    /** A position of the patient to which all cells point. */
    private record Cross(ViewerModel from, Vec3 position) {}

    private final Supplier<ViewerModel> maker;
    private final List<ViewerModel> cells = new ArrayList<>();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final Linking linking = new Linking();
    private final Places places = new Places();
    private final Tiling tiling = new Tiling();
    private final Cine cine = new Cine();
    private final PlaneTurning planes = new PlaneTurning(this);
    private final PathDrawing path = new PathDrawing(this);
    private Supplier<List<LayoutModel>> others = List::of;
    private GridSize size = GridSize.SINGLE;
    private int active;
    private boolean maximised;
    private boolean referenceLines = true;
    private boolean following;
    private Optional<Cross> cross = Optional.empty();

    /**
     * @param maker makes the model of a new cell
     */
    public LayoutModel(Supplier<ViewerModel> maker) {
        this.maker = maker;
        cells.add(made());
    }

    public Registration listen(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void changed(Change change) {
        listeners.forEach(l -> l.accept(change));
    }

    // --- cells ---

    public GridSize size() {
        return size;
    }

    /** Row by row, from the upper left. */
    public List<ViewerModel> cells() {
        return Collections.unmodifiableList(cells);
    }

    public ViewerModel active() {
        return cells.get(active);
    }

    public boolean isActive(ViewerModel cell) {
        return active() == cell;
    }

    /** Whether the cell is on the screen: all are, or the active one alone. */
    public boolean isSeen(ViewerModel cell) {
        return !maximised || isActive(cell);
    }

    public boolean maximised() {
        return maximised;
    }

    /** Another number of cells; the active one and those before it keep what they show. */
    public void arrange(GridSize wanted) {
        maximised = false;
        tiling.stop();
        while (cells.size() < wanted.cells()) {
            cells.add(made());
        }
        if (active >= wanted.cells()) {
            Collections.swap(cells, active, wanted.cells() - 1);
            active = wanted.cells() - 1;
        }
        while (cells.size() > wanted.cells()) {
            ViewerModel removed = cells.removeLast();
            places.forget(removed);
            removed.expect(Optional.empty());
        }
        size = wanted;
        linking.anchor(linked());
        changed(Change.CELLS);
    }

    private ViewerModel made() {
        ViewerModel cell = maker.get();
        cell.listen(c -> changed(cell));
        return cell;
    }

    public void activate(ViewerModel cell) {
        int at = cells.indexOf(cell);
        if (at >= 0 && at != active) {
            active = at;
            cine.stop();
            changed(Change.STATE);
        }
    }

    /**
     * Makes another cell active, in their order and round again.
     *
     * @param count 1 for the next, -1 for the one before
     */
    public void activateNext(int count) {
        activate(cells.get(Math.floorMod(active + count, cells.size())));
        if (maximised) {
            changed(Change.CELLS);
        }
    }

    /** The active cell alone, or all again. */
    public void toggleMaximised() {
        if (maximised || cells.size() > 1) {
            maximised = !maximised;
            changed(Change.CELLS);
        }
    }

    /** Empties all cells; they are another subject's from now on. */
    public void clear(Optional<Subject> subject) {
        cine.stop();
        tiling.stop();
        cross = Optional.empty();
        path.clear();
        cells.forEach(c -> c.expect(subject));
        changed(Change.STATE);
    }

    // --- one series over all cells ---

    public boolean tiled() {
        return tiling.runs();
    }

    /** Shows consecutive images of one series, of which all cells hold the images. */
    public void tile() {
        tiling.start(active().index());
        linking.link(Link.OFF, linked());
        followFrom(active());
        changed(Change.STATE);
    }

    public void untile() {
        tiling.stop();
        changed(Change.STATE);
    }

    // --- what goes along ---

    public Link link() {
        return linking.link();
    }

    /**
     * Tells which other windows there are, whose cells scroll with these where they are linked.
     *
     * @param layouts of the same patient
     */
    public void besides(Supplier<List<LayoutModel>> layouts) {
        others = layouts;
    }

    /** The cells of all windows, these first. */
    private List<ViewerModel> linked() {
        List<ViewerModel> all = new ArrayList<>(cells);
        others.get().forEach(o -> all.addAll(o.cells));
        return all;
    }

    private void takeLink(Link wanted) {
        linking.link(wanted, linked());
        changed(Change.STATE);
    }

    /** Links the cells' scrolling; by offset from where they stand now. */
    public void setLink(Link wanted) {
        takeLink(wanted);
        others.get().forEach(o -> o.takeLink(wanted));
        followFrom(active());
    }

    /** Another series or plane came into a cell: distances are counted anew. */
    private void newlyPlaced(ViewerModel cell) {
        quietly(() -> planes.join(cell));
        if (cell.plane() == Plane.CURVED) {
            quietly(path::follow);
        }
        if (tiling.runs()) {
            tiling.place(cell, cells);
        } else {
            linking.anchor(linked());
        }
    }

    /** How the planes through a volume are turned. */
    public PlaneTurning planes() {
        return planes;
    }

    /** The path along which a volume is straightened. */
    public PathDrawing path() {
        return path;
    }

    /** What lies over all cells has changed. */
    void redraw() {
        changed(Change.STATE);
    }

    /** Changes several cells, none of which takes the others along. */
    void together(Runnable change) {
        quietly(change);
        linking.anchor(linked());
        changed(Change.STATE);
    }

    private void changed(ViewerModel cell) {
        if (!cells.contains(cell)) {
            return;
        }
        Places.Move move = places.look(cell);
        if (!following) {
            switch (move) {
                case NONE -> {}
                case SCROLLED -> followFrom(cell);
                case ELSEWHERE -> newlyPlaced(cell);
            }
        }
        if (isActive(cell)) {
            changed(Change.ACTIVE_CELL);
        }
    }

    /** The scrolled cell leads; what it takes along must not lead in its turn. */
    private void followFrom(ViewerModel cell) {
        quietly(
                () -> {
                    if (tiling.runs()) {
                        tiling.follow(cell, cells);
                    } else {
                        linking.follow(cell, linked());
                    }
                });
    }

    /** Nothing that changes meanwhile takes other cells along. */
    private void quietly(Runnable change) {
        following = true;
        try {
            change.run();
        } finally {
            following = false;
        }
    }

    // --- lines and cross ---

    public boolean referenceLines() {
        return referenceLines;
    }

    public void toggleReferenceLines() {
        referenceLines = !referenceLines;
        changed(Change.STATE);
    }

    /** Where the active image cuts the one of {@code cell}. */
    public Optional<ReferenceLine> line(ViewerModel cell) {
        if (!referenceLines || isActive(cell) || !cell.space().isSharedWith(active().space())) {
            return Optional.empty();
        }
        return active().space()
                .displayed()
                .flatMap(
                        other ->
                                cell.space()
                                        .displayed()
                                        .flatMap(here -> ReferenceLine.of(other, here)));
    }

    /** Points all cells at what lies under a position of one; where nothing lies none points. */
    public void cross(ViewerModel cell, Point at) {
        cross = cell.space().at(at).map(p -> new Cross(cell, p));
        quietly(
                () ->
                        cross.ifPresent(
                                c ->
                                        cells.stream()
                                                .filter(o -> o != cell)
                                                .filter(o -> o.space().isSharedWith(cell.space()))
                                                .forEach(o -> o.goNear(c.position()))));
        changed(Change.STATE);
    }

    public void clearCross() {
        cross = Optional.empty();
        changed(Change.STATE);
    }

    public boolean hasCross() {
        return cross.isPresent();
    }

    /** Where a cell shows the position that is pointed at, in device pixels. */
    public Optional<Point> crossOn(ViewerModel cell) {
        return cross.filter(c -> c.from().space().isSharedWith(cell.space()))
                .flatMap(c -> cell.space().deviceOf(c.position()));
    }

    // --- cine ---

    public Cine cine() {
        return cine;
    }

    public void toggleCine() {
        cine.toggle();
        changed(Change.STATE);
    }

    public void cineFaster() {
        cine.faster();
        changed(Change.STATE);
    }

    public void cineSlower() {
        cine.slower();
        changed(Change.STATE);
    }

    /**
     * Lets the cine go on.
     *
     * @param now of a clock that only goes on, in nanoseconds
     * @return milliseconds until it should be called again
     */
    public int tick(long now) {
        return cine.tick(active(), now);
    }
}
