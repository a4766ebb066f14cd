package org.meridian.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Finding.Decision.State;
import org.meridian.core.record.FindingId;
import org.meridian.core.text.Texts;
import org.meridian.testkit.archive.Part10;
import org.meridian.testkit.extension.ProductExtensions;
import org.meridian.workflow.Workstation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Every option of the search command as it is typed, on four persons of whom each leaves some out.
 */
class SearchCommandTest {
    private static final Pattern OPTION = Pattern.compile("--([a-z-]+)");
    private static final Set<String> EVERYBODY = Set.of("P1", "P2", "P3", "P4");

    private final Captured terminal = new Captured();
    private final Set<String> used = new TreeSet<>();
    private final Path folder;
    private final Workstation workstation;

    SearchCommandTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        workstation =
                Stations.open(
                        folder,
                        "wang",
                        ProductExtensions.registry(
                                Map.of(
                                        "org.meridian.cli.tests",
                                        Objects.requireNonNull(
                                                SearchCommandTest.class.getResourceAsStream(
                                                        "plugins.xml")))));
        person(1, "Bauer^Anna", "F", "19500101", "20240412", "CHEST", "CT", 6);
        person(2, "Bauer^Karl", "M", "20100101", "20240812", "HEAD", "CT", 10);
        person(3, "Costa^Rosa", "F", "19900101", "20230105", "HEAD", "CT", 14);
        person(4, "Dubois^Jean", "M", "19800101", "20240301", "NECK", "MR", 1);
        workstation.imports().run(List.of(folder.resolve("in")), Progress.NONE);
        decide(1, State.ACCEPTED);
        decide(2, State.REJECTED);
        detect(3);
        record("P1", 85);
        record("P2", 97);
    }

    private void person(
            int study,
            String name,
            String sex,
            String born,
            String day,
            String part,
            String modality,
            int slices)
            throws IOException {
        for (int slice = 1; slice <= slices; slice++) {
            new Part10(study, 1, slice)
                    .text(0x00080020, "DA", day)
                    .text(0x00080060, "CS", modality)
                    .text(0x00100010, "PN", name)
                    .text(0x00100030, "DA", born)
                    .text(0x00100040, "CS", sex)
                    .text(0x00180015, "CS", part)
                    .text(0x00180050, "DS", "2")
                    .text(0x00200032, "DS", "0\\0\\" + 2 * slice)
                    .text(0x00200037, "DS", "1\\0\\0\\0\\1\\0")
                    .text(0x00200052, "UI", "2.25." + study + ".9")
                    .text(0x00280030, "DS", "1\\1")
                    .write(folder.resolve("in/" + study + "-" + slice + ".dcm"));
        }
    }

    private FindingId detect(int study) {
        return workstation
                .detection()
                .detect("2.25." + study, Optional.empty(), Progress.NONE)
                .findings()
                .getFirst()
                .id();
    }

    private void decide(int study, State state) {
        workstation.decisions().decide(detect(study), state, "seen by two");
    }

    private void record(String patient, int saturation) {
        json(
                "monitor",
                "record",
                patient,
                "--port",
                "simulator:steady:" + saturation,
                "--seconds",
                "1");
    }

    @AfterEach
    void close() {
        workstation.close();
    }

    private JsonObject json(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--json");
        int code = terminal.run(workstation, folder, Locale.ENGLISH, all.toArray(String[]::new));
        assertEquals(0, code, terminal.err.toString());
        return terminal.document();
    }

    private JsonObject search(String... words) {
        List<String> all = new ArrayList<>(List.of("search"));
        all.addAll(List.of(words));
        all.stream().filter(w -> w.startsWith("--")).forEach(w -> used.add(w.substring(2)));
        return json(all.toArray(String[]::new));
    }

    private static List<String> ids(JsonObject result) {
        return values(result, "hits", "patientID");
    }

    private static List<String> values(JsonObject result, String array, String member) {
        return result.getJsonArray(array).getValuesAs(JsonObject.class).stream()
                .map(hit -> hit.getString(member))
                .toList();
    }

    /** The answer is these persons, and leaves somebody out. */
    private void assertFinds(Set<String> persons, String... words) {
        assertFalse(persons.isEmpty() || persons.equals(EVERYBODY));
        assertEquals(persons, Set.copyOf(ids(search(words))), String.join(" ", words));
    }

    @Test
    void everyOptionOfTheHelpNarrowsOrOrdersWhatIsFound() {
        assertEquals(EVERYBODY, Set.copyOf(ids(search("since 2000"))));
        assertFinds(Set.of("P1", "P2"), "bauer");
        assertFinds(Set.of("P4"), "--modality", "MR");
        assertFinds(Set.of("P2", "P3"), "--body-part", "HEAD");
        assertFinds(Set.of("P1", "P3"), "--sex", "F");
        assertFinds(Set.of("P1"), "--age", ">60");
        assertFinds(Set.of("P2"), "--age", "<20");
        assertFinds(Set.of("P2"), "--from", "2024-06", "--kind", "study");
        assertFinds(Set.of("P3"), "--to", "2023");
        assertFinds(Set.of("P4", "P1"), "--from", "2024-01", "--to", "spring 2024");
        assertFinds(Set.of("P1", "P2", "P3"), "--kind", "finding");
        assertFinds(Set.of("P1", "P2"), "--kind", "vitals");
        assertEquals(
                Set.of("study"), Set.copyOf(values(search("--kind", "study"), "hits", "kind")));
        assertFinds(Set.of("P3"), "--finding-size", ">12");
        assertFinds(Set.of("P1"), "--finding-size", "<8");
        assertFinds(Set.of("P3"), "--decision", "open");
        assertFinds(Set.of("P1"), "--decision", "accepted");
        assertFinds(Set.of("P2"), "--decision", "rejected");
        assertFinds(Set.of("P1"), "--vital", "spo2<90");
        assertFinds(Set.of("P2"), "--vital", "spo2>95");
        assertFinds(Set.of("P1"), "bauer", "--sex", "F", "--modality", "CT");
        orders();
        suggestsAndKeeps();
        assertEquals(offered(Locale.ENGLISH), used);
        assertEquals(offered(Locale.SIMPLIFIED_CHINESE), used);
    }

    private void orders() {
        assertEquals(
                List.of("P3", "P4", "P1", "P2"),
                ids(search("since 2000", "--kind", "study", "--sort", "oldest")));
        assertEquals(
                List.of("P2", "P1", "P4", "P3"),
                ids(search("since 2000", "--kind", "study", "--sort", "date")));
        assertEquals(
                List.of("P1", "P2", "P3", "P4"),
                ids(search("since 2000", "--kind", "study", "--sort", "name")));
        JsonObject second =
                search(
                        "since 2000",
                        "--kind",
                        "study",
                        "--sort",
                        "oldest",
                        "--offset",
                        "1",
                        "--limit",
                        "2");
        assertEquals(List.of("P4", "P1"), ids(second));
        assertEquals(4, second.getInt("total"));
        JsonObject counted =
                search("since 2000", "--facets", "modality,year,sex,body-part,kind,decision")
                        .getJsonObject("facets");
        assertEquals(
                "CT:3 MR:1",
                counted.getJsonArray("modality").getValuesAs(JsonObject.class).stream()
                        .map(f -> f.getString("value") + ":" + f.getInt("count"))
                        .collect(Collectors.joining(" ")));
        assertEquals(6, counted.size(), counted.toString());
    }

    private void suggestsAndKeeps() {
        List<String> suggested = values(search("--suggest", "bau"), "suggestions", "text");
        assertFalse(suggested.isEmpty());
        assertTrue(suggested.stream().noneMatch(s -> s.contains("Costa")), suggested.toString());
        search("--save", "women", "female");
        search("--save", "men", "male");
        assertEquals(List.of("men", "women"), values(search("--list-saved"), "saved", "name"));
        assertFinds(Set.of("P1", "P3"), "--saved", "women");
        assertFinds(Set.of("P3"), "--saved", "women", "--to", "2023");
        search("--forget", "women");
        assertEquals(List.of("men"), values(search("--list-saved"), "saved", "name"));
    }

    /** The options that the help names. */
    private static Set<String> offered(Locale language) {
        return OPTION.matcher(Texts.of(CommandLine.class, language).get("help.search"))
                .results()
                .map((MatchResult r) -> r.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
