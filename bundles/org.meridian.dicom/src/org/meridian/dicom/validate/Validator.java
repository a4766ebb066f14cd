package org.meridian.dicom.validate;

import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.Element;
import org.meridian.dicom.Tag;

import java.util.List;

/**
 * Whether a file is as the standard has it: its structure (PS3.10, PS3.5 7), each value by its VR
 * and multiplicity (PS3.5 6, PS3.6), its texts by their character set, the attributes that the
 * general modules require, and the description of the pixels against the pixels (PS3.3 C.7). It
 * does not know the modules of single IODs. Stateless and safe for all threads.
 */
public final class Validator {
    private Validator() {}

    /** What is to be said against a file, in the order of its parts; its source is still open. */
    public static List<Problem> validate(DicomFile file) {
        Problems problems = new Problems();
        for (DicomFile.Note note : file.notes()) {
            problems.add(
                    new Problem(
                            note.isDamage() ? Problem.Severity.ERROR : Problem.Severity.WARNING,
                            note.code(),
                            note.tag(),
                            note.position(),
                            List.of(Tag.toString(note.tag()), Long.toString(note.position()))));
        }
        Dataset dataset = file.dataset();
        meta(file, problems);
        ElementRules elements = new ElementRules(problems);
        elements.check(file.fileMeta());
        elements.check(dataset);
        String sopClass = dataset.text(Tag.SOPClassUID);
        new ModuleRules(problems)
                .check(
                        dataset,
                        sopClass.isEmpty()
                                ? file.fileMeta().text(Tag.MediaStorageSOPClassUID)
                                : sopClass);
        new PixelRules(problems, dataset).check(file);
        return problems.list();
    }

    private static void meta(DicomFile file, Problems problems) {
        Dataset meta = file.fileMeta();
        if (meta.size() == 0) {
            return;
        }
        new ModuleRules(problems)
                .type1(
                        meta,
                        "DICOM File Meta Information",
                        Tag.FileMetaInformationVersion,
                        Tag.MediaStorageSOPClassUID,
                        Tag.MediaStorageSOPInstanceUID,
                        Tag.TransferSyntaxUID,
                        Tag.ImplementationClassUID);
        same(file, Tag.MediaStorageSOPClassUID, Tag.SOPClassUID, problems);
        same(file, Tag.MediaStorageSOPInstanceUID, Tag.SOPInstanceUID, problems);
    }

    private static void same(DicomFile file, int metaTag, int tag, Problems problems) {
        String said = file.fileMeta().text(metaTag);
        Element element = file.dataset().element(tag).orElse(null);
        if (element != null && !said.isEmpty() && !said.equals(file.dataset().text(tag))) {
            problems.error(ValidationError.META_DIFFERS, element);
        }
    }
}
