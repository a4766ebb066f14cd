package org.meridian.archive.internal.quality;

import org.meridian.archive.quality.Remark;
import org.meridian.archive.quality.Rule;
import org.meridian.dicom.Dictionary;
import org.meridian.dicom.Tag;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and ages that cannot be, alone or together. */
final class DateRules implements FileRule {
    /** Nobody is known to have lived longer than 122 years; digits are mixed up more easily. */
    private static final int OLDEST = 130;

    /** Before there was an image that a computer made. */
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);

    private static final Pattern AGE = Pattern.compile("(\\d{3})([DWMY])");

    @Override
    public void check(Subject subject, Consumer<Remark> remarks) {
        readable(subject, remarks, Rule.BIRTH_DATE_UNREADABLE, Tag.PatientBirthDate);
        readable(subject, remarks, Rule.STUDY_DATE_UNREADABLE, Tag.StudyDate);
        Optional<LocalDate> birth = subject.date(Tag.PatientBirthDate);
        Optional<LocalDate> study = subject.date(Tag.StudyDate);
        // a study just before midnight in a zone ahead of ours is no study of the future
        if (study.isPresent() && study.get().isAfter(subject.today().plusDays(1))) {
            say(remarks, Rule.STUDY_IN_THE_FUTURE, Tag.StudyDate, study.get());
        }
        if (study.isPresent() && study.get().isBefore(EARLIEST)) {
            say(remarks, Rule.STUDY_TOO_EARLY, Tag.StudyDate, study.get());
        }
        if (birth.isPresent()) {
            LocalDate at = study.orElse(subject.today());
            if (birth.get().isAfter(at)) {
                say(remarks, Rule.BORN_AFTER_STUDY, Tag.PatientBirthDate, birth.get());
            } else if (ChronoUnit.YEARS.between(birth.get(), at) > OLDEST) {
                say(remarks, Rule.TOO_OLD, Tag.PatientBirthDate, birth.get());
            } else if (study.isPresent()) {
                age(subject.text(Tag.PatientAge), birth.get(), study.get(), remarks);
            }
        }
        study.ifPresent(day -> acquisition(subject, day, remarks));
    }

    private static void readable(Subject subject, Consumer<Remark> remarks, Rule rule, int tag) {
        if (subject.has(tag) && subject.date(tag).isEmpty()) {
            say(remarks, rule, tag, subject.text(tag));
        }
    }

    /** Ages are written rounded, by some at the last and by some at the next birthday. */
    private static void age(
            String given, LocalDate birth, LocalDate study, Consumer<Remark> remarks) {
        Matcher age = AGE.matcher(given);
        if (!age.matches()) {
            return;
        }
        int value = Integer.parseInt(age.group(1));
        ChronoUnit unit =
                switch (age.group(2)) {
                    case "D" -> ChronoUnit.DAYS;
                    case "W" -> ChronoUnit.WEEKS;
                    case "M" -> ChronoUnit.MONTHS;
                    default -> ChronoUnit.YEARS;
                };
        long real = unit.between(birth, study);
        if (Math.abs(real - value) > 1) {
            String suggestion = real > 999 ? "" : String.format("%03d%s", real, age.group(2));
            remarks.accept(new Remark(Rule.AGE_DIFFERS, "PatientAge", given, suggestion));
        }
    }

    private static void acquisition(Subject subject, LocalDate study, Consumer<Remark> remarks) {
        Optional<LocalDate> acquired = subject.date(Tag.AcquisitionDate);
        if (acquired.isPresent() && acquired.get().isBefore(study.minusDays(1))) {
            say(remarks, Rule.ACQUIRED_BEFORE_STUDY, Tag.AcquisitionDate, acquired.get());
        }
    }

    private static void say(Consumer<Remark> remarks, Rule rule, int tag, Object value) {
        remarks.accept(new Remark(rule, Dictionary.keyword(tag), value.toString(), ""));
    }
}
