package org.meridian.ui.viewer.model;

import org.meridian.dicom.present.Shutters;
import org.meridian.imaging.GreyImage;
import org.meridian.imaging.Rescale;
import org.meridian.workflow.ImageDescription;
import org.meridian.workflow.ImageDescription.PixelSpacing;
import org.meridian.workflow.ImageDescription.Projection;
import org.meridian.workflow.Picture;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Mammograms of tests. */
public final class Mammograms {
    private Mammograms() {}

    /** A bench of 400 by 300 pixels that shows one. */
    public static Bench showing(
            String side,
            String view,
            String right,
            String down,
            int columns,
            int rows,
            double spacing) {
        ImageDescription description =
                new ImageDescription(
                        "9.9",
                        1,
                        1,
                        columns,
                        rows,
                        Optional.empty(),
                        Optional.of(new PixelSpacing(spacing, spacing)),
                        OptionalDouble.empty(),
                        List.of(),
                        "",
                        false,
                        new Projection(side, view, right, down),
                        ImageDescription.Cine.UNTOLD,
                        Shutters.NONE,
                        Set.of());
        Picture picture =
                new Picture.Grey(
                        new GreyImage(columns, rows, new short[columns * rows], Rescale.IDENTITY),
                        false);
        return Bench.showing(
                People.zhang(), FakeSeries.single(People.zhang(), picture, description));
    }
}
