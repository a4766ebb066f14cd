package org.meridian.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;
import org.meridian.core.store.IndexDocument;
import org.meridian.testkit.search.MemoryFiles;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A finding and a vital sign stand in two records of one person. */
class SamePersonTest {
    private static final LocalDate TODAY = LocalDate.of(2024, 6, 1);
    private static final PatientKey BOTH = PatientKey.random();

    private final SearchIndex index = SearchIndex.open(new MemoryFiles());

    SamePersonTest() {
        add("finding", "both", BOTH, Map.of("diameter", 9.0));
        add("vitals", "recording", BOTH, Map.of("spo2min", 85.0, "spo2max", 97.0));
        PatientKey healthy = PatientKey.random();
        add("finding", "healthy", healthy, Map.of("diameter", 12.0));
        add("vitals", "good", healthy, Map.of("spo2min", 95.0, "spo2max", 99.0));
        add("finding", "alone", PatientKey.random(), Map.of("diameter", 15.0));
        add("vitals", "without", PatientKey.random(), Map.of("spo2min", 80.0, "spo2max", 90.0));
        index.commit(1);
        add("finding", "small", BOTH, Map.of("diameter", 3.0));
    }

    private void add(String kind, String key, PatientKey patient, Map<String, Double> numbers) {
        boolean finding = kind.equals("finding");
        index.update(
                new IndexDocument(
                        kind,
                        key,
                        patient,
                        key,
                        List.of(PersonName.parse("=王^小明")),
                        List.of(),
                        finding ? List.of("nodule", "结节") : List.of(),
                        Optional.of(TODAY.minusDays(1)),
                        finding ? Map.of("findingType", "NODULE") : Map.of(),
                        numbers));
    }

    @AfterEach
    void close() {
        index.close();
    }

    private List<String> keys(SearchRequest request) {
        return index.search(request).hits().stream().map(Hit::key).sorted().toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nodule over 8 mm spo2 below 90",
                "大于8毫米的结节 血氧低于90",
                "王小明 size:>8 spo2<90",
                "spo2<90 nodule over 8 mm since May 2024"
            })
    void whoHasBothIsFound(String text) {
        ReadQuery query = QueryLanguage.read(text, TODAY);
        assertEquals(List.of(), keys(query.forStudies()));
        assertEquals(List.of("both"), keys(query.ofSamePerson().orElseThrow()));
    }

    @Test
    void aRecordThatIsGoneCountsNoMore() {
        index.delete("vitals", "recording");
        assertEquals(
                List.of(),
                keys(
                        QueryLanguage.read("nodule over 8 mm spo2<90", TODAY)
                                .ofSamePerson()
                                .orElseThrow()));
    }

    @Test
    void withoutAVitalSignNoOtherRecordIsAskedFor() {
        assertEquals(
                Optional.empty(),
                QueryLanguage.read("woman over 60 nodule over 8 mm", TODAY).ofSamePerson());
    }
}
