package org.meridian.archive.internal.quality;

import org.meridian.archive.quality.Remark;
import org.meridian.archive.quality.Rule;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.Dictionary;
import org.meridian.dicom.Tag;
import org.meridian.dicom.Uids;
import org.meridian.dicom.validate.Problem;
import org.meridian.dicom.validate.ValidationError;
import org.meridian.dicom.validate.Validator;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What the validator finds against the standard, in one remark a series. Stateless. */
final class StandardRules {
    /** What other rules say in better words, and what disturbs nobody. */
    private static final Set<ValidationError> PASSED_OVER =
            Set.of(
                    ValidationError.TYPE_1,
                    ValidationError.TYPE_2,
                    ValidationError.UNDECODABLE,
                    ValidationError.TOO_LONG);

    /** More than a person reads. */
    private static final int MOST = 8;

    private StandardRules() {}

    static void check(DicomFile file, Consumer<Remark> remarks) {
        for (int tag : List.of(Tag.StudyInstanceUID, Tag.SeriesInstanceUID, Tag.SOPInstanceUID)) {
            String uid = file.dataset().text(tag);
            if (!Uids.isValid(uid)) {
                remarks.accept(new Remark(Rule.UID_NOT_VALID, Dictionary.keyword(tag), uid, ""));
            }
        }
        String found =
                Validator.validate(file).stream()
                        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                        .filter(problem -> !PASSED_OVER.contains(problem.code()))
                        .map(p -> p.code().code() + ' ' + Dictionary.keyword(p.tag()))
                        .distinct()
                        .limit(MOST)
                        .collect(Collectors.joining(", "));
        if (!found.isEmpty()) {
            remarks.accept(new Remark(Rule.NOT_AS_THE_STANDARD, "", found, ""));
        }
    }
}
