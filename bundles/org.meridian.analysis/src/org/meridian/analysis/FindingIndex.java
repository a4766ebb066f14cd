package org.meridian.analysis;

import org.meridian.core.record.Finding;
import org.meridian.core.record.FindingId;
import org.meridian.core.store.IndexContributor;
import org.meridian.core.store.IndexDocument;
import org.meridian.core.store.Reads;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Findings that stand, as the search index sees them; found by their names in both languages. */
public final class FindingIndex implements IndexContributor {
    @Override
    public String kind() {
        return FindingRepository.KIND;
    }

    @Override
    public Optional<IndexDocument> document(Reads reads, String key) {
        return FindingRepository.findStanding(reads, FindingId.parse(key))
                .map(FindingIndex::document);
    }

    private static IndexDocument document(Finding finding) {
        return new IndexDocument(
                FindingRepository.KIND,
                finding.id().toString(),
                finding.patient(),
                new FindingTexts(Locale.getDefault()).title(finding.type(), finding.diameter()),
                List.of(),
                List.of(finding.id().toString(), finding.studyInstanceUID()),
                List.of(
                        new FindingTexts(Locale.ENGLISH).type(finding.type()),
                        new FindingTexts(Locale.SIMPLIFIED_CHINESE).type(finding.type()),
                        finding.decision().reason()),
                Optional.of(finding.provenance().time().atZone(ZoneOffset.UTC).toLocalDate()),
                Map.of(
                        "findingType",
                        finding.type(),
                        "decision",
                        finding.decision().state().name(),
                        "model",
                        finding.provenance().modelId()),
                Map.of("diameter", finding.diameter(), "score", finding.score()));
    }

    @Override
    public void keys(Reads reads, Consumer<String> key) {
        reads.query(
                        "SELECT id FROM analysis_finding ORDER BY id",
                        row -> new FindingId(row.number("id")))
                .forEach(id -> key.accept(id.toString()));
    }
}
