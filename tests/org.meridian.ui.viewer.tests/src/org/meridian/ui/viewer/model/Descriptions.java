package org.meridian.ui.viewer.model;

import org.meridian.dicom.present.Shutters;
import org.meridian.imaging.WindowLevel;
import org.meridian.workflow.ImageDescription;
import org.meridian.workflow.ImageDescription.PixelSpacing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Descriptions of single pictures of tests. */
final class Descriptions {
    private Descriptions() {}

    /** Nothing but a size is known. */
    static ImageDescription bare(int columns, int rows) {
        return of(columns, rows, Optional.empty(), List.of(), false);
    }

    /** Nothing but a size and what is covered is known. */
    static ImageDescription covered(int columns, int rows, Shutters shutters) {
        return new ImageDescription(
                "9.9",
                1,
                1,
                columns,
                rows,
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                List.of(),
                "",
                false,
                ImageDescription.Projection.NONE,
                ImageDescription.Cine.UNTOLD,
                shutters,
                Set.of());
    }

    /** A picture without a place in the patient. */
    static ImageDescription of(
            int columns,
            int rows,
            Optional<PixelSpacing> spacing,
            List<WindowLevel> windows,
            boolean lossy) {
        return new ImageDescription(
                "9.9",
                1,
                1,
                columns,
                rows,
                Optional.empty(),
                spacing,
                OptionalDouble.empty(),
                windows,
                "",
                lossy,
                ImageDescription.Projection.NONE,
                ImageDescription.Cine.UNTOLD,
                Shutters.NONE,
                Set.of());
    }
}
