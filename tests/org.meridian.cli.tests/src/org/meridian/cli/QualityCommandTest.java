package org.meridian.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.progress.Progress;
import org.meridian.testkit.archive.Part10;
import org.meridian.workflow.Workstation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whole command lines on an archive with one misspelt series. */
class QualityCommandTest {
    private final Captured terminal = new Captured();
    private final StringBuffer out = terminal.out;
    private final StringBuffer err = terminal.err;
    private final Path folder;
    private final Workstation workstation;

    QualityCommandTest(@TempDir Path folder) {
        this.folder = folder;
        workstation = Stations.open(folder);
    }

    @BeforeEach
    void add() throws IOException {
        new Part10(1, 1, 1)
                .text(0x00081010, "SH", "CT-7")
                .text(0x00180015, "CS", "CHSET")
                .text(0x00180050, "DS", "2")
                .text(0x00280030, "DS", "1\\1")
                .write(folder.resolve("in").resolve("a.dcm"));
        workstation.imports().run(List.of(folder.resolve("in")), Progress.NONE);
    }

    @AfterEach
    void close() {
        workstation.close();
    }

    private int run(Locale locale, String... words) {
        return terminal.run(workstation, folder, locale, words);
    }

    private JsonObject json(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--json");
        assertEquals(0, run(Locale.ENGLISH, all.toArray(String[]::new)), err.toString());
        return terminal.document();
    }

    private JsonObject part(JsonObject list) {
        return list.getJsonArray("issues").getValuesAs(JsonObject.class).stream()
                .filter(i -> i.getString("rule").equals("QUA-050"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fromTheScoreToTheMendAndBack() {
        JsonObject score = json("quality").getJsonArray("sources").getJsonObject(0);
        assertEquals("CT-7", score.getString("stationName"));
        assertEquals(1, score.getInt("series"));
        assertEquals(90, score.getInt("score"), "hints alone");
        JsonObject issue = part(json("quality", "list", "--open", "--source", "S1"));
        assertEquals("CHSET", issue.getString("found"));
        assertEquals("CHEST", issue.getString("suggestion"));
        String id = issue.getString("id");
        JsonObject mended =
                json("quality", "mend", id, "--value", "CHEST", "--reason", "typing error");
        assertEquals("mended", mended.getJsonObject("decision").getString("state"));
        assertEquals("wang", mended.getJsonObject("decision").getString("by"));
        assertEquals(1, workstation.searches().search("CHEST", 10).size());
        assertTrue(
                json("quality", "list", "--open", "--rule", "QUA-050")
                        .getJsonArray("issues")
                        .isEmpty());
        assertEquals(
                "CHSET", json("quality", "show", id).getJsonObject("decision").getString("from"));
        assertEquals(1, run(Locale.ENGLISH, "quality", "accept", id, "--reason", "x"));
        assertTrue(err.toString().startsWith("ARC-063"), err.toString());
        json("quality", "undo", id);
        json("quality", "later", id);
        assertEquals(
                "later",
                part(json("quality", "list")).getJsonObject("decision").getString("state"));
        json("quality", "accept", id, "--reason", "as the ward calls it");
        assertEquals(0, json("quality", "run").getInt("examined"));
        assertEquals(1, json("quality", "run", "--all").getInt("examined"));
    }

    @Test
    void twoRecordsAreFoundMergedAndTakenApart(@TempDir Path files) throws IOException {
        new Part10(61, 1, 1).text(0x00100030, "DA", "19710203").write(files.resolve("a.dcm"));
        new Part10(72, 1, 1).text(0x00100030, "DA", "19710203").write(files.resolve("b.dcm"));
        workstation.imports().run(List.of(files), Progress.NONE);
        JsonObject pair = json("quality", "duplicates").getJsonArray("duplicates").getJsonObject(0);
        assertEquals("same", pair.getString("name"));
        assertEquals("different", pair.getString("patientID"));
        assertEquals("same birth date", pair.getJsonArray("why").getString(1));
        assertEquals(0, run(Locale.SIMPLIFIED_CHINESE, "quality", "duplicates"));
        assertTrue(out.toString().contains("姓名相同, 出生日期相同"), out.toString());
        assertEquals(2, run(Locale.ENGLISH, "quality", "merge", "P61", "P72"));
        JsonObject merged =
                json("quality", "merge", "P61", "P72", "--reason", "one card")
                        .getJsonArray("merged")
                        .getJsonObject(0);
        assertEquals("P61", merged.getJsonObject("lead").getString("patientID"));
        assertEquals("wang", merged.getString("by"));
        JsonObject found = json("search", "P72").getJsonArray("hits").getJsonObject(0);
        assertEquals("P61", found.getString("patientID"));
        assertEquals(
                "P72",
                found.getJsonArray("otherPatientIDs").getJsonObject(0).getString("patientID"));
        String id = merged.getString("id");
        assertEquals(
                id,
                json("quality", "merged").getJsonArray("merges").getJsonObject(0).getString("id"));
        assertEquals(0, run(Locale.ENGLISH, "quality", "unmerge", id));
        assertTrue(out.toString().startsWith("taken apart: " + id), out.toString());
        assertEquals(1, run(Locale.ENGLISH, "quality", "unmerge", id));
        assertTrue(err.toString().startsWith("ARC-153"), err.toString());
        assertTrue(
                json("quality", "distinct", "P61", "P72", "--reason", "twins")
                        .getBoolean("distinct"));
        assertTrue(json("quality", "duplicates").getJsonArray("duplicates").isEmpty());
    }

    @Test
    void inBothLanguagesAsAPersonReadsIt() {
        assertEquals(0, run(Locale.SIMPLIFIED_CHINESE, "quality"));
        assertTrue(out.toString().contains("90/100"), out.toString());
        assertTrue(out.toString().contains("1 个序列"), out.toString());
        assertEquals(0, run(Locale.ENGLISH, "quality", "list", "--rule", "qua-050"));
        assertTrue(out.toString().contains("CHSET → CHEST"), out.toString());
        String id = out.toString().split(" ")[0];
        assertEquals(0, run(Locale.ENGLISH, "quality", "show", id));
        assertTrue(out.toString().contains("none of DICOM's terms"), out.toString());
        assertFalse(out.toString().contains("{"), out.toString());
    }

    @Test
    void wrongUseIsSaid() {
        assertEquals(2, run(Locale.ENGLISH, "quality", "show", "twelve"));
        assertEquals(2, run(Locale.ENGLISH, "quality", "mend", "Q1", "--reason", "no value"));
        assertEquals(2, run(Locale.ENGLISH, "quality", "list", "--rule", "QUA-999"));
        assertEquals(1, run(Locale.ENGLISH, "quality", "list", "--source", "S99"));
        assertTrue(err.toString().startsWith("ARC-067"), err.toString());
        assertEquals(1, run(Locale.ENGLISH, "quality", "show", "Q99"));
        assertTrue(err.toString().startsWith("ARC-060"), err.toString());
    }
}
