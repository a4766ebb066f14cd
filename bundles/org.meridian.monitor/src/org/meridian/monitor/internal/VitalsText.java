package org.meridian.monitor.internal;

import org.meridian.core.text.Texts;
import org.meridian.monitor.MinuteRecord;
import org.meridian.monitor.Monitor;
import org.meridian.monitor.SessionRecord;
import org.meridian.monitor.VitalSummary;
import org.meridian.monitor.spi.ObservationCode;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.stream.Collectors;

/** A session's values over all its minutes, and as one line for a person. */
final class VitalsText {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private VitalsText() {}

    /** One kind of value over a whole session. */
    static final class Whole {
        final ObservationCode code;
        final String unit;
        private int count;
        private double total;
        private double lowest = Double.POSITIVE_INFINITY;
        private double highest = Double.NEGATIVE_INFINITY;

        Whole(VitalSummary first) {
            code = first.code();
            unit = first.unit();
        }

        void add(VitalSummary vital) {
            count += vital.valid();
            vital.average().ifPresent(average -> total += average * vital.valid());
            vital.lowest().ifPresent(value -> lowest = Math.min(lowest, value));
            vital.highest().ifPresent(value -> highest = Math.max(highest, value));
        }

        boolean known() {
            return count > 0;
        }

        double average() {
            return total / count;
        }

        double lowest() {
            return lowest;
        }

        double highest() {
            return highest;
        }
    }

    /** Every kind that has a valid value, by short name. */
    static List<Whole> whole(List<MinuteRecord> minutes) {
        Map<String, Whole> all = new LinkedHashMap<>();
        for (MinuteRecord minute : minutes) {
            for (VitalSummary vital : minute.vitals()) {
                all.computeIfAbsent(
                                vital.code().shortName() + ' ' + vital.unit(),
                                key -> new Whole(vital))
                        .add(vital);
            }
        }
        return all.values().stream().filter(Whole::known).toList();
    }

    /** {@code SpO2 97 (95-99) % · Pulse 71 (66-80) /min · 12 min}, marked when simulated. */
    static String line(SessionRecord session, List<MinuteRecord> minutes, Locale locale) {
        Texts texts = Texts.of(Monitor.class, locale);
        String values =
                whole(minutes).stream()
                        .map(w -> line(w, texts) + " · ")
                        .collect(Collectors.joining());
        String mark = session.simulated() ? "[" + texts.get("simulated") + "] " : "";
        return mark + values + duration(length(session, minutes), texts);
    }

    /** Until its end; while it runs, until the end of the last minute that is filed. */
    private static Duration length(SessionRecord session, List<MinuteRecord> minutes) {
        Instant end =
                session.ended()
                        .orElseGet(
                                () ->
                                        minutes.isEmpty()
                                                ? session.started()
                                                : minutes.getLast().minute().plus(MINUTE));
        return Duration.between(session.started(), end);
    }

    /** {@code 15 s}, {@code 2 min 5 s}, {@code 3 h 10 min}: the two largest units that count. */
    private static String duration(Duration length, Texts texts) {
        long seconds = Math.max(0, (length.toMillis() + 500) / 1000);
        long[] amounts = {seconds / 3600, seconds / 60 % 60, seconds % 60};
        String[] units = {"duration.hours", "duration.minutes", "duration.seconds"};
        int largest = amounts[0] > 0 ? 0 : amounts[1] > 0 ? 1 : 2;
        String text = texts.get(units[largest], amounts[largest]);
        return largest < 2 && amounts[largest + 1] > 0
                ? text + ' ' + texts.get(units[largest + 1], amounts[largest + 1])
                : text;
    }

    private static String line(Whole whole, Texts texts) {
        DecimalFormat format =
                new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return text(texts, whole.code.shortName(), whole.code.shortName())
                + ' '
                + format.format(whole.average())
                + " ("
                + format.format(whole.lowest())
                + "–"
                + format.format(whole.highest())
                + ") "
                + whole.unit;
    }

    /** A text that a driver's own kind of value may not have. */
    static String text(Texts texts, String key, String otherwise) {
        try {
            return texts.get(key);
        } catch (MissingResourceException e) {
            return otherwise;
        }
    }
}
