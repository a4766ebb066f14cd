package org.meridian.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;
import org.meridian.core.store.IndexDocument;
import org.meridian.testkit.search.MemoryFiles;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

class SuggestionTest {
    private static final SearchIndex INDEX = SearchIndex.open(new MemoryFiles());

    @BeforeAll
    static void fill() {
        add("1", "Wang^XiaoMing=王^小明", "P-0012", "CT", "CHEST", "Nodules of the lung");
        add("2", "Wang^XiaoMing=王^小明", "P-0012", "CT", "CHEST", "右肺结节");
        add("3", "=王小红", "P-0013", "MR", "BRAIN", "胆囊结石");
        add("4", "=曾国藩", "A77", "US", "ABDOMEN", "gallstones");
        add("5", "Müller^Jürgen", "A78", "US", "CHEST", "");
        add("6", "=汪明", "A79", "US", "CHEST", "");
        INDEX.delete("study", "6");
    }

    @AfterAll
    static void close() {
        INDEX.close();
    }

    private static void add(
            String key, String name, String id, String modality, String part, String text) {
        INDEX.update(
                new IndexDocument(
                        "study",
                        key,
                        PatientKey.random(),
                        "title",
                        List.of(PersonName.parse(name)),
                        List.of(id, "1.2.840.10008.1234567890.1234567890." + key),
                        List.of(text),
                        Optional.empty(),
                        Map.of("modality", modality, "bodyPartExamined", part),
                        Map.of()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                // names by characters from any place, pinyin, initials, other readings, Latin
                "王; 王小明 name 2, 王小红 name 1",
                "小明; 王小明 name 2",
                "wangxiaom; 王小明 name 2",
                "WXM; 王小明 name 2",
                "wang xiao h; 王小红 name 1",
                "ceng; 曾国藩 name 1",
                "mueller; Müller Jürgen name 1",
                "jurg; Müller Jürgen name 1",
                // what was deleted is not suggested
                "汪; ''",
                // identifiers as they are written, but no UIDs
                "p-00; P-0012 identifier 2, P-0013 identifier 1",
                "a7; A77 identifier 1, A78 identifier 1",
                "1.2.8; ''",
                // keywords with their field
                "ct; CT modality 2",
                "che; CHEST bodyPartExamined 3",
                // words of texts, as they are written
                "结; 结石 word 1, 结节 word 1",
                "nod; nodules word 1",
                "gallst; gallstones word 1",
                // in one part of the record, with the field as it was typed
                "name:wang; name:王小明 name 2, name:王小红 name 1",
                "Name:jurg; Name:\"Müller Jürgen\" name 1",
                "姓名:小; 姓名:王小明 name 2, 姓名:王小红 name 1",
                "chest 姓名：王; 姓名:王小明 name 2",
                "编号:p-; ''",
                "编号:p-00; 编号:P-0012 identifier 2, 编号:P-0013 identifier 1",
                "id:wang; ''",
                "text:wang; ''",
                "报告:结; 报告:结石 word 1, 报告:结节 word 1",
                // the last word, together with the others
                "王小明 结; 结节 word 1",
                "chest m; 王小明 name 2, Müller Jürgen name 1",
                "王小红 ct; ''",
                "zzz; ''"
            })
    void suggestsWhatARecordHas(String typed, String expected) {
        assertEquals(
                expected,
                INDEX.suggest(typed, 10).stream()
                        .map(s -> s.text() + " " + s.kind() + " " + s.count())
                        .collect(Collectors.joining(", ")));
    }

    @Test
    void nothingIsSuggestedForNothing() {
        assertEquals(List.of(), INDEX.suggest("  ", 10));
    }

    @Test
    void noMoreThanWantedAreGiven() {
        assertEquals(List.of("王小明"), INDEX.suggest("w", 1).stream().map(s -> s.text()).toList());
    }
}
