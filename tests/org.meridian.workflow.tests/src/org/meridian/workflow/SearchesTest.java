package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.archive.ArchiveError;
import org.meridian.archive.SavedSearch;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Finding;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.LedgerEntry;
import org.meridian.search.SearchError;
import org.meridian.search.SortOrder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A person is found by what is in several rooms, and a report by its words. */
class SearchesTest {
    private static final String SR = "1.2.840.10008.5.1.4.1.1.88.11";
    private static final String ENCAPSULATED_CDA = "1.2.840.10008.5.1.4.1.1.104.2";

    private final TestStation station;
    private final Workstation workstation;

    SearchesTest(@TempDir Path folder) throws IOException {
        station = new TestStation(folder);
        workstation = station.workstation();
    }

    @AfterEach
    void close() {
        station.close();
    }

    @Test
    void theWomanWithTheNoduleIsFoundByHerStudyWhateverHerOwnWords() throws IOException {
        LocalDate lastYear = LocalDate.now().minusYears(1).withMonth(4).withDayOfMonth(12);
        String spring = person(1, "F", lastYear);
        person(2, "M", lastYear);
        person(3, "F", lastYear.withMonth(8));
        for (int study = 1; study <= 3; study++) {
            detect("2.25." + study);
        }
        List<Found> found = workstation.searches().search("去年春天 女 结节", 10);
        assertEquals(
                List.of(Optional.of(spring)),
                found.stream()
                        .map(f -> f.study().map(s -> s.studyInstanceUID()))
                        .distinct()
                        .toList());
        assertEquals("finding", found.getFirst().kind());
        // the findings of a study are no lines of their own where nobody asks for them
        assertEquals(
                List.of("study"),
                workstation.searches().search("P1", 10).stream().map(Found::kind).toList());
        assertEquals(1, workstation.searches().search("未判定 60岁以上 女 去年四月", 10).size());
    }

    private String person(int study, String sex, LocalDate day) throws IOException {
        for (int slice = 1; slice <= 6; slice++) {
            TestStation.slice(study, 1, slice)
                    .text(0x00080020, "DA", day.format(DateTimeFormatter.BASIC_ISO_DATE))
                    .text(0x00100040, "CS", sex)
                    .write(station.file(study, 1, slice));
        }
        station.importFiles();
        return "2.25." + study;
    }

    private List<Finding> detect(String study) {
        return workstation.detection().detect(study, Optional.empty(), Progress.NONE).findings();
    }

    @Test
    void aNameIsSuggestedByItsBeginningAndIsOneEntryWithItsList() throws IOException {
        station.importSeries(1, 1, 1);
        OpenSearch typed = workstation.searches().open("wang");
        assertEquals("王小明", typed.suggestions(5).getFirst().text());
        typed.page(0, 5, SortOrder.RELEVANCE, Set.of());
        assertEquals(1, station.entries(LedgerEntry.Type.SEARCH).size());
    }

    private List<String> typed() {
        return station.entries(LedgerEntry.Type.SEARCH).stream()
                .map(e -> e.content().getOrDefault("query", "-"))
                .toList();
    }

    @Test
    void whatWasTypedIsReadUntilSomebodyWhomItMayNameIsForgotten() throws IOException {
        station.importSeries(1, 1, 1);
        station.importSeries(2, 1, 1);
        Searches searches = workstation.searches();
        searches.search("P1", 9);
        searches.search("P2", 9);
        searches.search("wang", 9);
        searches.open("wan").suggestions(5);
        searches.search("the neighbour", 9);
        assertEquals(List.of("the neighbour", "wan", "wang", "P2", "P1"), typed());
        PatientKey person = station.patient("P1").key();
        Forgetting.Forgotten forgotten = workstation.forgetting().forget(person, "asked to");
        assertEquals(4, forgotten.searches());
        assertEquals(List.of("-", "-", "-", "P2", "-"), typed());
        assertEquals(
                List.of(false, false, false, true, false),
                station.entries(LedgerEntry.Type.SEARCH).stream()
                        .map(AuditLine::readable)
                        .toList());
        searches.search("another neighbour", 9);
        assertEquals("another neighbour", typed().getFirst());
        assertTrue(workstation.audit().verify(Progress.NONE).valid());
    }

    @Test
    void savedSearchesThatNameSomebodyAreLostWithThem() throws IOException {
        station.importSeries(1, 1, 1);
        station.importSeries(2, 1, 1);
        Searches searches = workstation.searches();
        searches.save("王小明的片子", "ct");
        searches.save("xiaoming WANG", "2024");
        searches.save("number", "-ct id:p1");
        searches.save("order", "ACC1");
        searches.save("the Wangs", "wang");
        searches.save("nodules", "nodule P12");
        PatientKey person = station.patient("P1").key();
        assertEquals(
                ArchiveError.NAMING_REASON,
                assertThrows(
                                MeridianException.class,
                                () -> workstation.forgetting().forget(person, "王小明 asked"))
                        .errorCode());
        assertEquals(6, searches.saved().size());
        assertEquals(4, workstation.forgetting().forget(person, "asked to").saved());
        assertEquals(
                List.of("nodules", "the Wangs"),
                searches.saved().stream().map(SavedSearch::name).toList());
    }

    @Test
    void aReportIsFoundByItsWords() throws IOException {
        TestStation.slice(7, 1, 1)
                .text(0x00080016, "UI", SR)
                .text(0x00080060, "CS", "SR")
                .without(0x7FE00010)
                .text(0x0040A160, "UT", "右肺上叶见磨玻璃影，Spiculated margin")
                .item(0x0040A730, 0x0040A160, "UT", "建议三个月后复查")
                .write(station.file(7, 1, 1));
        TestStation.slice(8, 1, 1)
                .text(0x00080016, "UI", ENCAPSULATED_CDA)
                .without(0x7FE00010)
                .text(0x00420012, "LO", "text/XML")
                .bytes(
                        0x00420011,
                        "OB",
                        "<ClinicalDocument><text>Cholecystolithiasis</text></ClinicalDocument> "
                                .getBytes(StandardCharsets.UTF_8))
                .write(station.file(8, 1, 1));
        assertEquals(List.of(), station.importFiles().refused());
        for (String words : List.of("磨玻璃", "spiculated", "复查")) {
            assertEquals("2.25.7", workstation.searches().search(words, 9).getFirst().key(), words);
        }
        assertEquals("2.25.8", workstation.searches().search("cholecysto", 9).getFirst().key());
        assertEquals(List.of(), workstation.searches().search("ClinicalDocument", 9));
    }

    @Test
    void aUserKeepsSearchesUnderNames() {
        Searches searches = workstation.searches();
        searches.save("spring", "woman last spring");
        searches.save("spring", "女 去年春天");
        searches.save("open", "decision:open");
        assertEquals(
                List.of(
                        new SavedSearch("open", "decision:open"),
                        new SavedSearch("spring", "女 去年春天")),
                searches.saved());
        searches.forget("open");
        assertEquals(1, searches.saved().size());
        assertCode(SearchError.NO_SAVED_SEARCH, () -> searches.forget("open"));
        assertCode(SearchError.BAD_NAME, () -> searches.save(" ", "x"));
        assertCode(SearchError.BAD_NAME, () -> searches.save("x".repeat(101), "x"));
    }

    private static void assertCode(SearchError code, Runnable call) {
        assertEquals(code, assertThrows(MeridianException.class, call::run).errorCode());
        assertTrue(code.code().startsWith("SEA-02"));
    }
}
