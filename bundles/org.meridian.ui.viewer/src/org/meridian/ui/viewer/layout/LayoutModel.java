package org.meridian.ui.viewer.layout;

import org.meridian.core.event.Events.Registration;
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

    private final Supplier<ViewerModel> maker;
    private final List<ViewerModel> cells = new ArrayList<>();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final Linking linking = new Linking();
    private final Places places = new Places();
    private final Tiling tiling = new Tiling();
    private final Cine cine = new Cine();
    private final Windows windows = new Windows(this);
    private final Crosshair cross = new Crosshair();
    private final PlaneTurning planes = new PlaneTurning(this);
    private final PathDrawing path = new PathDrawing(this);
    private GridSize size = GridSize.SINGLE;
    private int active;
    private boolean maximised;
    private boolean referenceLines = true;
    private boolean following;

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
        lead();
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
        cross.take(Optional.empty());
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
     * Tells which other windows there are: their cells scroll with these where they are linked, and
     * lines and cross go over all. A window that comes later scrolls as those that are there.
     *
     * @param layouts of the same patient
     */
    public void besides(Supplier<List<LayoutModel>> layouts) {
        windows.besides(layouts);
        windows.others().stream().findFirst().ifPresent(o -> takeLink(o.link()));
    }

    /** The cells of all windows, these first. */
    private List<ViewerModel> linked() {
        return windows.all().stream().flatMap(w -> w.cells.stream()).toList();
    }

    /** This is the window that is worked in. */
    private void lead() {
        for (LayoutModel window : windows.all()) {
            if (window.windows.follow(this)) {
                window.changed(Change.STATE);
            }
        }
    }

    private void takeLink(Link wanted) {
        linking.link(wanted, linked());
        changed(Change.STATE);
    }

    /** Links the cells' scrolling; by offset from where they stand now. */
    public void setLink(Link wanted) {
        takeLink(wanted);
        windows.others().forEach(o -> o.takeLink(wanted));
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
            windows.all().forEach(w -> w.linking.anchor(linked()));
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
                case SCROLLED -> {
                    lead();
                    followFrom(cell);
                }
                case ELSEWHERE -> newlyPlaced(cell);
            }
        }
        if (isActive(cell)) {
            windows.all().forEach(w -> w.changed(Change.ACTIVE_CELL));
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

    /** In all windows. */
    public void toggleReferenceLines() {
        boolean wanted = !referenceLines;
        for (LayoutModel window : windows.all()) {
            window.referenceLines = wanted;
            window.changed(Change.STATE);
        }
    }

    /** Where the active image of the window that is worked in cuts the one of {@code cell}. */
    public Optional<ReferenceLine> line(ViewerModel cell) {
        ViewerModel leading = windows.lead().active();
        if (!referenceLines || leading == cell || !cell.space().isSharedWith(leading.space())) {
            return Optional.empty();
        }
        return leading.space()
                .displayed()
                .flatMap(
                        other ->
                                cell.space()
                                        .displayed()
                                        .flatMap(here -> ReferenceLine.of(other, here)));
    }

    /**
     * Points all cells of all windows at what lies under a position of one; where nothing lies none
     * points.
     */
    public void cross(ViewerModel cell, Point at) {
        Optional<Crosshair.At> wanted = Crosshair.under(cell, at);
        windows.all().forEach(w -> w.take(wanted));
    }

    private void take(Optional<Crosshair.At> wanted) {
        cross.take(wanted);
        quietly(() -> cross.lead(cells));
        changed(Change.STATE);
    }

    public void clearCross() {
        windows.all().forEach(w -> w.take(Optional.empty()));
    }

    public boolean hasCross() {
        return cross.isShown();
    }

    /** Where a cell shows the position that is pointed at, in device pixels. */
    public Optional<Point> crossOn(ViewerModel cell) {
        return cross.on(cell);
    }

    // --- cine ---

    public Cine cine() {
        return cine;
    }

    public void toggleCine() {
        cine.toggle(active());
        changed(Change.STATE);
    }

    public void cineFaster() {
        cine.faster(active());
        changed(Change.STATE);
    }

    public void cineSlower() {
        cine.slower(active());
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
