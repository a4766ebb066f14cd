package org.meridian.analysis;

import org.meridian.core.record.Finding;
import org.meridian.core.record.FindingId;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Study;
import org.meridian.core.store.DescribedStudy;
import org.meridian.core.store.IndexContributor;
import org.meridian.core.store.IndexDocument;
import org.meridian.core.store.Reads;
import org.meridian.core.store.StudyDirectory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Findings that stand, as the search index sees them: found by their names in both languages,
 * together with whose they are and all that describes their study.
 */
public final class FindingIndex implements IndexContributor {
    /** The archive's kind of a study, whose key is its UID. */
    private static final String STUDY = "study";

    private final StudyDirectory studies;

    public FindingIndex(StudyDirectory studies) {
        this.studies = studies;
    }

    @Override
    public String kind() {
        return FindingRepository.KIND;
    }

    @Override
    public Optional<IndexDocument> document(Reads reads, String key) {
        return FindingRepository.findStanding(reads, FindingId.parse(key))
                .map(
                        finding ->
                                document(
                                        finding, studies.study(reads, finding.studyInstanceUID())));
    }

    private static IndexDocument document(Finding finding, Optional<DescribedStudy> described) {
        Optional<Study> study = described.map(DescribedStudy::study);
        Optional<Patient> patient = described.map(DescribedStudy::patient);
        Map<String, String> keywords =
                new HashMap<>(described.map(DescribedStudy::keywords).orElse(Map.of()));
        keywords.put("findingType", finding.type());
        keywords.put("decision", finding.decision().state().name());
        keywords.put("model", finding.provenance().modelId());
        Map<String, Double> numbers =
                new HashMap<>(described.map(DescribedStudy::numbers).orElse(Map.of()));
        numbers.put("diameter", finding.diameter());
        numbers.put("score", finding.score());
        List<String> texts = new ArrayList<>();
        texts.add(new FindingTexts(Locale.ENGLISH).type(finding.type()));
        texts.add(new FindingTexts(Locale.SIMPLIFIED_CHINESE).type(finding.type()));
        texts.add(finding.decision().reason());
        study.map(Study::studyDescription).filter(t -> !t.isEmpty()).ifPresent(texts::add);
        return new IndexDocument(
                FindingRepository.KIND,
                finding.id().toString(),
                patient.map(Patient::key).orElse(finding.patient()),
                title(finding, patient),
                patient.map(Patient::names).orElse(List.of()),
                Stream.concat(
                                patient.stream().flatMap(p -> p.patientIDs().stream()),
                                Stream.of(
                                        finding.id().toString(),
                                        finding.studyInstanceUID(),
                                        study.map(Study::accessionNumber).orElse("")))
                        .filter(identifier -> !identifier.isEmpty())
                        .toList(),
                texts,
                study.flatMap(Study::studyDate)
                        .or(() -> Optional.of(day(finding.provenance().time()))),
                Map.copyOf(keywords),
                Map.copyOf(numbers));
    }

    private static LocalDate day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static String title(Finding finding, Optional<Patient> patient) {
        return patient.map(p -> p.name().display() + " · ").orElse("")
                + new FindingTexts(Locale.getDefault()).title(finding.type(), finding.diameter());
    }

    @Override
    public void related(Reads reads, String kind, String key, Consumer<String> keys) {
        if (kind.equals(STUDY)) {
            reads.query(
                            "SELECT f.id FROM analysis_finding f JOIN analysis_run r ON r.id ="
                                    + " f.run WHERE r.study = ?",
                            row -> new FindingId(row.number("id")),
                            key)
                    .forEach(id -> keys.accept(id.toString()));
        }
    }

    @Override
    public void keys(Reads reads, Consumer<String> key) {
        reads.query(
                        "SELECT id FROM analysis_finding ORDER BY id",
                        row -> new FindingId(row.number("id")))
                .forEach(id -> key.accept(id.toString()));
    }
}
