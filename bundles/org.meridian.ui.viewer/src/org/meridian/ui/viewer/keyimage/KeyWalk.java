package org.meridian.ui.viewer.keyimage;

import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.Subject;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.workflow.SeriesImages;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The way from one key image of a study to the next, through its series and round again. */
public final class KeyWalk {
    private final KeyMarks marks;

    public KeyWalk(KeyMarks marks) {
        this.marks = marks;
    }

    /**
     * Goes to the next key image of the series on a cell.
     *
     * @param forward towards the last image
     * @return whether there was one
     */
    public boolean step(ViewerModel cell, boolean forward) {
        int from = cell.plane() == Plane.STACK ? cell.index() : forward ? -1 : Integer.MAX_VALUE;
        OptionalInt next =
                forward
                        ? keys(cell).filter(i -> i > from).findFirst()
                        : keys(cell).filter(i -> i < from).max();
        next.ifPresent(i -> show(cell, i));
        return next.isPresent();
    }

    /** Goes to the first key image of the series on a cell, or to its last one. */
    public void enter(ViewerModel cell, boolean forward) {
        OptionalInt index = forward ? keys(cell).findFirst() : keys(cell).max();
        index.ifPresent(i -> show(cell, i));
    }

    /**
     * The next series that holds key images, after the last one the first again.
     *
     * @param from the one that was looked at; it comes last itself
     */
    public Optional<Series> next(Study study, List<Series> all, Series from, boolean forward) {
        int start = all.indexOf(from);
        return IntStream.rangeClosed(1, all.size())
                .map(i -> Math.floorMod(start + (forward ? i : -i), all.size()))
                .mapToObj(all::get)
                .filter(s -> marks.mayHold(study, s))
                .findFirst();
    }

    private static void show(ViewerModel cell, int index) {
        cell.setPlane(Plane.STACK);
        cell.goTo(index);
    }

    private IntStream keys(ViewerModel cell) {
        Optional<SeriesImages> images = cell.images();
        Optional<Subject> subject = cell.subject();
        if (images.isEmpty() || subject.isEmpty()) {
            return IntStream.empty();
        }
        return IntStream.range(0, images.get().size())
                .filter(i -> marks.of(subject.get(), images.get().describe(i)).isKey());
    }
}
