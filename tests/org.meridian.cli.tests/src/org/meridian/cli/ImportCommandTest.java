package org.meridian.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.testkit.archive.Part10;
import org.meridian.workflow.Workstation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

class ImportCommandTest {
    private final Path folder;
    private final Workstation workstation;

    /** Whether the person ends the command, by what it has said so far. */
    private volatile Predicate<String> cancelled = said -> false;

    private final Captured terminal =
            new Captured() {
                @Override
                public boolean cancelled() {
                    return cancelled.test(err.toString());
                }
            };
    private final StringBuffer out = terminal.out;
    private final StringBuffer err = terminal.err;

    ImportCommandTest(@TempDir Path folder) {
        this.folder = folder;
        workstation = Stations.open(folder, "王医生");
    }

    @AfterEach
    void close() {
        workstation.close();
    }

    private int run(Locale locale, String... words) {
        return terminal.run(workstation, folder, locale, words);
    }

    private JsonObject json(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "--json";
        System.arraycopy(words, 0, all, 1, words.length);
        run(Locale.ENGLISH, all);
        return terminal.document();
    }

    private void images(int count) throws IOException {
        for (int study = 1; study <= count; study++) {
            new Part10(study, 1, 1).write(folder.resolve("in/" + study));
        }
    }

    @Test
    void aReportIsKeptListedAndShownInBothLanguages() throws IOException {
        images(2);
        Path bad = Files.writeString(folder.resolve("in/说明.txt"), "no image");
        JsonObject done = json("import", "in");
        assertEquals(2, done.getInt("imported"));
        assertTrue(done.getInt("bytes") > 0);
        assertTrue(done.containsKey("milliseconds"));
        String number = Integer.toString(done.getInt("report"));
        JsonObject listed = json("import", "--reports").getJsonArray("reports").getJsonObject(0);
        assertEquals(done.getInt("report"), listed.getInt("report"));
        assertEquals("王医生", listed.getString("user"));
        assertEquals("done", listed.getString("state"));
        JsonObject report = json("import", "--report", number);
        JsonObject refusal = report.getJsonArray("refusals").getJsonObject(0);
        assertEquals(bad.toString(), refusal.getString("path"));
        assertTrue(refusal.getString("reasonChinese").matches(".*\\p{IsHan}.*"));
        assertEquals(0, run(Locale.SIMPLIFIED_CHINESE, "import", "--report", number));
        assertTrue(out.toString().contains("已完成"), out.toString());
        assertTrue(out.toString().contains(bad.toString()), out.toString());
        assertEquals(1, run(Locale.ENGLISH, "import", "--report", "4711"));
        assertTrue(err.toString().startsWith("ARC-046"), err.toString());
    }

    @Test
    void anImportThatWasCancelledGoesOn() throws IOException {
        images(12);
        cancelled = said -> said.contains("%");
        assertTrue(json("import", "in").getBoolean("cancelled"));
        cancelled = said -> false;
        int before = workstation.library().patients(100).size();
        assertTrue(before > 0 && before < 12, before + " of 12");
        JsonObject rest = json("import", "--resume");
        assertEquals(12 - before, rest.getInt("imported"));
        assertEquals(0, rest.getInt("duplicate"));
        assertEquals(1, run(Locale.ENGLISH, "import", "--resume"));
        assertTrue(err.toString().startsWith("ARC-047"), err.toString());
    }

    @Test
    void aFolderIsWatchedUntilTheCommandIsEnded() throws Exception {
        Path watched = Files.createDirectories(folder.resolve("watched"));
        new Part10(1, 1, 1).write(watched.resolve("a"));
        cancelled = said -> said.contains("1 imported");
        CompletableFuture<JsonObject> ended =
                CompletableFuture.supplyAsync(() -> json("import", "--watch", "watched", "--move"));
        assertEquals(1, ended.get().getInt("imported"));
        assertTrue(Files.exists(watched.resolve("imported/a")));
        assertEquals(1, run(Locale.ENGLISH, "import", "--watch", "nowhere"));
        assertTrue(err.toString().contains("ARC-045"), err.toString());
    }
}
