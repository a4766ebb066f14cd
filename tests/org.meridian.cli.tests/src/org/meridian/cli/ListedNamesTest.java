package org.meridian.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.access.Role;
import org.meridian.access.Setting;
import org.meridian.core.progress.Progress;
import org.meridian.search.SortOrder;
import org.meridian.testkit.archive.Part10;
import org.meridian.workflow.Workstation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Answers with many names, where two an hour are the most that need no reason. */
class ListedNamesTest {
    private static final String REASON = "a list for the health office";

    private final Captured terminal = new Captured();
    private final Path folder;
    private final Workstation alone;
    private final Workstation radiologist;

    ListedNamesTest(@TempDir Path folder) {
        this.folder = folder;
        alone = Stations.open(folder);
        alone.staff().add("li", List.of(Role.RADIOLOGIST));
        alone.oversight().set(Setting.NAMES_PER_HOUR, "2");
        alone.oversight().set(Setting.NIGHT_FROM, "00:00");
        alone.oversight().set(Setting.NIGHT_TO, "00:00");
        radiologist = alone.forCommand(Optional.of("li"));
    }

    @BeforeEach
    void add() throws IOException {
        for (int study = 1; study <= 6; study++) {
            new Part10(study, 1, 1)
                    // three pairs who look like one person each, and in each a date that is none
                    .text(0x00100010, "PN", "Person^" + "ABC".charAt(study % 3))
                    .text(0x00100030, "DA", "19700101")
                    .text(0x00080020, "DA", "20991231")
                    .write(folder.resolve("in/" + study));
        }
        alone.imports().run(List.of(folder.resolve("in")), Progress.NONE);
    }

    @AfterEach
    void close() {
        alone.close();
    }

    private JsonObject json(int exitCode, Workstation by, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--json");
        int code = terminal.run(by, folder, Locale.ENGLISH, all.toArray(String[]::new));
        assertEquals(exitCode, code, terminal.err.toString());
        return terminal.document();
    }

    private List<String> alerts() {
        return json(0, alone, "alerts", "list").getJsonArray("alerts").stream()
                .map(a -> a.asJsonObject().getString("rule"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "studies",
                "search person --limit 10000",
                "quality list --limit 1000",
                "quality duplicates"
            })
    void anAnswerWithManyNamesWantsAReason(String line) {
        String[] words = line.split(" ");
        JsonObject refused = json(1, radiologist, words);
        assertEquals("ACC-020", refused.getJsonObject("error").getString("code"));
        assertEquals(Set.of("error"), refused.keySet());
        assertFalse(terminal.out.toString().contains("Person"), terminal.out.toString());
        assertEquals(List.of("names"), alerts());
        json(0, radiologist, Stream.concat(Stream.of(words), Stream.of("--reason", REASON)));
        assertTrue(terminal.out.toString().contains("Person"), terminal.out.toString());
        assertEquals(
                REASON,
                json(0, alone, "alerts", "list")
                        .getJsonArray("alerts")
                        .getJsonObject(0)
                        .getString("reason"));
        // one reason covers the hour
        json(0, radiologist, words);
        assertEquals(List.of("names"), alerts());
    }

    private void json(int exitCode, Workstation by, Stream<String> words) {
        json(exitCode, by, words.toArray(String[]::new));
    }

    @Test
    void namesTakenPageByPageAreCountedTogether() {
        json(0, radiologist, "search", "person", "--limit", "2", "--sort", "name");
        json(0, radiologist, "search", "person", "--limit", "2", "--sort", "name");
        JsonObject next =
                json(
                        1,
                        radiologist,
                        "search",
                        "person",
                        "--limit",
                        "1",
                        "--offset",
                        "2",
                        "--sort",
                        "name");
        assertEquals("ACC-020", next.getJsonObject("error").getString("code"));
    }

    @Test
    void whoWorksAloneAndWhoLooksAtTheWindowIsNotStopped() {
        assertEquals(6, json(0, alone, "studies").getJsonArray("studies").size());
        assertEquals(6, radiologist.library().open(500).rows().size());
        assertEquals(
                6,
                radiologist
                        .searches()
                        .open("person")
                        .page(0, 200, SortOrder.RELEVANCE, Set.of())
                        .hits()
                        .size());
        assertEquals(List.of(), alerts());
    }

    @Test
    void inChineseTheReasonIsAskedForToo() {
        assertEquals(1, terminal.run(radiologist, folder, Locale.SIMPLIFIED_CHINESE, "studies"));
        assertEquals(
                "ACC-020: 此操作在本机构不寻常：一小时内列出的患者姓名极多。请说明理由后继续（命令行：--reason 理由）；审计员会看到。\n",
                terminal.err.toString());
    }
}
