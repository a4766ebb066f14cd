package org.meridian.archive.internal;

import org.meridian.archive.internal.merge.MergeRows;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.store.DescribedStudy;
import org.meridian.core.store.IndexContributor;
import org.meridian.core.store.IndexDocument;
import org.meridian.core.store.Reads;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Studies as the search index sees them. */
public final class StudyIndex implements IndexContributor {
    /** The kind given to the index queue. */
    public static final String KIND = "study";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<IndexDocument> document(Reads reads, String key) {
        return described(reads, key)
                .map(
                        study ->
                                document(
                                        study,
                                        Tables.series(reads, key),
                                        ReportRows.ofStudy(reads, key)));
    }

    /** A study as it is described here and beside what belongs to it. */
    public static Optional<DescribedStudy> described(Reads reads, String studyUID) {
        return Tables.study(reads, studyUID)
                .flatMap(
                        study ->
                                MergeRows.patient(reads, study.patient())
                                        .map(
                                                patient ->
                                                        new DescribedStudy(
                                                                study,
                                                                patient,
                                                                bodyParts(reads, studyUID))));
    }

    private static List<String> bodyParts(Reads reads, String studyUID) {
        return Tables.series(reads, studyUID).stream()
                .map(Series::bodyPartExamined)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }

    @Override
    public void keys(Reads reads, Consumer<String> key) {
        reads.query("select study_uid from archive_study", r -> r.text("study_uid")).forEach(key);
    }

    private static IndexDocument document(
            DescribedStudy described, List<Series> series, List<String> reports) {
        Study study = described.study();
        Patient patient = described.patient();
        List<String> texts = new ArrayList<>();
        texts.add(study.studyDescription());
        series.forEach(s -> texts.add(s.seriesDescription()));
        texts.addAll(reports);
        List<String> identifiers = new ArrayList<>();
        identifiers.addAll(patient.patientIDs());
        identifiers.addAll(List.of(study.accessionNumber(), study.studyInstanceUID()));
        series.forEach(s -> identifiers.add(s.seriesInstanceUID()));
        return new IndexDocument(
                KIND,
                study.studyInstanceUID(),
                patient.key(),
                patient.name().display() + " · " + line(study),
                patient.names(),
                identifiers.stream().filter(i -> !i.isEmpty()).distinct().toList(),
                texts.stream().filter(t -> !t.isEmpty()).distinct().toList(),
                study.studyDate(),
                described.keywords(),
                described.numbers());
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
