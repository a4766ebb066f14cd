package org.meridian.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.MeridianException;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;
import org.meridian.core.store.IndexDocument;
import org.meridian.testkit.search.MemoryFiles;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

class SearchIndexTest {
    private static final PatientKey PATIENT = PatientKey.of("00000000-0000-0000-0000-000000000001");
    private static final LocalDate TODAY = LocalDate.of(2024, 6, 1);

    private final MemoryFiles files = new MemoryFiles();

    private static IndexDocument study(String key, String name, String day, String... texts) {
        return new IndexDocument(
                "study",
                key,
                PATIENT,
                "title of " + key,
                List.of(PersonName.parse(name)),
                List.of("P-00" + key, "1.2.840.113619." + key),
                List.of(texts),
                Optional.of(LocalDate.parse(day)),
                Map.of("modality", "CT\\SR", "bodyPartExamined", "CHEST"),
                Map.of(
                        "spo2min", 80.0 + Integer.parseInt(key),
                        "spo2max", 80.0 + Integer.parseInt(key)));
    }

    private static List<Hit> find(SearchIndex index, String text, int limit) {
        return index.search(QueryLanguage.parse(text, TODAY).withPage(0, limit)).hits();
    }

    private static List<String> keys(SearchIndex index, String text) {
        return find(index, text, 50).stream().map(Hit::key).sorted().toList();
    }

    @Test
    void anUpdateIsFoundAtOnceWithAllItsValues() {
        try (SearchIndex index = SearchIndex.open(files)) {
            index.update(study("1", "=王小明", "2024-05-31"));
            Hit hit = find(index, "王小明", 10).getFirst();
            assertEquals("study", hit.kind());
            assertEquals("1", hit.key());
            assertEquals(PATIENT, hit.patient());
            assertEquals("title of 1", hit.title());
        }
    }

    @Test
    void anUpdateReplacesAndADeleteRemoves() {
        try (SearchIndex index = SearchIndex.open(files)) {
            index.update(study("1", "=王小明", "2024-05-31"));
            index.update(study("1", "=李四", "2024-05-31"));
            assertEquals(List.of(), keys(index, "王小明"));
            assertEquals(List.of("1"), keys(index, "李四"));
            index.delete("study", "1");
            assertEquals(List.of(), keys(index, "李四"));
        }
    }

    @Test
    void wordsOfSeveralFieldsMustAllBeFound() {
        try (SearchIndex index = SearchIndex.open(files)) {
            index.update(study("1", "Wang^XiaoMing=王^小明", "2024-05-31", "胸部平扫：右肺上叶见磨玻璃结节"));
            index.update(study("2", "=王小明", "2023-05-01", "Solid nodules in the left lower lobe"));
            assertEquals(List.of("1", "2"), keys(index, "王小明 CT"));
            assertEquals(List.of("1", "2"), keys(index, "王小明CT"));
            assertEquals(List.of("1", "2"), keys(index, "wxm ct chest"));
            assertEquals(List.of("1"), keys(index, "wxm 磨玻璃"));
            assertEquals(List.of("1", "2"), keys(index, "wxm 结节"));
            assertEquals(List.of("1"), keys(index, "玻璃结节"));
            assertEquals(List.of("1"), keys(index, "右肺结节"));
            assertEquals(List.of("1", "2"), keys(index, "王小明胸部"));
            assertEquals(List.of("2"), keys(index, "nodule lobes"));
            assertEquals(List.of("2"), keys(index, "nodu"));
            assertEquals(List.of("1"), keys(index, "王小明 2024"));
            assertEquals(List.of("2"), keys(index, "2023-05"));
            assertEquals(List.of("2"), keys(index, "20230501"));
            assertEquals(List.of(), keys(index, "2023-02-31"));
            assertEquals(List.of(), keys(index, "王小明 MR"));
            assertEquals(List.of("1", "2"), keys(index, "SR"));
        }
    }

    @Test
    void identifiersAreFoundByTheirBeginningAndNumbersByRange() {
        try (SearchIndex index = SearchIndex.open(files)) {
            index.update(study("1", "=王小明", "2024-05-31"));
            index.update(study("12", "=王小明", "2024-05-31"));
            assertEquals(List.of("1", "12"), keys(index, "p-001"));
            assertEquals(List.of("12"), keys(index, "P-0012"));
            assertEquals(List.of("12"), keys(index, "p0012"));
            assertEquals(List.of("12"), keys(index, "1.2.840.113619.12"));
            assertEquals("1", find(index, "1.2.840.113619.1", 1).getFirst().key());
            assertEquals(List.of("1"), keys(index, "spo2<90"));
            assertEquals(List.of("12"), keys(index, "SpO2>=92 王"));
            assertEquals(List.of(), keys(index, "spo2<81"));
            assertEquals(List.of("1"), keys(index, "spo2=81"));
        }
    }

    @Test
    void aFieldIsFoundInItsPartOfTheRecordAlone() {
        try (SearchIndex index = SearchIndex.open(files)) {
            index.update(study("1", "=王小明", "2024-05-31", "结节 nodule"));
            index.update(study("2", "Berg^Nodula=李结节", "2024-05-31", "王小明 wang"));
            assertEquals(List.of("1"), keys(index, "姓名:王小明"));
            assertEquals(List.of("1"), keys(index, "name:wang"));
            assertEquals(List.of("1"), keys(index, "name:\"wang xiaoming\""));
            assertEquals(List.of("2"), keys(index, "name:nodul"));
            assertEquals(List.of("1"), keys(index, "-name:berg"));
            assertEquals(List.of("2"), keys(index, "报告:王小明"));
            assertEquals(List.of("1"), keys(index, "text:nodules"));
            assertEquals(List.of("2"), keys(index, "编号:P-002"));
            assertEquals(List.of("1", "2"), keys(index, "id:p-00"));
            assertEquals(List.of(), keys(index, "id:wang"));
            assertEquals(List.of(), keys(index, "name:P-001"));
        }
    }

    @Test
    void theNewerComesFirstAmongEquals() {
        try (SearchIndex index = SearchIndex.open(files)) {
            index.update(study("1", "=王小明", "2022-05-31"));
            index.update(study("2", "=王小明", "2024-05-31"));
            index.update(study("3", "=王小明", "2023-05-31"));
            assertEquals(List.of("2", "3"), find(index, "王小明", 2).stream().map(Hit::key).toList());
        }
    }

    @Test
    void oddInputFindsNothingAndFailsNothing() {
        try (SearchIndex index = SearchIndex.open(files)) {
            index.update(study("1", "^=^=", "2024-05-31", "", " "));
            for (String odd :
                    List.of(
                            "'", "\"", "*", "?", "AND", "(", "\u0000", "ü", "<", "spo2<",
                            "\uD840")) {
                assertEquals(List.of(), keys(index, odd), odd);
            }
            assertEquals(List.of("1"), keys(index, "  "));
            assertEquals(List.of(), keys(index, "x".repeat(100_000)));
            assertEquals(List.of(), keys(index, "x ".repeat(10_000)));
        }
    }

    @Test
    void aLongTextIsKeptWholeAndMarked() {
        String text = "sound ".repeat(40_000) + "nodule";
        try (SearchIndex index = SearchIndex.open(files)) {
            index.update(study("1", "=王小明", "2024-05-31", text));
            Hit hit = find(index, "nodule", 10).getFirst();
            Highlight marked = hit.highlights().getFirst();
            Highlight.Span span = marked.spans().getFirst();
            assertEquals("nodule", marked.text().substring(span.from(), span.to()));
        }
    }

    @Test
    void aRecordIsToldWithTheDigestOfItsState() {
        IndexDocument first = study("1", "=王小明", "2024-05-31", "a", "b");
        IndexDocument turned = study("1", "=王小明", "2024-05-31", "b", "a");
        assertEquals(SearchIndex.digest(first), SearchIndex.digest(turned));
        assertNotEquals(
                SearchIndex.digest(first), SearchIndex.digest(study("1", "=王小明", "2024-05-30")));
        List<SearchIndex.Indexed> told = new ArrayList<>();
        try (SearchIndex index = SearchIndex.open(files)) {
            index.update(study("1", "=王小明", "2024-05-30"));
            index.update(study("2", "=王小明", "2024-05-30"));
            index.update(first);
            index.delete("study", "2");
            index.records(told::add);
        }
        assertEquals(
                List.of(new SearchIndex.Indexed("study", "1", SearchIndex.digest(first))), told);
    }

    @Test
    void aCommitKeepsDocumentsAndCursorThroughAPowerCut() {
        assertEquals(OptionalLong.empty(), openAndCursor(files));
        SearchIndex index = SearchIndex.open(files);
        index.update(study("1", "=王小明", "2024-05-31"));
        index.commit(41);
        index.update(study("2", "=王小明", "2024-05-31"));
        assertEquals(List.of("1", "2"), keys(index, "王小明"));
        MemoryFiles left = files.afterPowerCut();
        index.close();
        try (SearchIndex again = SearchIndex.open(left)) {
            assertEquals(OptionalLong.of(41), again.cursor());
            assertEquals(List.of("1"), keys(again, "王小明"));
        }
    }

    @Test
    void afterAFailedWriteItGoesOnFromTheLastCommit() {
        try (SearchIndex index = SearchIndex.open(files)) {
            index.update(study("1", "=王小明", "2024-05-31"));
            index.commit(7);
            files.setFull(true);
            index.update(study("2", "=王小明", "2024-05-31"));
            assertThrows(MeridianException.class, () -> index.commit(8));
            files.setFull(false);
            assertTrue(index.resume());
            assertEquals(OptionalLong.of(7), index.cursor());
            assertEquals(List.of("1"), keys(index, "王小明"));
            index.update(study("2", "=王小明", "2024-05-31"));
            index.commit(8);
            assertEquals(List.of("1", "2"), keys(index, "王小明"));
            assertFalse(index.resume(), "nothing had failed");
        }
    }

    @Test
    void closingWithoutACommitForgetsWhatTheCursorDoesNotCover() {
        SearchIndex index = SearchIndex.open(files);
        index.update(study("1", "=王小明", "2024-05-31"));
        index.commit(7);
        index.update(study("2", "=王小明", "2024-05-31"));
        index.close();
        try (SearchIndex again = SearchIndex.open(files)) {
            assertEquals(OptionalLong.of(7), again.cursor());
            assertEquals(List.of("1"), keys(again, "王小明"));
        }
    }

    @Test
    void aDamagedIndexStartsEmptyWithoutACursor() {
        try (SearchIndex index = SearchIndex.open(files)) {
            index.update(study("1", "=王小明", "2024-05-31"));
            index.commit(7);
        }
        files.damage();
        try (SearchIndex again = SearchIndex.open(files)) {
            assertEquals(OptionalLong.empty(), again.cursor());
            assertEquals(List.of(), keys(again, ""));
            again.update(study("2", "=王小明", "2024-05-31"));
            again.commit(8);
            assertEquals(List.of("2"), keys(again, ""));
        }
    }

    @Test
    void clearingLeavesNothing() {
        try (SearchIndex index = SearchIndex.open(files)) {
            index.update(study("1", "=王小明", "2024-05-31"));
            index.commit(1);
            index.clear();
            assertEquals(List.of(), keys(index, ""));
        }
    }

    @Test
    void manySegmentsAndMergesFindTheSameAsAList() {
        Random random = new Random(20);
        String characters = "王李张刘陈杨黄赵周吴徐孙马朱胡林郭何高罗";
        String[] names = new String[2000];
        try (SearchIndex index = SearchIndex.open(files)) {
            for (int i = 0; i < names.length; i++) {
                StringBuilder name = new StringBuilder();
                for (int c = 0; c < 3; c++) {
                    name.append(characters.charAt(random.nextInt(characters.length())));
                }
                names[i] = name.toString();
                index.update(study(Integer.toString(i), "=" + name, "2024-05-31"));
                if (i % 100 == 99) {
                    find(index, names[i], 1);
                    index.commit(i);
                }
            }
            for (int i = 0; i < 200; i++) {
                String part = names[random.nextInt(names.length)].substring(1);
                long expected = List.of(names).stream().filter(n -> n.contains(part)).count();
                assertNotEquals(0, expected);
                assertEquals(expected, find(index, part, 2000).size(), part);
            }
        }
    }

    private static OptionalLong openAndCursor(MemoryFiles files) {
        try (SearchIndex index = SearchIndex.open(files)) {
            return index.cursor();
        }
    }
}
