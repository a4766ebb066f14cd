package org.meridian.ui.viewer.objects;

import org.meridian.core.text.Texts;
import org.meridian.dicom.waveform.Recording;
import org.meridian.dicom.waveform.Waveform;
import org.meridian.dicom.waveform.WaveformNote;
import org.meridian.ui.viewer.objects.EcgModel.Caliper;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words around waveforms, in the reader's language; what the file says stays as it is. */
final class EcgText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final double MILLISECONDS = 1000;

    private final Texts texts;

    EcgText(Locale locale) {
        texts = Texts.of(EcgText.class, locale);
    }

    /** The groups by their labels; by their number where they have none. */
    List<String> groups(Recording recording) {
        List<String> names = new ArrayList<>();
        for (Waveform group : recording.groups()) {
            int number = names.size() + 1;
            names.add(group.label().isBlank() ? texts.get("ecg.group", number) : group.label());
        }
        return names;
    }

    String speed(double speed) {
        return texts.get("ecg.speed", number(speed, "0.#"));
    }

    String gain(double gain) {
        return texts.get("ecg.gain", number(gain, "0.#"));
    }

    /** When it was recorded, and all that it states or measures itself. */
    String said(Recording recording) {
        List<String> parts = new ArrayList<>();
        recording.started().ifPresent(at -> parts.add(TIME.format(at)));
        for (WaveformNote note : recording.notes()) {
            if (note.moments().isEmpty()) {
                parts.add(said(note));
            }
        }
        return String.join(" \u00b7 ", parts);
    }

    private static String said(WaveformNote note) {
        String said =
                note.value().map(v -> v.number() + " " + v.unit()).orElse(note.text()).strip();
        return (note.name() + " " + said).strip();
    }

    /** The distance in time and value, and the rate where it is that of two beats. */
    String measured(Caliper caliper, String unit) {
        String time = number(caliper.seconds() * MILLISECONDS, "0");
        String value = number(caliper.value(), "0.00") + " " + unit;
        return caliper.rate()
                .map(rate -> texts.get("ecg.measured", time, value, number(rate, "0")))
                .orElse(texts.get("ecg.measured.value", value));
    }

    /** The lead of a channel without the word for it and without its discoverer. */
    static String lead(String source) {
        return source.replaceFirst("^Lead\\s+", "").replaceFirst("\\s*\\(.*\\)$", "");
    }

    private static String number(double value, String format) {
        return new DecimalFormat(format, DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(value);
    }
}
