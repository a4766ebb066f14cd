package org.meridian.archive.internal;

import org.meridian.core.record.Patient;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.store.IndexContributor;
import org.meridian.core.store.IndexDocument;
import org.meridian.core.store.Reads;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Studies as the search index sees them. */
public final class StudyIndex implements IndexContributor {
    /** The kind given to the index queue. */
    public static final String KIND = "study";

    private static final String SEPARATOR = "\\";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<IndexDocument> document(Reads reads, String key) {
        return Tables.study(reads, key)
                .flatMap(
                        study ->
                                Tables.patient(reads, study.patient())
                                        .map(p -> document(study, p, Tables.series(reads, key))));
    }

    @Override
    public void keys(Reads reads, Consumer<String> key) {
        reads.query("select study_uid from archive_study", r -> r.text("study_uid")).forEach(key);
    }

    private static IndexDocument document(Study study, Patient patient, List<Series> series) {
        List<String> texts = new ArrayList<>();
        texts.add(study.studyDescription());
        series.forEach(s -> texts.add(s.seriesDescription()));
        List<String> identifiers = new ArrayList<>();
        identifiers.addAll(
                List.of(patient.patientID(), study.accessionNumber(), study.studyInstanceUID()));
        series.forEach(s -> identifiers.add(s.seriesInstanceUID()));
        return new IndexDocument(
                KIND,
                study.studyInstanceUID(),
                study.patient(),
                patient.name().display() + " · " + line(study),
                List.of(patient.name()),
                identifiers.stream().filter(i -> !i.isEmpty()).distinct().toList(),
                texts.stream().filter(t -> !t.isEmpty()).distinct().toList(),
                study.studyDate(),
                Map.of(
                        "modality",
                        String.join(SEPARATOR, study.modalities()),
                        "bodyPartExamined",
                        series.stream()
                                .map(Series::bodyPartExamined)
                                .filter(b -> !b.isEmpty())
                                .distinct()
                                .collect(Collectors.joining(SEPARATOR))),
                Map.of());
    }

    /** Modalities, description and date, as far as they are known. */
    public static String line(Study study) {
        return List.of(
                        String.join("/", study.modalities()),
                        study.studyDescription(),
                        study.studyDate().map(Object::toString).orElse(""))
                .stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }
}
