package org.meridian.archive.internal.quality;

import org.meridian.archive.quality.Remark;
import org.meridian.archive.quality.Rule;
import org.meridian.dicom.CharacterSetDetection;
import org.meridian.dicom.Dictionary;
import org.meridian.dicom.Element;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TextReading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Texts that are garbled because another character set is declared, as they are likely meant. */
final class TextRules implements FileRule {
    @Override
    public void check(Subject subject, Consumer<Remark> remarks) {
        Optional<TextReading> reading =
                CharacterSetDetection.of(subject.data())
                        .suggestion()
                        .map(CharacterSetDetection.Candidate::reading);
        Map<Integer, Rule> shown = new LinkedHashMap<>();
        shown.put(Tag.PatientName, Rule.PATIENT_TEXT_GARBLED);
        shown.put(Tag.StudyDescription, Rule.STUDY_TEXT_GARBLED);
        shown.put(Tag.SeriesDescription, Rule.SERIES_TEXT_GARBLED);
        shown.forEach((tag, rule) -> check(subject, tag, rule, reading, remarks));
    }

    private static void check(
            Subject subject,
            int tag,
            Rule rule,
            Optional<TextReading> reading,
            Consumer<Remark> remarks) {
        String found = subject.text(tag);
        String meant =
                reading.flatMap(r -> subject.data().element(tag).map(e -> read(r, e)))
                        .orElse(found);
        if (!meant.equals(found)) {
            remarks.accept(new Remark(rule, Dictionary.keyword(tag), found, meant));
        } else if (found.indexOf('\uFFFD') >= 0) {
            remarks.accept(new Remark(rule, Dictionary.keyword(tag), found, ""));
        }
    }

    private static String read(TextReading reading, Element element) {
        return reading.decode(element.bytes(), element.vr()).replace("\u0000", "").strip();
    }
}
