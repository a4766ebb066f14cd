package org.meridian.ui.viewer.model;

import org.meridian.core.event.Events.Registration;
import org.meridian.core.record.Series;
import org.meridian.dicom.present.PresentationState;
import org.meridian.imaging.Turn;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.ViewTransform;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.raycast.TransferFunction;
import org.meridian.workflow.Glimpse;
import org.meridian.workflow.SeriesImages;
import org.meridian.workflow.Uptake;
import org.meridian.workflow.UptakeImages;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

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

    private final Changes changes = new Changes(this::follow);
    private final Viewport viewport = new Viewport();
    private final Stage stage;
    private final PatientSpace space;
    private final FindingMarks findings;
    private final Fusion fusion;
    private final Supplier<UptakeKind> uptake;
    private final Presented presented = new Presented(viewport);
    private final Greys greys;
    private final Covering covering = new Covering(this::displayed, presented, changes::picture);
    private final Mammogram mammogram = new Mammogram(viewport, this::displayed, changes::picture);
    private final Appearance appearance = new Appearance(changes::picture);
    private final Overlays overlays = new Overlays(this::displayed, changes::tell);
    private Optional<Point> pointer = Optional.empty();

    /**
     * @param functions those of looks from outside as they are kept at the moment
     * @param presets the named windows of a modality as they are at the moment
     * @param uptake in which values of PET are shown, where they can, at the moment
     * @param giveBack takes images that are no longer needed, to close them
     */
    public ViewerModel(
            PictureSource pictures,
            VolumeSource volumes,
            OutsideSource outsides,
            Function<OutsidePreset, Optional<TransferFunction>> functions,
            Function<String, WindowPresets> presets,
            Supplier<UptakeKind> uptake,
            Consumer<SeriesImages> giveBack) {
        this.uptake = uptake;
        Consumer<SeriesImages> close = i -> giveBack.accept(UptakeImages.base(i));
        greys = new Greys(this::displayed, () -> presets.apply(modality()), changes::picture);
        fusion = new Fusion(uptake, close, changes::picture);
        stage = new Stage(pictures, volumes, outsides, functions, close, viewport, this::staged);
        space = new PatientSpace(stage, viewport);
        findings = new FindingMarks(stage, viewport, overlays::areShown, changes::tell);
    }

    public Registration listen(Consumer<Change> listener) {
        return changes.listen(listener);
    }

    private void follow() {
        outside().follow(displayed(), greys.window());
    }

    // --- whose images ---

    /**
     * Announces what will be shown; the screen is empty from now on.
     *
     * @return names this wish when its images come
     */
    public long expect(Optional<Subject> wanted) {
        findings.clear();
        covering.clear();
        mammogram.clear();
        viewport.turn(Turn.NONE);
        appearance.clear();
        fusion.clear();
        greys.clear();
        presented.choose(Optional.empty());
        return stage.expect(wanted);
    }

    /** Takes the images; those of a wish that is no longer the newest are closed. */
    public void opened(long wish, SeriesImages opened) {
        if (stage.opened(wish, UptakeImages.of(opened, uptake.get()))) {
            findings.opened();
        }
    }

    /** Shows the first picture of a series that is still being opened. */
    public void glimpsed(long wish, Glimpse glimpse) {
        stage.glimpsed(wish, glimpse.in(uptake.get()));
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

    /** Takes a slab; one that is thicker than the volume is shown as thick as that. */
    public void setSlab(SlabChoice wanted) {
        stage.setSlab(wanted);
    }

    /** The greatest thickness of a slab: from the first plane to the last, in millimetres. */
    public double thickest() {
        return stage.extent();
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

    // --- greys and colours ---

    /** Which values become which greys. */
    public Greys greys() {
        return greys;
    }

    /** What the file or a state covers. */
    public Covering covering() {
        return covering;
    }

    /** Colours and filter. */
    public Appearance appearance() {
        return appearance;
    }

    /** What of another series is laid over the images. */
    public Fusion fusion() {
        return fusion;
    }

    /** Which uptake is shown, in the images or laid over them; empty where none is. */
    public Optional<Uptake> uptake() {
        return images().flatMap(SeriesImages::uptake).or(fusion::uptake);
    }

    /** Brings what is shown to the kind of uptake that is wanted now; greys stay as they are. */
    public void followUptake() {
        changes.together(
                () -> {
                    fusion.bring();
                    greys.scale(stage.bring(uptake.get()));
                    changes.picture();
                });
    }

    /** To the right wider, up brighter; in device pixels, down is positive. */
    public void windowDrag(double right, double down) {
        if (plane() == Plane.OUTSIDE && outside().movesFunction()) {
            outside().drag(right, down);
        } else if (fusion.windowed()) {
            fusion.window(Windowing.dragged(fusion.window(), right, down, false));
        } else {
            greys.drag(right, down);
        }
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
        } else {
            greys.preset(key);
        }
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
        changes.picture();
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
        changes.picture();
    }

    public void panDrag(double right, double down) {
        viewport.pan(right, down);
        changes.picture();
    }

    /** Up enlarges about the middle; in device pixels, down is positive. */
    public void zoomDrag(double down) {
        zoom(Math.exp(-down / 150));
    }

    /** Enlarges about the middle. */
    public void zoom(double factor) {
        zoomAt(new Point(width() / 2.0, height() / 2.0), factor);
    }

    public void zoomAt(Point point, double factor) {
        viewport.zoomAt(point.x(), point.y(), factor);
        changes.picture();
    }

    /** Device pixels a unit of the viewport's size. */
    public double density() {
        return viewport.density();
    }

    /** Takes how fine the screen is: 2 where coordinates count pairs of its pixels. */
    public void setDensity(double wanted) {
        if (wanted != viewport.density()) {
            viewport.density(wanted);
            presented.rescale();
            changes.picture();
        }
    }

    public void fit() {
        viewport.fit();
        changes.picture();
    }

    public void oneToOne() {
        viewport.oneToOne();
        changes.picture();
    }

    /** The file's window, the whole image, not inverted. */
    public void reset() {
        greys.reset();
        covering.clear();
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
                greys.chosen(),
                viewport.view(),
                viewport.fitted(),
                outside().look(),
                fusion.window());
    }

    public void restore(Look look) {
        greys.restore(look.window());
        viewport.restore(look.view(), look.fitted());
        fusion.window(look.over());
        if (!look.outside().equals(outside().look())) {
            outside().look(look.outside());
        }
        changes.picture();
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

    private void staged() {
        mammogram.follow();
        if (presented.moves(displayed())) {
            greys.take(presented.display(), presented.inForce());
            presented.place();
        }
        changes.picture();
    }

    /** Takes how far the screen's pixels are apart, in millimetres; empty when unknown. */
    public void setPitch(OptionalDouble wanted) {
        if (presented.pitch(wanted)) {
            changes.picture();
        }
    }

    /** Whether a state wants the image as large as it is, of which the screen knows nothing. */
    public boolean isTrueSizeUnknown() {
        return presented.isTrueSizeUnknown();
    }

    // --- pointer, overlays, marks ---

    /** Where the pointer is; empty when it left. */
    public void point(Optional<Point> position) {
        pointer = position;
        changes.tell(Change.OVERLAY);
    }

    public Optional<Point> pointer() {
        return pointer;
    }

    public Optional<PointerValue> pointerValue() {
        return pointer.flatMap(p -> displayed().flatMap(d -> PointerValue.at(d, placement(), p)));
    }

    /** How much stands on the image. */
    public Overlays overlays() {
        return overlays;
    }

    /** The findings of the series. */
    public FindingMarks findings() {
        return findings;
    }

    /** What lies over the pixels has changed. */
    public void redrawOverlay() {
        changes.tell(Change.OVERLAY);
    }

    /** Listeners hear of several changes once, after the last one. */
    public void together(Runnable several) {
        changes.together(several);
    }
}
