package org.meridian.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;
import org.meridian.core.store.IndexDocument;
import org.meridian.testkit.search.MemoryFiles;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** Marks stand in brackets. */
class HighlightTest {
    private static IndexDocument study(String name, String identifier, List<String> texts) {
        PersonName person = PersonName.parse(name);
        return new IndexDocument(
                "study",
                name,
                PatientKey.random(),
                person.display() + " · CT · 2024-05-31",
                List.of(person),
                List.of(identifier),
                texts,
                Optional.of(LocalDate.parse("2024-05-31")),
                Map.of("modality", "CT"),
                Map.of());
    }

    private static String bracketed(Highlight highlight) {
        StringBuilder text = new StringBuilder(highlight.text());
        for (Highlight.Span span : highlight.spans().reversed()) {
            text.insert(span.to(), ']').insert(span.from(), '[');
        }
        return text.toString();
    }

    private static String marks(IndexDocument document, SearchRequest request) {
        try (SearchIndex index = SearchIndex.open(new MemoryFiles())) {
            index.update(document);
            return index.search(request).hits().getFirst().highlights().stream()
                    .map(HighlightTest::bracketed)
                    .collect(Collectors.joining(" | "));
        }
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "王小, =王^小明, [王小]明 · CT · 2024-05-31",
        "小明, =王^小明, 王[小明] · CT · 2024-05-31",
        "wangx, =王^小明, [王小]明 · CT · 2024-05-31",
        "wxm ct, =王^小明, [王小明] · [CT] · 2024-05-31",
        "xiaomingwang, =王^小明, [王小明] · CT · 2024-05-31",
        "ming, =王^小明, 王小[明] · CT · 2024-05-31",
        "张学友, =張^學友, [張學友] · CT · 2024-05-31",
        "zengguo, =曾国藩, [曾国]藩 · CT · 2024-05-31",
        "lvbu, =吕布, [吕布] · CT · 2024-05-31",
        "tian, =𠮷田, 𠮷[田] · CT · 2024-05-31",
        "muller, Müller^Jürgen, [Müller] Jürgen · CT · 2024-05-31",
        "mueller, Müller^Jürgen, [Müller] Jürgen · CT · 2024-05-31",
        "juergn, Müller^Jürgen, Müller [Jürgen] · CT · 2024-05-31",
        "Ｓｍｉｔｈ, Smith^John, [Smith] John · CT · 2024-05-31",
        "smtih, Smith^John, [Smith] John · CT · 2024-05-31",
    })
    void aNameIsMarkedInTheTitle(String typed, String name, String expected) {
        assertEquals(expected, marks(study(name, "X", List.of()), SearchRequest.of(typed)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "P-00, [P-00]12.A",
        "p001, [P-001]2.A",
        "P0012A, [P-0012.A]",
    })
    void anIdentifierIsMarkedAtItsBeginning(String typed, String expected) {
        assertEquals(expected, marks(study("=李四", "P-0012.A", List.of()), SearchRequest.of(typed)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '#',
            value = {
                "结节 # 胸部平扫：右肺上叶见磨玻璃[结节]，建议随访",
                "右肺结节 # 胸部平扫：[右肺]上叶见磨玻璃[结节]，建议随访",
                "隨訪 # 胸部平扫：右肺上叶见磨玻璃结节，建议[随访]",
                "nodules # Solid [nodule] in the left lower lobe; nodular pleura",
                "lob # Solid nodule in the left lower [lob]e; nodular pleura",
                "left lobes # Solid nodule in the [left] lower [lobe]; nodular pleura"
            })
    void wordsAreMarkedInTheirText(String typed, String expected) {
        IndexDocument document =
                study(
                        "=李四",
                        "X",
                        List.of(
                                "胸部平扫：右肺上叶见磨玻璃结节，建议随访",
                                "Solid nodule in the left lower lobe; nodular pleura"));
        assertEquals(expected, marks(document, SearchRequest.of(typed)));
    }

    @Test
    void oneOfSeveralTextsIsMarkedWhereItStands() {
        SearchRequest request =
                SearchRequest.of("")
                        .withAnyOf(List.of(SearchRequest.of("nodule"), SearchRequest.of("结节")));
        assertEquals("右肺[结节]", marks(study("=李四", "X", List.of("右肺结节", "plain text")), request));
    }

    @Test
    void withoutWordsNothingIsMarked() {
        assertEquals("", marks(study("=李四", "X", List.of("text")), SearchRequest.of("")));
    }

    @Test
    void ofALongTextThePieceAroundTheMarkIsGivenAndEveryMarkLiesOnTheWord() {
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            String before = "𠮷Ａ字㎜ ".repeat(random.nextInt(60));
            String text = before + "Zyste " + "文e\u0301 ".repeat(random.nextInt(80)) + "ZYSTEN";
            try (SearchIndex index = SearchIndex.open(new MemoryFiles())) {
                index.update(study("=李四", "X", List.of(text)));
                Highlight piece =
                        index.search(SearchRequest.of("zyste"))
                                .hits()
                                .getFirst()
                                .highlights()
                                .getFirst();
                assertTrue(piece.text().length() <= 122);
                assertTrue(text.contains(piece.text().replace("…", "")), piece.text());
                assertTrue(!piece.spans().isEmpty());
                for (Highlight.Span span : piece.spans()) {
                    assertEquals(
                            "zyste",
                            piece.text()
                                    .substring(span.from(), span.to())
                                    .toLowerCase(Locale.ROOT));
                }
            }
        }
    }
}
