package org.meridian.ui.viewer.model;

import org.meridian.dicom.pixel.LookupTable;
import org.meridian.dicom.present.Display;
import org.meridian.dicom.present.PresentationState;
import org.meridian.dicom.present.Voi;
import org.meridian.imaging.Rescale;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.WindowPreset;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Which values of an image become which greys: the window or table, named windows and the file's
 * own, black for white, and what a presentation state says of them. Used on the model's thread.
 */
public final class Greys {
    private final Supplier<Optional<Displayed>> displayed;
    private final Supplier<WindowPresets> named;
    private final Runnable changed;
    private final Windowing windowing = new Windowing();
    private boolean inverted;
    private Optional<LookupTable> last = Optional.empty();
    private Optional<Rescale> stated = Optional.empty();

    /**
     * @param named the named windows of the images' modality as they are at the moment
     * @param changed is called when greys are others
     */
    Greys(
            Supplier<Optional<Displayed>> displayed,
            Supplier<WindowPresets> named,
            Runnable changed) {
        this.displayed = displayed;
        this.named = named;
        this.changed = changed;
    }

    /** Forgets everything, for another series; told to nobody. */
    void clear() {
        windowing.clear();
        unstate();
    }

    /** The file's window, not inverted; told to nobody. */
    void reset() {
        windowing.choose(Optional.empty());
        unstate();
    }

    private void unstate() {
        inverted = false;
        last = Optional.empty();
        stated = Optional.empty();
    }

    // --- window ---

    /** The window of the displayed slice; empty for colours and when nothing is shown. */
    public Optional<WindowLevel> window() {
        return displayed.get().flatMap(windowing::of);
    }

    /** The table that takes the window's place; empty where a window is shown. */
    public Optional<LookupTable> table() {
        return displayed.get().flatMap(windowing::table);
    }

    /**
     * The same greys where all values become so many times as great; a state that counts in its own
     * values goes on to do so. Told to nobody.
     */
    void scale(double factor) {
        if (stated.isEmpty()) {
            windowing.scale(factor);
        }
    }

    /** The window that a person chose; empty where nobody did. */
    Optional<WindowLevel> chosen() {
        return windowing.chosen();
    }

    /** Takes back to a choice of before; told to nobody. */
    void restore(Optional<WindowLevel> window) {
        windowing.choose(window);
    }

    public void choose(WindowLevel window) {
        stated = Optional.empty();
        windowing.choose(Optional.of(window));
        changed.run();
    }

    /** Shows the image as its file says. */
    public void choose(FileWindow wanted) {
        stated = Optional.empty();
        windowing.choose(wanted);
        changed.run();
    }

    /** To the right wider, up brighter; in device pixels, down is positive. */
    void drag(double right, double down) {
        window().ifPresent(
                        w ->
                                choose(
                                        Windowing.dragged(
                                                w, right, down, inverted != isInvertedByItself())));
    }

    /** The named windows that make sense for the values on the screen, each under its digit. */
    public SortedMap<Integer, WindowPreset> presets() {
        SortedMap<Integer, WindowPreset> fitting = new TreeMap<>();
        displayed
                .get()
                .filter(d -> d.plane() != Plane.OUTSIDE && d.rescale().isPresent())
                .ifPresent(
                        d -> {
                            fitting.putAll(named.get().byKey());
                            fitting.values().removeIf(p -> !p.fits(d.description().unit()));
                        });
        return fitting;
    }

    /** Takes the window of a digit; does nothing where there is none on it. */
    void preset(int key) {
        Optional.ofNullable(presets().get(key))
                .ifPresent(
                        p ->
                                displayed
                                        .get()
                                        .flatMap(windowing::unchosen)
                                        .ifPresent(w -> choose(p.window(w))));
    }

    /** The file's own windows and tables, in its order, the windows first. */
    public List<FileWindow> fileWindows() {
        return displayed.get().map(FileWindow::of).orElse(List.of());
    }

    /** The next of the file's own windows and tables, after the last the first again. */
    public void nextFileWindow() {
        List<FileWindow> all = fileWindows();
        if (!all.isEmpty()) {
            int now = windowing.file().map(all::indexOf).orElse(-1);
            choose(all.get((now + 1) % all.size()));
        }
    }

    /** A window from the values on the screen. */
    public void automatic() {
        displayed.get().flatMap(Windowing::auto).ifPresent(this::choose);
    }

    // --- black for white ---

    public boolean inverted() {
        return inverted;
    }

    public void invert() {
        inverted = !inverted;
        changed.run();
    }

    private boolean isInvertedByItself() {
        return displayed.get().filter(Displayed::inverted).isPresent();
    }

    // --- presentation states ---

    /**
     * Takes what a state says of the displayed image; as the image came where none does. Windows of
     * a state count in its own modality values (PS3.3 C.11.1), which may be others than the
     * image's: they are brought to those, so that all numbers on the screen are of one kind.
     */
    void take(Display display, Optional<PresentationState> by) {
        unstate();
        Optional<Rescale> theirs = by.flatMap(PresentationState::rescale);
        Optional<Rescale> ours = displayed.get().flatMap(Displayed::rescale);
        if (theirs.isPresent() && ours.isPresent() && display.voi().isPresent()) {
            Optional<Voi> brought = brought(display.voi().get(), theirs.get(), ours.get());
            windowing.take(brought.or(display::voi));
            stated = brought.isPresent() ? Optional.empty() : theirs;
        } else {
            windowing.take(display.voi());
        }
        if (by.isPresent()) {
            inverted = display.inverse() != isInvertedByItself();
            last = by.get().presentationLut();
        }
    }

    /** A window that does the same to the image's own values; empty where there is none. */
    private static Optional<Voi> brought(Voi voi, Rescale theirs, Rescale ours) {
        double factor = theirs.slope() / ours.slope();
        double offset = theirs.intercept() - factor * ours.intercept();
        if (factor == 1 && offset == 0) {
            return Optional.of(voi);
        }
        return voi instanceof Voi.Window of && factor > 0
                ? Optional.of(new Voi.Window(brought(of.window(), factor, offset)))
                : Optional.empty();
    }

    private static WindowLevel brought(WindowLevel window, double factor, double offset) {
        WindowLevel moved =
                new WindowLevel(window.center() - offset, window.width(), window.function());
        return factor == 1 ? moved : moved.scaled(1 / factor);
    }

    /** The window or table by which the displayed slice is shown; empty for colours. */
    Optional<Voi> voi() {
        return table().<Voi>map(Voi.Table::new).or(() -> window().map(Voi.Window::new));
    }

    /** Whether that is for all slices; else each has its file's own. */
    boolean isForAll() {
        return displayed.get().filter(windowing::isForAll).isPresent();
    }

    /** Whether a state brings values or a last table of its own into the greys. */
    boolean isStated() {
        return stated.isPresent() || last.isPresent();
    }

    /** What makes the greys of an image. */
    GreyTable of(Displayed image) {
        Rescale own = image.rescale().orElseThrow();
        return new GreyTable(
                windowing.of(image).orElseThrow(),
                windowing.table(image),
                stated.map(s -> new Rescale(s.slope(), s.intercept(), own.signed())).orElse(own),
                last,
                inverted != image.inverted());
    }
}
