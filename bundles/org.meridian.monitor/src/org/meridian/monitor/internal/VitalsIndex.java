package org.meridian.monitor.internal;

import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.DescribedStudy;
import org.meridian.core.store.IndexContributor;
import org.meridian.core.store.IndexDocument;
import org.meridian.core.store.PatientDirectory;
import org.meridian.core.store.Reads;
import org.meridian.core.text.Texts;
import org.meridian.monitor.MinuteRecord;
import org.meridian.monitor.Monitor;
import org.meridian.monitor.SessionRecord;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Sessions as the search index sees them: by the patient's name and ID, by the names of what was
 * measured in both languages, and by numbers ({@code spo2}, {@code spo2min}, {@code spo2max}).
 */
public final class VitalsIndex implements IndexContributor {
    /** The archive's kind of a person's record, whose key is the patient's. */
    private static final String PATIENT = "patient";

    private final PatientDirectory patients;

    public VitalsIndex(PatientDirectory patients) {
        this.patients = patients;
    }

    @Override
    public String kind() {
        return Filing.KIND;
    }

    @Override
    public Optional<IndexDocument> document(Reads reads, String key) {
        return Tables.session(reads, UUID.fromString(key))
                .map(
                        session ->
                                document(
                                        session,
                                        Tables.minutes(reads, session.id()),
                                        patients.patient(reads, session.patient())));
    }

    @Override
    public void related(Reads reads, String kind, String key, Consumer<String> keys) {
        if (kind.equals(PATIENT)) {
            Tables.sessions(reads, PatientKey.of(key))
                    .forEach(session -> keys.accept(session.id().toString()));
        }
    }

    @Override
    public void keys(Reads reads, Consumer<String> key) {
        reads.query("select session from monitor_session", row -> row.uuid("session"))
                .forEach(id -> key.accept(id.toString()));
    }

    private static IndexDocument document(
            SessionRecord session, List<MinuteRecord> minutes, Optional<Patient> patient) {
        List<VitalsText.Whole> whole = VitalsText.whole(minutes);
        Map<String, Double> numbers = new HashMap<>();
        List<String> texts = new ArrayList<>();
        for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            Texts words = Texts.of(Monitor.class, locale);
            texts.add(words.get("search.words"));
            whole.forEach(
                    w ->
                            texts.add(
                                    VitalsText.text(
                                            words, w.code.shortName() + ".words", w.code.name())));
            if (session.simulated()) {
                texts.add(words.get("simulated"));
            }
        }
        for (VitalsText.Whole one : whole) {
            numbers.put(one.code.shortName(), one.average());
            numbers.put(one.code.shortName() + "min", one.lowest());
            numbers.put(one.code.shortName() + "max", one.highest());
        }
        LocalDate day = session.started().atZone(ZoneId.systemDefault()).toLocalDate();
        Map<String, String> keywords =
                new HashMap<>(patient.map(DescribedStudy::keywords).orElse(Map.of()));
        keywords.put("driver", session.driver());
        patient.map(p -> DescribedStudy.numbers(p, day)).ifPresent(numbers::putAll);
        String title =
                patient.map(p -> p.name().display() + " · ").orElse("")
                        + VitalsText.line(session, minutes, Locale.getDefault())
                        + " · "
                        + day;
        return new IndexDocument(
                Filing.KIND,
                session.id().toString(),
                patient.map(Patient::key).orElse(session.patient()),
                title,
                patient.map(Patient::names).orElse(List.of()),
                patient.map(Patient::patientIDs).orElse(List.of()),
                texts,
                Optional.of(day),
                keywords,
                numbers);
    }
}
