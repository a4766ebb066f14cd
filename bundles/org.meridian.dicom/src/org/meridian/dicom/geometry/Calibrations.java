package org.meridian.dicom.geometry;

import org.meridian.dicom.Dataset;
import org.meridian.dicom.FunctionalGroups;
import org.meridian.dicom.Tag;
import org.meridian.imaging.measure.Calibration;
import org.meridian.imaging.measure.Calibration.Area;
import org.meridian.imaging.measure.Calibration.Source;
import org.meridian.imaging.measure.PixelScale;
import org.meridian.imaging.measure.ValueUnit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How large the pixels of a frame are, from whichever attribute says it (PS3.3 10.7), and what its
 * values stand for. A spacing that is not valid counts as missing. Stateless.
 */
public final class Calibrations {
    /** Images of a beam through the patient, whose spacing holds at one depth only. */
    private static final Set<String> PROJECTIONS =
            Set.of("CR", "DX", "MG", "XA", "RF", "RG", "PX", "IO", "RTIMAGE");

    private static final int CENTIMETRES = 3;
    private static final double MILLIMETRES = 10;

    private Calibrations() {}

    /** The calibration of a frame, counted from 0. */
    public static Calibration of(Dataset dataset, int frame) {
        List<Area> areas = areas(dataset);
        if (!areas.isEmpty()) {
            return new Calibration(PixelScale.UNKNOWN, Source.NONE, areas);
        }
        Dataset measures = FunctionalGroups.of(dataset).macro(frame, Tag.PixelMeasuresSequence);
        Optional<PixelScale> spacing = spacing(measures, Tag.PixelSpacing, 1);
        Optional<PixelScale> detector = spacing(dataset, Tag.ImagerPixelSpacing, 1);
        if (spacing.isPresent() && !spacing.equals(detector)) {
            return whole(spacing.get(), source(dataset, detector.isPresent()));
        }
        if (detector.isPresent()) {
            double factor = number(dataset, Tag.EstimatedRadiographicMagnificationFactor);
            return factor > 0
                    ? whole(
                            spacing(dataset, Tag.ImagerPixelSpacing, factor).orElseThrow(),
                            Source.MAGNIFICATION)
                    : whole(detector.get(), Source.DETECTOR);
        }
        return spacing(dataset, Tag.NominalScannedPixelSpacing, 1)
                .map(film -> whole(film, Source.FILM))
                .orElseGet(() -> unknown(dataset));
    }

    private static Calibration whole(PixelScale scale, Source source) {
        return new Calibration(scale, source, List.of());
    }

    /**
     * Pixel Spacing that differs from the detector's was corrected; alone on a projection it is the
     * detector's unless its type is told (PS3.3 10.7.1.3).
     */
    private static Source source(Dataset dataset, boolean differs) {
        if (!PROJECTIONS.contains(dataset.text(Tag.Modality))) {
            return Source.PATIENT;
        }
        return differs || dataset.contains(Tag.PixelSpacingCalibrationType)
                ? Source.CALIBRATED
                : Source.DETECTOR;
    }

    /** Pixels that are not square are known to be so, whatever their size (PS3.3 C.7.6.3.1.7). */
    private static Calibration unknown(Dataset dataset) {
        double[] ratio = dataset.finiteNumbers(Tag.PixelAspectRatio);
        boolean told = ratio.length == 2 && ratio[0] > 0 && ratio[1] > 0;
        return told
                ? whole(new PixelScale(1, ratio[0] / ratio[1], PixelScale.Unit.PIXEL), Source.NONE)
                : Calibration.NONE;
    }

    private static Optional<PixelScale> spacing(Dataset dataset, int tag, double factor) {
        double[] values = dataset.finiteNumbers(tag);
        return values.length == 2 && values[0] > 0 && values[1] > 0
                ? Optional.of(PixelScale.millimetres(values[1] / factor, values[0] / factor))
                : Optional.empty();
    }

    private static List<Area> areas(Dataset dataset) {
        List<Area> areas = new ArrayList<>();
        for (Dataset region : dataset.items(Tag.SequenceOfUltrasoundRegions)) {
            double x = number(region, Tag.PhysicalDeltaX);
            double y = number(region, Tag.PhysicalDeltaY);
            boolean length =
                    number(region, Tag.PhysicalUnitsXDirection) == CENTIMETRES
                            && number(region, Tag.PhysicalUnitsYDirection) == CENTIMETRES
                            && x != 0
                            && y != 0;
            areas.add(
                    new Area(
                            (int) number(region, Tag.RegionLocationMinX0),
                            (int) number(region, Tag.RegionLocationMinY0),
                            (int) number(region, Tag.RegionLocationMaxX1),
                            (int) number(region, Tag.RegionLocationMaxY1),
                            length
                                    ? PixelScale.millimetres(
                                            Math.abs(x) * MILLIMETRES, Math.abs(y) * MILLIMETRES)
                                    : PixelScale.UNKNOWN));
        }
        return areas;
    }

    /**
     * What the modality values of a frame stand for, without what has to be computed first (a
     * standardised uptake).
     *
     * @param rescaleType what the modality transformation says; empty where it does not
     */
    public static ValueUnit values(Dataset dataset, String rescaleType) {
        String modality = dataset.text(Tag.Modality);
        if (rescaleType.equals("HU") || rescaleType.isEmpty() && modality.equals("CT")) {
            return ValueUnit.HOUNSFIELD;
        }
        return switch (modality.equals("PT") ? dataset.text(Tag.Units) : "") {
            case "BQML" -> new ValueUnit(1, "Bq/ml");
            case "GML" -> new ValueUnit(1, "g/ml");
            case "CNTS" -> new ValueUnit(1, "{counts}");
            default -> ValueUnit.NONE;
        };
    }

    private static double number(Dataset dataset, int tag) {
        return dataset.finiteNumber(tag).orElse(0);
    }
}
