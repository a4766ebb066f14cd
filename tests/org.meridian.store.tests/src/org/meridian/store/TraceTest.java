package org.meridian.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.testkit.store.ChildJava;
import org.meridian.testkit.store.Trace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the kernel saw: before an import is acknowledged, blob, folder and database were synced. */
class TraceTest {
    private static final Pattern RENAME =
            Pattern.compile("rename.*\"(.*/blobs/tmp/[^\"]+)\".*\"(.*/blobs/..)/[^\"]+\"\\) += 0");

    private final Path folder;

    TraceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void syncsBlobFolderAndDatabaseBeforeItAcknowledges() throws Exception {
        Trace trace = trace(10);
        String database = Trace.synced(folder.resolve("archive/meridian.mv.db").toString());
        List<Integer> acks = trace.all(".*write\\(1<.*\"ACK \\d+\\\\n\".*");
        assertEquals(10, acks.size());
        List<Integer> renames = trace.all(".*" + RENAME.pattern());
        assertEquals(10, renames.size());
        for (int i = 0; i < acks.size(); i++) {
            int rename = renames.get(i);
            int ack = acks.get(i);
            Matcher names = RENAME.matcher(trace.call(rename));
            assertTrue(names.find());
            int blob = trace.last(0, rename, Trace.synced(names.group(1)));
            int parent = trace.first(rename, ack, Trace.synced(names.group(2)));
            int rows = trace.first(parent, ack, ".*pwrite64\\(\\d+<.*\\.mv\\.db>.*");
            int synced = trace.first(rows, ack, database);
            assertTrue(blob < rename && rename < parent && parent < rows && rows < synced);
        }
    }

    private Trace trace(int items) throws Exception {
        Path out = folder.resolve("trace");
        List<String> command = new ArrayList<>(Trace.command(out));
        command.addAll(ChildJava.command(Importer.class, folder.resolve("archive"), 0, items));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("output").toFile())
                        .start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES));
        String output = Files.readString(folder.resolve("output"));
        Trace.assumePermitted(output);
        assertEquals(0, process.exitValue(), output);
        return Trace.read(out);
    }
}
