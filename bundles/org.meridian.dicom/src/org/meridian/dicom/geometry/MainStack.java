package org.meridian.dicom.geometry;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.imaging.PlaneGeometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The images of a series that are clearly most of it and of one orientation, size and pixel
 * spacing, apart from the few others. Immutable.
 *
 * @param slices in the order they came
 * @param others in the order they came
 */
record MainStack(List<SlicePlane> slices, List<SlicePlane> others) {
    /** How many slices there are at least to one of the others. */
    private static final int CLEARLY_MORE = 3;

    MainStack {
        slices = List.copyOf(slices);
        others = List.copyOf(others);
    }

    /** Empty where no kind of images is clearly more than the rest. */
    static Optional<MainStack> of(List<SlicePlane> all) {
        SlicePlane likely = majority(all);
        if (likely == null) {
            return Optional.empty();
        }
        List<SlicePlane> slices = new ArrayList<>();
        List<SlicePlane> others = new ArrayList<>();
        for (SlicePlane slice : all) {
            (isAlike(slice, likely) ? slices : others).add(slice);
        }
        return slices.size() >= CLEARLY_MORE * others.size()
                ? Optional.of(new MainStack(slices, others))
                : Optional.empty();
    }

    /**
     * One of the kind that is more than half of all, if there is one (Boyer and Moore 1981: in one
     * pass, however many kinds a damaged series has).
     */
    private static @Nullable SlicePlane majority(List<SlicePlane> all) {
        SlicePlane likely = null;
        int votes = 0;
        for (SlicePlane slice : all) {
            if (votes == 0) {
                likely = slice;
                votes = 1;
            } else {
                votes += likely != null && isAlike(slice, likely) ? 1 : -1;
            }
        }
        return likely;
    }

    private static boolean isAlike(SlicePlane a, SlicePlane b) {
        return a.rows() == b.rows()
                && a.columns() == b.columns()
                && a.plane().isPresent()
                && b.plane().isPresent()
                && isAlike(a.plane().get(), b.plane().get());
    }

    private static boolean isAlike(PlaneGeometry a, PlaneGeometry b) {
        return isParallel(a, b)
                && isNear(a.rowSpacing(), b.rowSpacing())
                && isNear(a.columnSpacing(), b.columnSpacing());
    }

    /** Whether rows and columns of both run in the same directions. */
    static boolean isParallel(PlaneGeometry a, PlaneGeometry b) {
        return a.row().distance(b.row()) <= SeriesGeometry.DIRECTION_TOLERANCE
                && a.column().distance(b.column()) <= SeriesGeometry.DIRECTION_TOLERANCE;
    }

    private static boolean isNear(double a, double b) {
        return Math.abs(a - b) <= SeriesGeometry.DIRECTION_TOLERANCE;
    }
}
