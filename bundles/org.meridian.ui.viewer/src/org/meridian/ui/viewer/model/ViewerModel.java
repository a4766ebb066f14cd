package org.meridian.ui.viewer.model;

import org.meridian.core.event.Events.Registration;
import org.meridian.core.record.Series;
import org.meridian.dicom.pixel.LookupTable;
import org.meridian.dicom.present.Display;
import org.meridian.dicom.present.DisplayedArea;
import org.meridian.dicom.present.PresentationState;
import org.meridian.dicom.present.Shutters;
import org.meridian.imaging.Turn;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.ViewTransform;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.WindowPreset;
import org.meridian.workflow.Glimpse;
import org.meridian.workflow.SeriesImages;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What an image view shows and what a person does to it. Of another subject nothing is left in the
 * step that announces it: pictures, marks, window and texts of the one before are gone, and
 * whatever comes late for it is thrown away. Used on one thread.
 */
public final class ViewerModel {
    /** What a listener has to draw again. */
    public enum Change {
        /** The pixels and all above them. */
        PICTURE,
        /** The texts and marks alone. */
        OVERLAY
    }

    /** Why there is, or is not, a picture. */
    public enum Status {
        NO_SERIES,
        OPENING,
        NO_PICTURES,
        DECODING,
        GATHERING_VOLUME,
        NO_PATH,
        SHOWN,
        FAILED
    }

    /** A position of the viewport, in device pixels. */
    public record Point(double x, double y) {}

    /** Window, zoom, pan and turn, to come back to when a drag is cancelled. */
    public record Look(
            Optional<WindowLevel> window,
            ViewTransform view,
            boolean fitted,
            OutsideLook outside,
            WindowLevel over) {}

    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final Viewport viewport = new Viewport();
    private final Windowing windowing = new Windowing();
    private final Stage stage;
    private final PatientSpace space;
    private final FindingMarks findings;
    private final Fusion fusion;
    private final Presented presented = new Presented();
    private final Mammogram mammogram =
            new Mammogram(viewport, this::displayed, () -> changed(Change.PICTURE));
    private final Appearance appearance = new Appearance(() -> changed(Change.PICTURE));
    private final Function<String, WindowPresets> presets;
    private Optional<Point> pointer = Optional.empty();
    private boolean inverted;
    private Optional<Change> held = Optional.empty();
    private boolean shutters = true;
    private OverlayLevel overlays = OverlayLevel.FULL;

    /**
     * @param presets the named windows of a modality as they are at the moment
     * @param giveBack takes images that are no longer needed, to close them
     */
    public ViewerModel(
            PictureSource pictures,
            VolumeSource volumes,
            OutsideSource outsides,
            Function<String, WindowPresets> presets,
            Consumer<SeriesImages> giveBack) {
        this.presets = presets;
        fusion = new Fusion(giveBack, () -> changed(Change.PICTURE));
        stage = new Stage(pictures, volumes, outsides, giveBack, viewport, this::staged);
        space = new PatientSpace(stage, viewport);
        findings = new FindingMarks(stage, viewport, this::overlays, this::changed);
    }

    public Registration listen(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    // --- whose images ---

    /**
     * Announces what will be shown; the screen is empty from now on.
     *
     * @return names this wish when its images come
     */
    public long expect(Optional<Subject> wanted) {
        findings.clear();
        inverted = false;
        shutters = true;
        mammogram.clear();
        viewport.turn(Turn.NONE);
        appearance.clear();
        fusion.clear();
        windowing.clear();
        presented.choose(Optional.empty());
        return stage.expect(wanted);
    }

    /** Takes the images; those of a wish that is no longer the newest are closed. */
    public void opened(long wish, SeriesImages opened) {
        if (stage.opened(wish, opened)) {
            findings.opened();
        }
    }

    /** Shows the first picture of a series that is still being opened. */
    public void glimpsed(long wish, Glimpse glimpse) {
        stage.glimpsed(wish, glimpse);
    }

    /** The series could not be opened. */
    public void openFailed(long wish, RuntimeException reason) {
        stage.openFailed(wish, reason);
    }

    public Optional<Subject> subject() {
        return stage.subject();
    }

    public Optional<SeriesImages> images() {
        return stage.images();
    }

    public Optional<Displayed> displayed() {
        return stage.displayed();
    }

    /** Why there is no picture, where something failed. */
    public Optional<RuntimeException> failure() {
        return stage.failure();
    }

    public Status status() {
        return stage.status();
    }

    // --- slices and planes ---

    public Plane plane() {
        return stage.plane();
    }

    /** Whether the series is one clean volume that can be cut. */
    public boolean canCut() {
        return stage.canCut();
    }

    /**
     * Changes the plane and stays at the same place of the patient where it can: at the finding one
     * looks at, else at the middle of the displayed slice.
     */
    public void setPlane(Plane wanted) {
        stage.setPlane(wanted, findings.target().map(f -> new Mark(f).position()));
    }

    /** How the planes of the volume lie. */
    public PlaneTriad triad() {
        return stage.triad();
    }

    /**
     * Turns the planes of the volume; one through a position that it was through before keeps it
     * where it is on the screen.
     */
    public void setTriad(PlaneTriad wanted, Vec3 through) {
        stage.setTriad(wanted, through);
    }

    /** The volume as it is seen from outside. */
    public OutsideView outside() {
        return stage.outside();
    }

    /** The volume as it is straightened along a path. */
    public CurveView curve() {
        return stage.curve();
    }

    /** How thick planes of the volume are; of no effect on pictures as they were taken. */
    public SlabChoice slab() {
        return stage.slab();
    }

    public void setSlab(SlabChoice wanted) {
        stage.setSlab(wanted);
    }

    /** The number of slices of the plane; 0 while nothing is open. */
    public int size() {
        return stage.size();
    }

    /** From one slice to the next, in millimetres; 0 when unknown. */
    public double step() {
        return 2 * stage.halfStep();
    }

    /** The wanted slice; the displayed one may still be another. */
    public int index() {
        return stage.index();
    }

    public void scroll(int count) {
        goTo(index() + count);
    }

    /** Shows a slice; beyond an end that end. */
    public void goTo(int wanted) {
        int before = index();
        stage.goTo(wanted);
        if (index() != before) {
            findings.leave();
        }
    }

    public void home() {
        goTo(0);
    }

    public void end() {
        goTo(size() - 1);
    }

    /** Its place in the patient, beside others. */
    public PatientSpace space() {
        return space;
    }

    /** Shows an image of the series as it was taken; one that is not of it leaves all as it is. */
    public void goToImage(String sopInstanceUID, int frame) {
        images().map(i -> i.indexOf(sopInstanceUID, frame))
                .filter(OptionalInt::isPresent)
                .ifPresent(i -> goTo(i.getAsInt()));
    }

    /** Shows the slice that is nearest to a patient position. */
    public void goNear(Vec3 position) {
        stage.slices().flatMap(s -> s.nearest(position)).ifPresent(this::goTo);
    }

    // --- window ---

    /** The window of the displayed slice; empty for colours and when nothing is shown. */
    public Optional<WindowLevel> window() {
        return displayed().flatMap(windowing::of);
    }

    /** The file's table that takes the window's place; empty where a window is shown. */
    public Optional<LookupTable> voiTable() {
        return displayed().flatMap(windowing::table);
    }

    /** Colours and filter. */
    public Appearance appearance() {
        return appearance;
    }

    /** What of another series is laid over the images. */
    public Fusion fusion() {
        return fusion;
    }

    public void setWindow(WindowLevel window) {
        windowing.choose(Optional.of(window));
        changed(Change.PICTURE);
    }

    /** To the right wider, up brighter; in device pixels, down is positive. */
    public void windowDrag(double right, double down) {
        if (plane() == Plane.OUTSIDE && outside().movesFunction()) {
            outside().look(OutsideView.dragged(outside().look(), right, down));
            return;
        }
        if (fusion.windowed()) {
            fusion.window(Windowing.dragged(fusion.window(), right, down, false));
            return;
        }
        window().ifPresent(w -> setWindow(Windowing.dragged(w, right, down, isDarkLow())));
    }

    private boolean isDarkLow() {
        return inverted != isInvertedByItself();
    }

    /** The named windows that make sense for the values on the screen, each under its digit. */
    public SortedMap<Integer, WindowPreset> presets() {
        SortedMap<Integer, WindowPreset> fitting = new TreeMap<>();
        displayed()
                .filter(d -> plane() != Plane.OUTSIDE && d.rescale().isPresent())
                .ifPresent(
                        d -> {
                            fitting.putAll(presets.apply(modality()).byKey());
                            fitting.values().removeIf(p -> !p.fits(d.description().unit()));
                        });
        return fitting;
    }

    private String modality() {
        return subject().flatMap(Subject::series).map(Series::modality).orElse("");
    }

    /**
     * Takes the window of a digit, or of a volume seen from outside the look; does nothing where
     * there is none on it.
     */
    public void preset(int key) {
        if (plane() == Plane.OUTSIDE) {
            outside().preset(key);
            return;
        }
        Optional.ofNullable(presets().get(key)).ifPresent(this::setWindow);
    }

    private void setWindow(WindowPreset preset) {
        displayed().flatMap(windowing::unchosen).ifPresent(w -> setWindow(preset.window(w)));
    }

    /** The file's own windows and tables, in its order, the windows first. */
    public List<FileWindow> fileWindows() {
        return displayed().map(FileWindow::of).orElse(List.of());
    }

    /** Shows the image as its file says. */
    public void setWindow(FileWindow wanted) {
        windowing.choose(wanted);
        changed(Change.PICTURE);
    }

    /** The next of the file's own windows and tables, after the last the first again. */
    public void nextFileWindow() {
        List<FileWindow> all = fileWindows();
        if (!all.isEmpty()) {
            int now = windowing.file().map(all::indexOf).orElse(-1);
            setWindow(all.get((now + 1) % all.size()));
        }
    }

    /** A window from the values on the screen. */
    public void autoWindow() {
        displayed().flatMap(Windowing::auto).ifPresent(this::setWindow);
    }

    public boolean inverted() {
        return inverted;
    }

    public void toggleInvert() {
        inverted = !inverted;
        changed(Change.PICTURE);
    }

    /** Whether what the file or the state covers is covered. */
    public boolean shutters() {
        return shutters;
    }

    public void toggleShutters() {
        shutters = !shutters;
        changed(Change.PICTURE);
    }

    /** Whether the file covers some of the picture on the screen. */
    public boolean hasShutters() {
        return displayed().filter(d -> !covering(d).isEmpty()).isPresent();
    }

    /** What is covered: what the state that is shown says takes the place of the file's. */
    Shutters covering(Displayed displayed) {
        return shownBy()
                .map(state -> new Shutters(state.shutters(), state.shutterGrey()))
                .orElseGet(displayed::shutters);
    }

    // --- zoom and pan ---

    public ViewTransform view() {
        return viewport.view();
    }

    /** Where the pixels of the displayed image stand. */
    public Placement placement() {
        return viewport.placement();
    }

    /** How the image is turned for the screen. */
    public Turn turn() {
        return viewport.turn();
    }

    public void setTurn(Turn wanted) {
        if (plane() == Plane.OUTSIDE) {
            return;
        }
        viewport.turn(wanted);
        changed(Change.PICTURE);
    }

    /** The image as a mammogram that hangs to be read. */
    public Mammogram mammogram() {
        return mammogram;
    }

    public int width() {
        return viewport.width();
    }

    public int height() {
        return viewport.height();
    }

    /** Takes the size of the viewport, in device pixels. */
    public void resize(int width, int height) {
        viewport.resize(width, height);
        changed(Change.PICTURE);
    }

    public void panDrag(double right, double down) {
        viewport.pan(right, down);
        changed(Change.PICTURE);
    }

    /** Up enlarges about the middle; in device pixels, down is positive. */
    public void zoomDrag(double down) {
        zoomAt(new Point(width() / 2.0, height() / 2.0), Math.exp(-down / 150));
    }

    public void zoomAt(Point point, double factor) {
        viewport.zoomAt(point.x(), point.y(), factor);
        changed(Change.PICTURE);
    }

    /** Device pixels a unit of the viewport's size. */
    public double density() {
        return viewport.density();
    }

    /** Takes how fine the screen is: 2 where coordinates count pairs of its pixels. */
    public void setDensity(double wanted) {
        if (wanted != viewport.density()) {
            viewport.density(wanted);
            changed(Change.PICTURE);
        }
    }

    public void fit() {
        viewport.fit();
        changed(Change.PICTURE);
    }

    public void oneToOne() {
        viewport.oneToOne();
        changed(Change.PICTURE);
    }

    /** The file's window, the whole image, not inverted. */
    public void reset() {
        windowing.choose(Optional.empty());
        inverted = false;
        shutters = true;
        viewport.turn(Turn.NONE);
        appearance.clear();
        if (plane() == Plane.OUTSIDE) {
            outside().reset();
        }
        mammogram.again();
        fit();
    }

    public Look look() {
        return new Look(
                windowing.chosen(),
                viewport.view(),
                viewport.fitted(),
                outside().look(),
                fusion.window());
    }

    public void restore(Look look) {
        windowing.choose(look.window());
        viewport.restore(look.view(), look.fitted());
        fusion.window(look.over());
        if (!look.outside().equals(outside().look())) {
            outside().look(look.outside());
        }
        changed(Change.PICTURE);
    }

    // --- presentation states ---

    /** The state by which the images are shown; empty for as they came. */
    public Optional<PresentationState> presented() {
        return presented.state();
    }

    /** Shows the images by a state, each as that says of it, or as they came. */
    public void present(Optional<PresentationState> wanted) {
        presented.choose(wanted);
        if (wanted.isEmpty()) {
            reset();
        } else {
            staged();
        }
    }

    /** How the displayed image is covered and more, by the state that is shown. */
    Optional<Display> shownBy() {
        return presented.current();
    }

    private void staged() {
        mammogram.follow();
        if (presented.moves(displayed())) {
            apply(presented.current().orElse(Display.PLAIN), presented.current().isPresent());
        }
        changed(Change.PICTURE);
    }

    /**
     * @param told whether a state says it; else the image is shown as it came
     */
    private void apply(Display display, boolean told) {
        windowing.take(display.voi());
        inverted = told && display.inverse() != isInvertedByItself();
        if (!viewport.turn().equals(display.turn())) {
            viewport.turn(display.turn());
        }
        if (display.area().isPresent()) {
            DisplayedArea area = display.area().get();
            viewport.show(area.left() - 1, area.top() - 1, area.right(), area.bottom());
        } else {
            viewport.fit();
        }
    }

    private boolean isInvertedByItself() {
        return displayed().filter(Displayed::inverted).isPresent();
    }

    // --- pointer, overlays, marks ---

    /** Where the pointer is; empty when it left. */
    public void point(Optional<Point> position) {
        pointer = position;
        changed(Change.OVERLAY);
    }

    public Optional<Point> pointer() {
        return pointer;
    }

    public Optional<PointerValue> pointerValue() {
        return pointer.flatMap(p -> displayed().flatMap(d -> PointerValue.at(d, placement(), p)));
    }

    /** How much stands on the image. */
    public OverlayLevel overlayLevel() {
        return overlays;
    }

    /** Whether marks and drawings are shown. */
    public boolean overlays() {
        return overlays != OverlayLevel.OFF;
    }

    public void setOverlays(OverlayLevel wanted) {
        overlays = wanted;
        // the file's own overlays are drawn as pixels
        boolean drawn = displayed().filter(d -> !d.planes().isEmpty()).isPresent();
        changed(drawn ? Change.PICTURE : Change.OVERLAY);
    }

    /** Less of it, after the least all again. */
    public void nextOverlays() {
        setOverlays(overlays.next());
    }

    /** The findings of the series. */
    public FindingMarks findings() {
        return findings;
    }

    /** What lies over the pixels has changed. */
    public void redrawOverlay() {
        changed(Change.OVERLAY);
    }

    /** Listeners hear of several changes once, after the last one. */
    public void together(Runnable changes) {
        boolean outermost = held.isEmpty();
        held = held.or(() -> Optional.of(Change.OVERLAY));
        changes.run();
        if (outermost) {
            Change last = held.orElseThrow();
            held = Optional.empty();
            changed(last);
        }
    }

    private void changed(Change change) {
        if (held.isPresent()) {
            held = change == Change.PICTURE ? Optional.of(change) : held;
            return;
        }
        if (change == Change.PICTURE) {
            outside().follow(displayed(), window());
        }
        listeners.forEach(l -> l.accept(change));
    }
}
