package org.meridian.ui.viewer.model;

import org.meridian.dicom.pixel.LookupTable;
import org.meridian.dicom.present.Voi;
import org.meridian.imaging.VoiFunction;
import org.meridian.imaging.Volume;
import org.meridian.imaging.WindowLevel;
import org.meridian.workflow.Picture;

import java.util.Optional;

/**
 * Which window is shown: a person's choice, else the file's first one or its table, else one from
 * the values of the first slice that was shown. Not safe for threads.
 */
final class Windowing {
    /** A drag of this many pixels doubles the width. */
    static final double PIXELS_PER_WIDTH = 256;

    /** Of values that are not whole numbers, such as uptake. */
    private static final double LEAST_WIDTH = 0.01;

    private Optional<WindowLevel> chosen = Optional.empty();
    private Optional<LookupTable> given = Optional.empty();
    private Optional<FileWindow> file = Optional.empty();
    private Optional<WindowLevel> automatic = Optional.empty();

    /** Forgets everything, for another series. */
    void clear() {
        choose(Optional.empty());
        automatic = Optional.empty();
    }

    Optional<WindowLevel> chosen() {
        return chosen;
    }

    /** The one of the file's own that was chosen. */
    Optional<FileWindow> file() {
        return file;
    }

    void choose(Optional<WindowLevel> window) {
        chosen = window;
        given = Optional.empty();
        file = Optional.empty();
    }

    /** Takes what a state says: a window or a table; as the file has it where it says nothing. */
    void take(Optional<Voi> voi) {
        choose(Optional.empty());
        voi.ifPresent(
                v -> {
                    switch (v) {
                        case Voi.Window window -> chosen = Optional.of(window.window());
                        case Voi.Table table -> given = Optional.of(table.table());
                    }
                });
    }

    void choose(FileWindow wanted) {
        chosen = wanted instanceof FileWindow.Window w ? Optional.of(w.window()) : Optional.empty();
        given = Optional.empty();
        file = Optional.of(wanted);
    }

    /** The same where all values become so many times as great. */
    void scale(double factor) {
        chosen = chosen.map(w -> w.scaled(factor));
        automatic = automatic.map(w -> w.scaled(factor));
        file = file.map(f -> f.scaled(factor));
    }

    /** The window of a slice; empty for colours. */
    Optional<WindowLevel> of(Displayed displayed) {
        if (displayed.rescale().isEmpty()) {
            return Optional.empty();
        }
        if (chosen.isPresent()) {
            return chosen;
        }
        return table(displayed).map(GreyTable::about).or(() -> unchosen(displayed));
    }

    /** The window of a slice where nobody chooses one; empty for colours. */
    Optional<WindowLevel> unchosen(Displayed displayed) {
        Optional<WindowLevel> first = displayed.description().windows().stream().findFirst();
        if (displayed.rescale().isEmpty() || first.isPresent()) {
            return displayed.rescale().isEmpty() ? Optional.empty() : first;
        }
        if (automatic.isEmpty()) {
            automatic = auto(displayed);
        }
        return automatic;
    }

    /**
     * The table that takes the window's place: the chosen one while the slice has it, else the
     * first of a file without windows until a person chooses a window.
     */
    Optional<LookupTable> table(Displayed displayed) {
        if (given.isPresent()) {
            return given;
        }
        Optional<LookupTable> wanted =
                file.filter(FileWindow.Table.class::isInstance)
                        .map(FileWindow.Table.class::cast)
                        .map(FileWindow.Table::table)
                        .filter(displayed.voiTables()::contains);
        return wanted.or(
                () ->
                        chosen.isEmpty() && displayed.description().windows().isEmpty()
                                ? displayed.voiTables().stream().findFirst()
                                : Optional.empty());
    }

    /** Whether another slice is shown by the same window or table, whatever its file says. */
    boolean isForAll(Displayed displayed) {
        boolean isFiles =
                !displayed.description().windows().isEmpty() || !displayed.voiTables().isEmpty();
        return chosen.isPresent() || given.isPresent() || file.isPresent() || !isFiles;
    }

    /** A window from the values of a slice; empty for colours. */
    static Optional<WindowLevel> auto(Displayed displayed) {
        return switch (displayed.content()) {
            case Content.Taken taken ->
                    taken.picture() instanceof Picture.Grey grey
                            ? Optional.of(WindowLevel.auto(grey.image()))
                            : Optional.empty();
            case Content.Cut cut -> Optional.of(auto(cut.volume()));
            case Content.Outside outside -> Optional.of(auto(outside.volume()));
            case Content.Straight straight -> Optional.of(auto(straight.volume()));
        };
    }

    private static WindowLevel auto(Volume volume) {
        return WindowLevel.auto(volume.image(volume.geometry().slices() / 2));
    }

    /**
     * A window after a drag: to the right wider, up brighter.
     *
     * @param dark whether a lower centre is darker on the screen, as in an inverted image
     */
    static WindowLevel dragged(WindowLevel from, double right, double down, boolean dark) {
        double least = from.function() == VoiFunction.LINEAR ? 1 : LEAST_WIDTH;
        double unit = Math.max(least, from.width()) / PIXELS_PER_WIDTH;
        double centre = from.center() + (dark ? -down : down) * unit;
        return new WindowLevel(
                centre, Math.max(least, from.width() + right * unit), from.function());
    }
}
