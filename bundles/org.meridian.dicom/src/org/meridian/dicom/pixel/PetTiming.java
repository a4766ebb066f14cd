package org.meridian.dicom.pixel;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.Tag;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is left of the injected activity at the moment that the values of an image are corrected to,
 * by the rules of the QIBA profile FDG-PET/CT for when a scan began. Stateless.
 */
final class PetTiming {
    private static final double MILLISECONDS = 1000;
    private static final double NANOSECONDS = 1e9;

    /** A value of VR TM, or of DT after its date (PS3.5 6.2); a zone is left out. */
    private static final Pattern TIME =
            Pattern.compile("(\\d\\d)(?:(\\d\\d)(?:(\\d\\d)(\\.\\d{1,6})?)?)?.*");

    private static final Pattern DATE_TIME = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)(\\d\\d.*)");

    private PetTiming() {}

    /** In becquerel. */
    static double decayedDose(Dataset data) throws NoUptake {
        Dataset tracer =
                data.items(Tag.RadiopharmaceuticalInformationSequence).stream()
                        .findFirst()
                        .orElseThrow(() -> new NoUptake(UptakeProblem.NO_DOSE));
        double dose = UptakeScale.number(tracer, Tag.RadionuclideTotalDose);
        double halfLife = UptakeScale.number(tracer, Tag.RadionuclideHalfLife);
        if (!(dose > 0) || !(halfLife > 0)) {
            throw new NoUptake(UptakeProblem.NO_DOSE);
        }
        return switch (data.text(Tag.DecayCorrection)) {
            case "ADMIN" -> dose;
            case "START" -> {
                LocalDateTime scan = scan(data, halfLife);
                double seconds = seconds(injection(tracer, scan), scan);
                if (seconds < 0) {
                    throw new NoUptake(UptakeProblem.NO_TIME);
                }
                yield dose * Math.pow(2, -seconds / halfLife);
            }
            default -> throw new NoUptake(UptakeProblem.DECAY_CORRECTION);
        };
    }

    private static double seconds(LocalDateTime from, LocalDateTime to) {
        return Duration.between(from, to).toNanos() / NANOSECONDS;
    }

    /**
     * The series' time, unless that is later than the acquisition, as of a series that was made
     * afterwards: then it is counted back from the frame's mean activity.
     */
    private static LocalDateTime scan(Dataset data, double halfLife) throws NoUptake {
        LocalDateTime acquisition =
                moment(data, Tag.AcquisitionDate, Tag.AcquisitionTime)
                        .orElseThrow(() -> new NoUptake(UptakeProblem.NO_TIME));
        Optional<LocalDateTime> series = moment(data, Tag.SeriesDate, Tag.SeriesTime);
        if (series.isPresent() && !series.get().isAfter(acquisition)) {
            return series.get();
        }
        double reference = UptakeScale.number(data, Tag.FrameReferenceTime) / MILLISECONDS;
        double duration = UptakeScale.number(data, Tag.ActualFrameDuration) / MILLISECONDS;
        if (!(reference > 0) || !(duration > 0)) {
            throw new NoUptake(UptakeProblem.NO_TIME);
        }
        double constant = Math.log(2) / halfLife;
        double during = constant * duration;
        double mean = Math.log(during / -Math.expm1(-during)) / constant;
        return acquisition.plusNanos(Math.round((mean - reference) * NANOSECONDS));
    }

    /** A time without a date is that of the scan's day or, where it is later, of the day before. */
    private static LocalDateTime injection(Dataset tracer, LocalDateTime scan) throws NoUptake {
        Matcher whole = DATE_TIME.matcher(tracer.text(Tag.RadiopharmaceuticalStartDateTime));
        try {
            if (whole.matches()) {
                LocalDate day =
                        LocalDate.of(
                                Integer.parseInt(whole.group(1)),
                                Integer.parseInt(whole.group(2)),
                                Integer.parseInt(whole.group(3)));
                Optional<LocalTime> time = time(whole.group(4));
                if (time.isPresent()) {
                    return day.atTime(time.get());
                }
            }
            Optional<LocalTime> time = time(tracer.text(Tag.RadiopharmaceuticalStartTime));
            if (time.isPresent()) {
                LocalDateTime sameDay = scan.toLocalDate().atTime(time.get());
                return sameDay.isAfter(scan) ? sameDay.minusDays(1) : sameDay;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw new NoUptake(UptakeProblem.NO_TIME);
    }

    private static Optional<LocalDateTime> moment(Dataset data, int date, int time) {
        Optional<LocalDate> day = data.date(date);
        Optional<LocalTime> of = time(data.text(time));
        return day.isPresent() && of.isPresent()
                ? Optional.of(day.get().atTime(of.get()))
                : Optional.empty();
    }

    private static Optional<LocalTime> time(String text) {
        Matcher match = TIME.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        double fraction = match.group(4) == null ? 0 : Double.parseDouble("0" + match.group(4));
        try {
            return Optional.of(
                    LocalTime.of(
                            number(match.group(1)),
                            number(match.group(2)),
                            number(match.group(3)),
                            (int) Math.round(fraction * NANOSECONDS)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
