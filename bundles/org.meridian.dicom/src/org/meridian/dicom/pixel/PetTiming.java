package org.meridian.dicom.pixel;

import org.meridian.dicom.Dataset;
import org.meridian.dicom.Tag;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What is left of the injected activity at the moment that the values of an image are corrected to,
 * by the rules of the QIBA profile FDG-PET/CT for when a scan began. Stateless.
 */
final class PetTiming {
    private static final double MILLISECONDS = 1000;
    private static final double NANOSECONDS = 1e9;

    private PetTiming() {}

    /** In becquerel. */
    static double decayedDose(Dataset data) throws NoUptake {
        Dataset tracer =
                data.items(Tag.RadiopharmaceuticalInformationSequence).stream()
                        .findFirst()
                        .orElseThrow(() -> new NoUptake(UptakeProblem.NO_DOSE));
        double dose = tracer.finiteNumber(Tag.RadionuclideTotalDose).orElse(0);
        double halfLife = tracer.finiteNumber(Tag.RadionuclideHalfLife).orElse(0);
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
        double reference = data.finiteNumber(Tag.FrameReferenceTime).orElse(0) / MILLISECONDS;
        double duration = data.finiteNumber(Tag.ActualFrameDuration).orElse(0) / MILLISECONDS;
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
        Optional<LocalDateTime> whole = tracer.dateTime(Tag.RadiopharmaceuticalStartDateTime);
        if (whole.isPresent()) {
            return whole.get();
        }
        LocalDateTime sameDay =
                tracer.time(Tag.RadiopharmaceuticalStartTime)
                        .map(scan.toLocalDate()::atTime)
                        .orElseThrow(() -> new NoUptake(UptakeProblem.NO_TIME));
        return sameDay.isAfter(scan) ? sameDay.minusDays(1) : sameDay;
    }

    private static Optional<LocalDateTime> moment(Dataset data, int date, int time) {
        return data.date(date).flatMap(day -> data.time(time).map(day::atTime));
    }
}
