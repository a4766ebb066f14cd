package org.meridian.ui.viewer.model;

import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Straightening;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.measure.Point;
import org.meridian.workflow.SeriesImages;

import java.util.Optional;

/** Where in the patient an image view looks. Used on the model's thread. */
public final class PatientSpace {
    private final Stage stage;
    private final Viewport viewport;

    PatientSpace(Stage stage, Viewport viewport) {
        this.stage = stage;
        this.viewport = viewport;
    }

    /** Whether positions mean the same place of the patient here and there. */
    public boolean isSharedWith(PatientSpace other) {
        String here = frameOfReference();
        return this == other || !here.isEmpty() && here.equals(other.frameOfReference());
    }

    private String frameOfReference() {
        return stage.images().map(SeriesImages::frameOfReferenceUID).orElse("");
    }

    /** Where the wanted slice lies; empty when unknown or nothing is open. */
    public Optional<PlaneGeometry> wanted() {
        return slices().flatMap(s -> s.plane(stage.index()));
    }

    /** Where the displayed slice lies; empty when unknown or nothing is shown. */
    public Optional<PlaneGeometry> displayed() {
        return stage.displayed().flatMap(Displayed::geometry);
    }

    /** The way from the first slice to the last, in millimetres; zero where it is not known. */
    public Vec3 ascent() {
        Optional<PlaneGeometry> first = slices().flatMap(s -> s.plane(0));
        Optional<PlaneGeometry> last = slices().flatMap(s -> s.plane(s.stacked() - 1));
        return first.isPresent() && last.isPresent()
                ? last.get().origin().minus(first.get().origin())
                : Vec3.ZERO;
    }

    private Optional<Slices> slices() {
        return stage.slices().filter(s -> s.size() > 0);
    }

    /**
     * The patient position under a device position: of a volume seen from outside the surface that
     * is seen there. Empty beside the image or where unknown.
     */
    public Optional<Vec3> at(ViewerModel.Point device) {
        Point image = viewport.placement().toImage(device);
        Optional<Straightening> sheet = sheet();
        if (sheet.isPresent()) {
            return sheet.filter(s -> isOn(image.x(), s.columns()) && isOn(image.y(), s.rows()))
                    .map(s -> s.toPatient(image.x(), image.y()));
        }
        if (stage.plane() == Plane.OUTSIDE) {
            return stage.outside().pointed(image.x(), image.y());
        }
        return displayed()
                .filter(g -> isOn(image.x(), g.columns()) && isOn(image.y(), g.rows()))
                .map(g -> g.toPatient(image.x(), image.y()));
    }

    private static boolean isOn(double pixel, int count) {
        return pixel >= -0.5 && pixel < count - 0.5;
    }

    private Optional<Straightening> sheet() {
        return stage.displayed()
                .filter(d -> d.content() instanceof Content.Straight)
                .map(d -> ((Content.Straight) d.content()).sheet());
    }

    /**
     * Where a patient position stands, in device pixels; on a slice if that goes through it, on a
     * volume seen from outside whatever lies before it.
     */
    public Optional<ViewerModel.Point> deviceOf(Vec3 position) {
        if (stage.plane() == Plane.OUTSIDE) {
            return stage.displayed()
                    .flatMap(Displayed::facing)
                    .map(g -> g.toPixel(position))
                    .map(p -> viewport.placement().toDevice(p.x(), p.y()));
        }
        double reach = Math.max(2 * stage.slices().map(Slices::halfStep).orElse(0.0), 1);
        return displayed()
                .map(g -> g.toPixel(position))
                .filter(p -> Math.abs(p.z()) <= reach)
                .map(p -> viewport.placement().toDevice(p.x(), p.y()));
    }
}
