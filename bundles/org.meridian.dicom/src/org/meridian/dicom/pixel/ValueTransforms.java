package org.meridian.dicom.pixel;

import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.Dictionary;
import org.meridian.dicom.FunctionalGroups;
import org.meridian.dicom.InstanceHeader;
import org.meridian.dicom.Tag;
import org.meridian.imaging.Rescale;
import org.meridian.imaging.VoiFunction;
import org.meridian.imaging.WindowLevel;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How the stored values of a frame become grey: modality, then VOI transformation (PS3.3 C.11.1,
 * C.11.2), and what a renderer has to know besides.
 *
 * @param photometric as the attributes have it
 * @param rescale the linear modality transformation; the identity where there is none or a table
 * @param modalityLut the table that takes the rescale's place
 * @param rescaleType what the modality values are, for instance {@code HU}; empty when not told
 * @param windows of the object, in its order
 * @param voiLuts tables of the object, in its order
 * @param padding stored value that stands for no measurement
 * @param paddingLimit the other end of the range of such values
 * @param faults what of it is broken and was left out
 * @param lossy the pixels went through a lossy compression at some time
 */
public record ValueTransforms(
        PhotometricInterpretation photometric,
        Rescale rescale,
        Optional<LookupTable> modalityLut,
        String rescaleType,
        List<Window> windows,
        List<LookupTable> voiLuts,
        OptionalInt padding,
        OptionalInt paddingLimit,
        Set<Fault> faults,
        boolean lossy) {
    /** What an object says of its values that cannot be. */
    public enum Fault {
        /** The modality transformation: what the values are is not known. */
        MODALITY,
        /** A table of greys. */
        VOI_LUT,
        /** A window, such as one without width. */
        WINDOW
    }

    public ValueTransforms {
        windows = List.copyOf(windows);
        voiLuts = List.copyOf(voiLuts);
        faults = Set.copyOf(faults);
    }

    /**
     * A window that the object brings.
     *
     * @param explanation its name; empty when it has none
     */
    public record Window(WindowLevel window, String explanation) {}

    /**
     * Reads the attributes of a frame, counted from 0. What is broken is left out and named, so
     * that one image of a series does not hide the others.
     */
    public static ValueTransforms of(DicomFile file, int frame) {
        Dataset dataset = file.dataset();
        FunctionalGroups groups = FunctionalGroups.of(dataset);
        Dataset modality = groups.macro(frame, Tag.PixelValueTransformationSequence);
        Dataset voi = groups.macro(frame, Tag.FrameVOILUTSequence);
        boolean signed = dataset.integer(Tag.PixelRepresentation).orElse(0) == 1;
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        List<LookupTable> modalityLuts =
                tables(dataset.items(Tag.ModalityLUTSequence), signed, Fault.MODALITY, faults);
        Optional<LookupTable> table = modalityLuts.stream().findFirst();
        List<LookupTable> voiLuts =
                tables(voi.items(Tag.VOILUTSequence), signed, Fault.VOI_LUT, faults);
        List<Window> windows = windows(voi);
        int given =
                Math.max(voi.numbers(Tag.WindowCenter).length, voi.numbers(Tag.WindowWidth).length);
        if (windows.size() < given) {
            faults.add(Fault.WINDOW);
        }
        Rescale none = new Rescale(1, 0, signed);
        Optional<Rescale> rescale =
                table.isPresent() ? Optional.of(none) : rescale(modality, signed);
        if (rescale.isEmpty()) {
            faults.add(Fault.MODALITY);
        }
        return new ValueTransforms(
                PhotometricInterpretation.of(dataset.text(Tag.PhotometricInterpretation))
                        .orElseThrow(() -> wrong(Tag.PhotometricInterpretation)),
                rescale.orElse(none),
                table,
                modality.text(Tag.RescaleType),
                windows,
                voiLuts,
                padding(dataset, Tag.PixelPaddingValue, signed),
                padding(dataset, Tag.PixelPaddingRangeLimit, signed),
                faults,
                InstanceHeader.isLossy(file));
    }

    /** Those that are sound; {@code fault} is noted where one is not. */
    private static List<LookupTable> tables(
            List<Dataset> items, boolean signed, Fault fault, Set<Fault> faults) {
        List<LookupTable> tables = new ArrayList<>();
        for (Dataset item : items) {
            try {
                tables.add(LookupTable.of(item, signed));
            } catch (MeridianException e) {
                faults.add(fault);
            }
        }
        return tables;
    }

    /**
     * Refuses values of which nobody knows what they are.
     *
     * @throws MeridianException {@link DicomError#PIXEL_DESCRIPTION}
     */
    public void requireModality() {
        if (faults.contains(Fault.MODALITY)) {
            throw wrong(Tag.RescaleSlope);
        }
    }

    /** Empty where it cannot be. */
    private static Optional<Rescale> rescale(Dataset modality, boolean signed) {
        double slope = modality.number(Tag.RescaleSlope).orElse(1);
        double intercept = modality.number(Tag.RescaleIntercept).orElse(0);
        if (slope == 0 || !Double.isFinite(slope) || !Double.isFinite(intercept)) {
            return Optional.empty();
        }
        return Optional.of(new Rescale(slope, intercept, signed));
    }

    /** The windows of a data set or of an item, in its order; those that cannot be are left out. */
    public static List<Window> windows(Dataset voi) {
        double[] centers = voi.numbers(Tag.WindowCenter);
        double[] widths = voi.numbers(Tag.WindowWidth);
        List<String> names = voi.strings(Tag.WindowCenterWidthExplanation);
        VoiFunction function = function(voi.text(Tag.VOILUTFunction));
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < Math.min(centers.length, widths.length); i++) {
            if (function.allows(widths[i]) && Double.isFinite(centers[i])) {
                windows.add(
                        new Window(
                                new WindowLevel(centers[i], widths[i], function),
                                i < names.size() ? names.get(i) : ""));
            }
        }
        return windows;
    }

    /** An unknown function is LINEAR, as the standard has it for none. */
    private static VoiFunction function(String term) {
        return switch (term) {
            case "LINEAR_EXACT" -> VoiFunction.LINEAR_EXACT;
            case "SIGMOID" -> VoiFunction.SIGMOID;
            default -> VoiFunction.LINEAR;
        };
    }

    /** The value as the samples have it, whichever of US and SS it was written in. */
    private static OptionalInt padding(Dataset dataset, int tag, boolean signed) {
        int[] values = dataset.integers(tag);
        if (values.length == 0) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(signed ? (short) values[0] : values[0] & 0xFFFF);
    }

    private static MeridianException wrong(int tag) {
        return new MeridianException(DicomError.PIXEL_DESCRIPTION, Dictionary.keyword(tag));
    }
}
