package org.meridian.workflow;

import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.Tag;
import org.meridian.dicom.pixel.UptakeProblem;
import org.meridian.dicom.pixel.UptakeScale;
import org.meridian.dicom.pixel.ValueTransforms;
import org.meridian.imaging.Rescale;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.WindowLevel;

import java.util.List;
import java.util.Optional;

/**
 * What the numbers of a picture are: Hounsfield units of CT, uptake by body weight of PET where it
 * can be told, else what the file has.
 *
 * @param transforms what the file says of them
 * @param rescale from stored values to these, unless there is a table
 * @param unit for a person; empty when there is none
 * @param windows the file's own, in these values
 * @param problem why a PET image has no uptake values
 */
record ModalityValues(
        ValueTransforms transforms,
        Rescale rescale,
        String unit,
        List<WindowLevel> windows,
        Optional<UptakeProblem> problem) {

    static ModalityValues of(DicomFile file, int frame) {
        Dataset data = file.dataset();
        ValueTransforms transforms = ValueTransforms.of(file, frame);
        List<WindowLevel> windows =
                transforms.windows().stream().map(ValueTransforms.Window::window).toList();
        String modality = data.text(Tag.Modality);
        if (modality.equals("PT") && transforms.modalityLut().isEmpty()) {
            UptakeScale uptake = UptakeScale.of(data);
            Double factor = uptake.factors().get(UptakeKind.BODY_WEIGHT);
            return factor == null
                    ? new ModalityValues(
                            transforms,
                            transforms.rescale(),
                            data.text(Tag.Units),
                            windows,
                            uptake.problem().or(() -> Optional.of(UptakeProblem.NO_WEIGHT)))
                    : uptake(transforms, windows, factor);
        }
        boolean hounsfield =
                transforms.rescaleType().equals("HU")
                        || transforms.rescaleType().isEmpty() && modality.equals("CT");
        return new ModalityValues(
                transforms,
                transforms.rescale(),
                hounsfield ? "HU" : "",
                windows,
                Optional.empty());
    }

    private static ModalityValues uptake(
            ValueTransforms transforms, List<WindowLevel> windows, double factor) {
        Rescale rescale = transforms.rescale();
        return new ModalityValues(
                transforms,
                new Rescale(
                        rescale.slope() * factor, rescale.intercept() * factor, rescale.signed()),
                UptakeKind.BODY_WEIGHT.label(),
                windows.stream().map(w -> w.scaled(factor)).toList(),
                Optional.empty());
    }
}
