package org.meridian.archive.internal.quality;

import org.meridian.archive.quality.Remark;
import org.meridian.archive.quality.Rule;
import org.meridian.dicom.Dictionary;
import org.meridian.dicom.Tag;

import java.util.Set;
import java.util.function.Consumer;

/** What an object should say and does not. */
final class MissingRules implements FileRule {
    /** Single-frame objects whose pixels have a size in the patient (PS3.4 B.5). */
    private static final Set<String> SLICES =
            Set.of(
                    "1.2.840.10008.5.1.4.1.1.2",
                    "1.2.840.10008.5.1.4.1.1.4",
                    "1.2.840.10008.5.1.4.1.1.128");

    /** Projections, whose pixels have a size at the detector (PS3.3 C.8.1.2, C.8.11.4). */
    private static final Set<String> PROJECTIONS =
            Set.of(
                    "1.2.840.10008.5.1.4.1.1.1",
                    "1.2.840.10008.5.1.4.1.1.1.1",
                    "1.2.840.10008.5.1.4.1.1.1.2");

    @Override
    public void check(Subject subject, Consumer<Remark> remarks) {
        missing(subject, remarks, Rule.NO_PATIENT_ID, Tag.PatientID);
        if (subject.text(Tag.PatientName).replaceAll("[\\^=\\s]", "").isEmpty()) {
            remarks.accept(new Remark(Rule.NO_NAME, "PatientName", "", ""));
        }
        missing(subject, remarks, Rule.NO_BIRTH_DATE, Tag.PatientBirthDate);
        missing(subject, remarks, Rule.NO_SEX, Tag.PatientSex);
        missing(subject, remarks, Rule.NO_STUDY_DATE, Tag.StudyDate);
        missing(subject, remarks, Rule.NO_MODALITY, Tag.Modality);
        laterality(subject, remarks);
        String sopClass = subject.data().text(Tag.SOPClassUID);
        if (SLICES.contains(sopClass)) {
            missing(subject, remarks, Rule.NO_PIXEL_SPACING, Tag.PixelSpacing);
            missing(subject, remarks, Rule.NO_SLICE_THICKNESS, Tag.SliceThickness);
        } else if (PROJECTIONS.contains(sopClass) && !subject.has(Tag.PixelSpacing)) {
            missing(subject, remarks, Rule.NO_PIXEL_SPACING, Tag.ImagerPixelSpacing);
        }
    }

    private static void missing(Subject subject, Consumer<Remark> remarks, Rule rule, int tag) {
        if (!subject.has(tag)) {
            remarks.accept(new Remark(rule, Dictionary.keyword(tag), "", ""));
        }
    }

    /** A projection does not show which side it is of; a slice's position does. */
    private static void laterality(Subject subject, Consumer<Remark> remarks) {
        String part = subject.text(Tag.BodyPartExamined);
        if (PROJECTIONS.contains(subject.data().text(Tag.SOPClassUID))
                && BodyParts.find(part).filter(BodyParts.Part::paired).isPresent()
                && !subject.has(Tag.Laterality)
                && !subject.has(Tag.ImageLaterality)
                && !subject.has(Tag.FrameLaterality)) {
            remarks.accept(new Remark(Rule.NO_LATERALITY, "Laterality", "", ""));
        }
    }
}
