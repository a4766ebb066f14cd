package org.meridian.ui.viewer.print;

import org.meridian.core.record.Patient;
import org.meridian.core.record.Study;
import org.meridian.core.text.Texts;
import org.meridian.ui.PatientText;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands above and below all that is printed: whose it is, of which study. Immutable. */
public final class PrintedText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Texts texts;
    private final PatientText patients;

    public PrintedText(Locale locale) {
        texts = Texts.of(PrintedText.class, locale);
        patients = new PatientText(locale);
    }

    /** Whose it is, in one line. */
    public String person(Patient patient, Study study) {
        return patients.line(patient, Optional.of(study));
    }

    /** Of which study. */
    public String study(Study study) {
        return String.join(
                "   ",
                Stream.of(
                                study.studyDate().map(Object::toString).orElse(""),
                                study.studyDescription(),
                                study.accessionNumber())
                        .filter(s -> !s.isBlank())
                        .toList());
    }

    /** That it is printed, from what and when. */
    public String printed(LocalDateTime now) {
        return texts.get("printed", TIME.format(now));
    }

    /**
     * What stands below an image.
     *
     * @param sides whether the sides stand on the image
     */
    public List<String> below(boolean sides, LocalDateTime now) {
        return sides ? List.of(printed(now)) : List.of(texts.get("noSides"), printed(now));
    }
}
