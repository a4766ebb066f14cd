package org.meridian.workflow;

import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.Tag;
import org.meridian.dicom.pixel.UptakeProblem;
import org.meridian.dicom.pixel.UptakeScale;
import org.meridian.dicom.pixel.ValueTransforms;
import org.meridian.imaging.Rescale;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.measure.ValueUnit;

import java.util.List;
import java.util.Optional;

/**
 * What the numbers of a picture are: Hounsfield units of CT, uptake of PET where it can be told (by
 * body weight, unless the file gives another kind alone), else what the file has.
 *
 * @param transforms what the file says of them
 * @param rescale from stored values to these, unless there is a table
 * @param unit for a person; empty when there is none
 * @param windows the file's own, in these values
 * @param uptake which uptake they are; empty where they are none
 * @param problem why a PET image has no uptake values
 */
record ModalityValues(
        ValueTransforms transforms,
        Rescale rescale,
        String unit,
        List<WindowLevel> windows,
        Optional<Uptake> uptake,
        Optional<UptakeProblem> problem) {

    static ModalityValues of(DicomFile file, int frame) {
        Dataset data = file.dataset();
        ValueTransforms transforms = ValueTransforms.of(file, frame);
        List<WindowLevel> windows =
                transforms.windows().stream().map(ValueTransforms.Window::window).toList();
        String modality = data.text(Tag.Modality);
        if (modality.equals("PT") && transforms.modalityLut().isEmpty()) {
            UptakeScale scale = UptakeScale.of(data);
            return Uptake.of(scale)
                    .map(u -> uptake(transforms, windows, u, scale))
                    .orElseGet(
                            () ->
                                    new ModalityValues(
                                            transforms,
                                            transforms.rescale(),
                                            data.text(Tag.Units),
                                            windows,
                                            Optional.empty(),
                                            Optional.ofNullable(
                                                    scale.problems().get(UptakeKind.BODY_WEIGHT))));
        }
        boolean hounsfield =
                transforms.rescaleType().equals("HU")
                        || transforms.rescaleType().isEmpty() && modality.equals("CT");
        return new ModalityValues(
                transforms,
                transforms.rescale(),
                hounsfield ? "HU" : "",
                windows,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * What these values stand for where they are brought to uptake of a kind.
     *
     * @throws MeridianException {@link WorkflowError#NO_UPTAKE} where that cannot be told
     */
    ValueUnit in(UptakeKind kind) {
        return Uptake.unit(uptake, kind, problem);
    }

    /**
     * By what the values of the file are multiplied to be uptake of a kind.
     *
     * @throws MeridianException {@link WorkflowError#NO_UPTAKE} where that cannot be told
     */
    double factor(UptakeKind kind) {
        return in(kind).factor() * rescale.slope() / transforms.rescale().slope();
    }

    private static ModalityValues uptake(
            ValueTransforms transforms,
            List<WindowLevel> windows,
            Uptake uptake,
            UptakeScale scale) {
        double factor = scale.factors().getOrDefault(uptake.kind(), 1.0);
        return new ModalityValues(
                transforms,
                transforms.rescale().scaled(factor),
                uptake.kind().label(),
                windows.stream().map(w -> w.scaled(factor)).toList(),
                Optional.of(uptake),
                Optional.empty());
    }
}
