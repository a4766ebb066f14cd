package org.meridian.dicom.present;

import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.Tag;
import org.meridian.dicom.derived.ForeignAnnotation;
import org.meridian.dicom.derived.ObjectStamp;
import org.meridian.dicom.pixel.LookupTable;
import org.meridian.dicom.pixel.ValueTransforms;
import org.meridian.imaging.Rescale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads presentation states, ours and others'. Stateless and safe for all threads. */
public final class PresentationStateReader {
    static final String GREY = "1.2.840.10008.5.1.4.1.1.11.1";
    static final String COLOUR = "1.2.840.10008.5.1.4.1.1.11.2";

    /** Kinds that show more than one image can tell, under their names (PS3.4 B.5). */
    private static final Map<String, String> OTHERS =
            Map.of(
                    "1.2.840.10008.5.1.4.1.1.11.3", "Pseudo-Color Softcopy",
                    "1.2.840.10008.5.1.4.1.1.11.4", "Blending Softcopy",
                    "1.2.840.10008.5.1.4.1.1.11.5", "XA/XRF Grayscale Softcopy",
                    "1.2.840.10008.5.1.4.1.1.11.6", "Grayscale Planar MPR Volumetric",
                    "1.2.840.10008.5.1.4.1.1.11.7", "Compositing Planar MPR Volumetric",
                    "1.2.840.10008.5.1.4.1.1.11.8", "Advanced Blending",
                    "1.2.840.10008.5.1.4.1.1.11.9", "Volume Rendering Volumetric",
                    "1.2.840.10008.5.1.4.1.1.11.12", "Variable Modality LUT Softcopy");

    /** In the first of the overlay groups (60xx,1001). */
    private static final int OVERLAY_ACTIVATION_LAYER = 0x60001001;

    private PresentationStateReader() {}

    /**
     * The state.
     *
     * @throws MeridianException {@link DicomError#OTHER_STATE} for a kind that is not shown here,
     *     {@link DicomError#OTHER_OBJECT} where it is no state
     */
    public static PresentationState read(Dataset state) {
        String kind = state.text(Tag.SOPClassUID);
        if (OTHERS.containsKey(kind)) {
            throw new MeridianException(DicomError.OTHER_STATE, OTHERS.get(kind));
        }
        if (!kind.equals(GREY) && !kind.equals(COLOUR)) {
            throw new MeridianException(DicomError.OTHER_OBJECT, kind);
        }
        ObjectStamp stamp = ObjectStamp.of(state);
        List<String> omitted = new ArrayList<>();
        List<PresentationState.Selected> displays = new ArrayList<>();
        for (Dataset item : state.items(Tag.SoftcopyVOILUTSequence)) {
            displays.add(
                    new PresentationState.Selected(references(item), voi(item), Optional.empty()));
        }
        for (Dataset item : state.items(Tag.DisplayedAreaSelectionSequence)) {
            displays.add(
                    new PresentationState.Selected(references(item), Optional.empty(), area(item)));
        }
        omit(state, omitted);
        Display common =
                new Display(
                        Optional.empty(),
                        state.text(Tag.PresentationLUTShape).equals("INVERSE"),
                        Math.floorMod(state.integer(Tag.ImageRotation).orElse(0), 360) / 90 * 90,
                        state.text(Tag.ImageHorizontalFlip).equals("Y"),
                        Optional.empty(),
                        Shutter.of(state),
                        state.integer(Tag.ShutterPresentationValue).orElse(0));
        List<ForeignAnnotation> drawn =
                new GraphicsReader(
                                state,
                                stamp,
                                omitted,
                                image -> PresentationState.display(common, displays, image))
                        .read();
        return new PresentationState(
                state.text(Tag.SOPInstanceUID),
                state.text(Tag.ContentLabel),
                state.text(Tag.ContentDescription),
                state.personName(Tag.ContentCreatorName).display(),
                stamp.time(),
                stamp.seriesOf(),
                rescale(state),
                state.item(Tag.PresentationLUTSequence).map(lut -> LookupTable.of(lut, false)),
                common,
                displays,
                drawn,
                omitted);
    }

    private static void omit(Dataset state, List<String> omitted) {
        if (state.strings(Tag.ShutterShape).contains("BITMAP")) {
            omitted.add("Bitmap Display Shutter");
        }
        if (state.contains(Tag.MaskSubtractionSequence)) {
            omitted.add("Mask");
        }
        if (state.contains(Tag.ModalityLUTSequence)) {
            omitted.add("Modality LUT");
        }
        for (int group = 0; group < 0x20; group += 2) {
            if (state.contains(OVERLAY_ACTIVATION_LAYER + (group << 16))) {
                omitted.add("Overlay Activation");
                break;
            }
        }
    }

    private static Optional<Rescale> rescale(Dataset state) {
        double slope = state.number(Tag.RescaleSlope).orElse(0);
        double intercept = state.number(Tag.RescaleIntercept).orElse(0);
        return slope == 0 ? Optional.empty() : Optional.of(new Rescale(slope, intercept, true));
    }

    /** The images of an item, with their frames; none where it is for all. */
    static Map<String, List<Integer>> references(Dataset item) {
        Map<String, List<Integer>> frames = new HashMap<>();
        for (Dataset image : item.items(Tag.ReferencedImageSequence)) {
            frames.put(
                    image.text(Tag.ReferencedSOPInstanceUID),
                    Arrays.stream(image.integers(Tag.ReferencedFrameNumber)).boxed().toList());
        }
        return frames;
    }

    private static Optional<Voi> voi(Dataset item) {
        Optional<Voi> table =
                item.item(Tag.VOILUTSequence).map(lut -> new Voi.Table(LookupTable.of(lut, true)));
        return table.isPresent()
                ? table
                : ValueTransforms.windows(item).stream()
                        .findFirst()
                        .map(window -> new Voi.Window(window.window()));
    }

    private static Optional<DisplayedArea> area(Dataset item) {
        int[] first = item.integers(Tag.DisplayedAreaTopLeftHandCorner);
        int[] last = item.integers(Tag.DisplayedAreaBottomRightHandCorner);
        if (first.length != 2 || last.length != 2) {
            return Optional.empty();
        }
        double ratio = item.number(Tag.PresentationPixelMagnificationRatio).orElse(1);
        double[] spacing = item.numbers(Tag.PresentationPixelSpacing);
        DisplayedArea.Mode mode = DisplayedArea.Mode.of(item.text(Tag.PresentationSizeMode));
        boolean isTrue = mode == DisplayedArea.Mode.TRUE_SIZE;
        return Optional.of(
                new DisplayedArea(
                        Math.min(first[0], last[0]),
                        Math.min(first[1], last[1]),
                        Math.max(first[0], last[0]),
                        Math.max(first[1], last[1]),
                        mode,
                        ratio > 0 ? ratio : 1,
                        isTrue && spacing.length == 2 && spacing[1] > 0
                                ? OptionalDouble.of(spacing[1])
                                : OptionalDouble.empty()));
    }
}
