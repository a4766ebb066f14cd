package org.meridian.core.store;

import org.meridian.core.record.Patient;
import org.meridian.core.record.Study;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A study as the search index describes it and what belongs to it.
 *
 * @param bodyParts of its series, each once
 */
public record DescribedStudy(Study study, Patient patient, List<String> bodyParts) {
    /** Between the values of a keyword, as in DICOM. */
    private static final String SEPARATOR = "\\";

    /** VR AS (PS3.5 6.2). */
    private static final Pattern AGE = Pattern.compile("(\\d{3})([DWMY])");

    /** {@code modality}, {@code bodyPartExamined} and {@code sex}. */
    public Map<String, String> keywords() {
        Map<String, String> keywords = new HashMap<>(keywords(patient));
        keywords.put("modality", String.join(SEPARATOR, study.modalities()));
        keywords.put("bodyPartExamined", String.join(SEPARATOR, bodyParts));
        return Map.copyOf(keywords);
    }

    /** {@code age} in whole years at the study, where it is known. */
    public Map<String, Double> numbers() {
        Matcher age = AGE.matcher(study.patientAge());
        if (!age.matches()) {
            return study.studyDate().map(day -> numbers(patient, day)).orElse(Map.of());
        }
        int count = Integer.parseInt(age.group(1));
        int years =
                switch (age.group(2)) {
                    case "Y" -> count;
                    case "M" -> count / 12;
                    default -> 0;
                };
        return Map.of("age", (double) years);
    }

    /** {@code sex}, where it is known. */
    public static Map<String, String> keywords(Patient patient) {
        return patient.sex().isEmpty() ? Map.of() : Map.of("sex", patient.sex());
    }

    /** {@code age} in whole years on a day, where it is known. */
    public static Map<String, Double> numbers(Patient patient, LocalDate day) {
        Optional<LocalDate> birth = patient.birthDate().filter(born -> !born.isAfter(day));
        return birth.map(born -> Map.of("age", (double) ChronoUnit.YEARS.between(born, day)))
                .orElse(Map.of());
    }
}
