package org.meridian.ui;

import org.meridian.core.record.Patient;
import org.meridian.core.record.Study;
import org.meridian.core.text.Texts;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a person is named on banners and images, in one language; what is unknown is left out, never
 * guessed. Immutable; free of SWT.
 */
public final class PatientText {
    /** Value representation AS (PS3.5 6.2). */
    private static final Pattern AGE = Pattern.compile("(\\d{1,3})([DWMY])");

    private static final char UNBROKEN = '\u00a0';

    /** Between two Han characters, where a line would break by itself. */
    private static final Pattern WITHIN_HAN = Pattern.compile("(?<=\\p{IsHan})(?=\\p{IsHan})");

    private static final String WORD_JOINER = "\u2060";

    private final Texts texts;

    public PatientText(Locale locale) {
        texts = Texts.of(PatientText.class, locale);
    }

    /** What stands where no patient is chosen. */
    public String nobody() {
        return texts.get("patient.none");
    }

    /** The name, or words that say that there is none. */
    public String name(Patient patient) {
        String name = patient.name().display();
        return name.isEmpty() ? texts.get("patient.noName") : name;
    }

    /** The patient ID with its label, or words that say that there is none. */
    public String id(Patient patient) {
        return patient.patientID().isEmpty()
                ? texts.get("patient.noId")
                : texts.get("patient.id", patient.patientID());
    }

    /** The patient IDs of merged records with their label; empty where there are none. */
    private String otherIDs(Patient patient) {
        String others =
                patient.patientIDs().stream()
                        .filter(id -> !id.equals(patient.patientID()))
                        .collect(Collectors.joining(", "));
        return others.isEmpty() ? "" : texts.get("patient.otherIDs", others);
    }

    /** The sex in words; a code that is not DICOM's as it came; empty when unknown. */
    public String sex(Patient patient) {
        return switch (patient.sex()) {
            case "M", "F", "O" -> texts.get("patient.sex." + patient.sex());
            default -> patient.sex();
        };
    }

    /** The birth date with its label; empty when unknown. */
    public String born(Patient patient) {
        return patient.birthDate().map(d -> texts.get("patient.born", d.toString())).orElse("");
    }

    /** The age at the study, as the study gives it or from the two dates; empty when unknown. */
    public String age(Patient patient, Study study) {
        Matcher given = AGE.matcher(study.patientAge());
        if (given.matches()) {
            return age(Integer.parseInt(given.group(1)), given.group(2));
        }
        Optional<LocalDate> birth = patient.birthDate();
        Optional<LocalDate> day = study.studyDate();
        if (birth.isEmpty() || day.isEmpty() || day.get().isBefore(birth.get())) {
            return "";
        }
        Period lived = Period.between(birth.get(), day.get());
        if (lived.getYears() >= 2) {
            return age(lived.getYears(), "Y");
        }
        return lived.toTotalMonths() >= 1
                ? age((int) lived.toTotalMonths(), "M")
                : age(lived.getDays(), "D");
    }

    private String age(int number, String unit) {
        return texts.get("patient.age." + unit, Integer.toString(number));
    }

    /**
     * Name, ID, sex, age at the study and birth date in one line, which breaks between them alone.
     */
    public String line(Patient patient, Optional<Study> study) {
        List<String> parts = new ArrayList<>();
        parts.add(name(patient));
        parts.add(id(patient));
        parts.add(otherIDs(patient));
        parts.add(sex(patient));
        parts.add(study.map(s -> age(patient, s)).orElse(""));
        parts.add(WITHIN_HAN.matcher(born(patient)).replaceAll(WORD_JOINER));
        parts.removeIf(String::isEmpty);
        return parts.stream().map(p -> p.replace(' ', UNBROKEN)).collect(Collectors.joining("   "));
    }
}
