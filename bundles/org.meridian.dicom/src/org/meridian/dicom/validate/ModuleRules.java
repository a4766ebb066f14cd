package org.meridian.dicom.validate;

import org.meridian.dicom.Dataset;
import org.meridian.dicom.Tag;

import java.util.regex.Pattern;

/** Attributes that the general modules of composite objects require (PS3.3 C.7, C.12.1). */
final class ModuleRules {
    /**
     * Objects without patient and study: media directories, hanging protocols, palettes, implants.
     */
    private static final Pattern WITHOUT_PATIENT =
            Pattern.compile("1\\.2\\.840\\.10008\\.(1\\.3\\.10|5\\.1\\.4\\.(38|39|43|44|45)\\..*)");

    private final Problems problems;

    ModuleRules(Problems problems) {
        this.problems = problems;
    }

    void check(Dataset dataset, String sopClass) {
        if (WITHOUT_PATIENT.matcher(sopClass).matches()) {
            return;
        }
        type1(dataset, "SOP Common", Tag.SOPClassUID, Tag.SOPInstanceUID);
        type2(
                dataset,
                "Patient",
                Tag.PatientName,
                Tag.PatientID,
                Tag.PatientBirthDate,
                Tag.PatientSex);
        type1(dataset, "General Study", Tag.StudyInstanceUID);
        type2(
                dataset,
                "General Study",
                Tag.StudyDate,
                Tag.StudyTime,
                Tag.ReferringPhysicianName,
                Tag.StudyID,
                Tag.AccessionNumber);
        type1(dataset, "General Series", Tag.Modality, Tag.SeriesInstanceUID);
        type2(dataset, "General Series", Tag.SeriesNumber);
    }

    /** Tells which of the attributes are missing or empty. */
    void type1(Dataset dataset, String module, int... tags) {
        for (int tag : tags) {
            boolean there =
                    dataset.element(tag)
                            .filter(e -> e.length() > 0 || !e.items().isEmpty())
                            .isPresent();
            if (!there) {
                problems.missing(ValidationError.TYPE_1, tag, module);
            }
        }
    }

    private void type2(Dataset dataset, String module, int... tags) {
        for (int tag : tags) {
            if (!dataset.contains(tag)) {
                problems.missing(ValidationError.TYPE_2, tag, module);
            }
        }
    }
}
