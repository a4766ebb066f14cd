package org.meridian.ui.viewer.model;

import org.meridian.dicom.present.Display;
import org.meridian.dicom.present.DisplayedArea;
import org.meridian.dicom.present.Shutters;
import org.meridian.imaging.ColourMap;
import org.meridian.imaging.ImageFilter;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.measure.Point;
import org.meridian.workflow.ScreenLook;

import java.util.Optional;

/** Takes down how a cell shows its image, for a presentation state. Stateless. */
public final class ScreenLooks {
    /** Whether a state can say how an image is shown, and if not why. */
    public enum Reason {
        /** It can. */
        NONE,
        /** Nothing is shown. */
        NOTHING,
        /** What is shown is no image as it was taken. */
        CUT,
        /** It is shown by a state with tables that another one cannot have beside its own. */
        STATED
    }

    private ScreenLooks() {}

    /** Why a state cannot say how the cell shows its image. */
    public static Reason reason(ViewerModel model) {
        if (model.displayed().isEmpty()) {
            return Reason.NOTHING;
        }
        if (model.plane() != Plane.STACK) {
            return Reason.CUT;
        }
        return model.greys().isStated() ? Reason.STATED : Reason.NONE;
    }

    /** Whether colours, a filter or another series are seen, of which no state tells. */
    public static boolean isMoreSeen(ViewerModel model) {
        return model.appearance().colours() != ColourMap.GREY
                || model.appearance().filter() != ImageFilter.NONE
                || model.fusion().layer().isPresent();
    }

    /** How the cell shows its image; only where there is no reason against it. */
    public static ScreenLook of(ViewerModel model) {
        Displayed shown = model.displayed().orElseThrow();
        Shutters shutters = model.covering().isOn() ? model.covering().of(shown) : Shutters.NONE;
        Display display =
                new Display(
                                model.greys().voi(),
                                model.greys().inverted() != shown.inverted(),
                                0,
                                false,
                                area(model),
                                shutters.shapes(),
                                shutters.value())
                        .turned(model.turn());
        return new ScreenLook(
                shown.description().sopInstanceUID(),
                display,
                model.greys().isForAll(),
                UptakeKind.ofLabel(shown.description().unit()));
    }

    /**
     * What of the image is seen, in whole pixels of it, for other programs take areas beyond an
     * image amiss; empty where it is fitted into the cell or not seen at all.
     */
    private static Optional<DisplayedArea> area(ViewerModel model) {
        if (model.look().fitted()) {
            return Optional.empty();
        }
        Placement placement = model.placement();
        Point one = placement.toImage(new ViewerModel.Point(0, 0));
        Point other = placement.toImage(new ViewerModel.Point(model.width(), model.height()));
        int left = edge(Math.min(one.x(), other.x()), placement.columns());
        int right = edge(Math.max(one.x(), other.x()), placement.columns());
        int top = edge(Math.min(one.y(), other.y()), placement.rows());
        int bottom = edge(Math.max(one.y(), other.y()), placement.rows());
        return left < right && top < bottom
                ? Optional.of(
                        new DisplayedArea(
                                left + 1,
                                top + 1,
                                right,
                                bottom,
                                DisplayedArea.Mode.SCALE_TO_FIT,
                                1))
                : Optional.empty();
    }

    /** The pixels before an edge that counts from the middle of the first one. */
    private static int edge(double position, int count) {
        return (int) Math.clamp(Math.round(position + 0.5), 0, count);
    }
}
