package org.meridian.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.testkit.store.ChildJava;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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
        List<String> calls = trace(10);
        List<Integer> acks = lines(calls, ".*write\\(1<.*\"ACK \\d+\\\\n\".*");
        assertEquals(10, acks.size());
        List<Integer> renames = lines(calls, ".*" + RENAME.pattern());
        assertEquals(10, renames.size());
        for (int i = 0; i < acks.size(); i++) {
            int rename = renames.get(i);
            int ack = acks.get(i);
            Matcher names = RENAME.matcher(calls.get(rename));
            assertTrue(names.find());
            int blob = last(calls, 0, rename, synced(names.group(1)));
            int parent = first(calls, rename, ack, synced(names.group(2)));
            int rows = first(calls, parent, ack, ".*pwrite64\\(\\d+<.*\\.mv\\.db>.*");
            int database = first(calls, rows, ack, synced(database()));
            assertTrue(blob < rename && rename < parent && parent < rows && rows < database);
        }
    }

    private String database() {
        return folder.resolve("archive/meridian.mv.db").toString();
    }

    private static String synced(String path) {
        return ".*f(data)?sync\\(\\d+<" + Pattern.quote(path) + ">\\) += 0";
    }

    private static List<Integer> lines(List<String> calls, String pattern) {
        return IntStream.range(0, calls.size())
                .filter(i -> calls.get(i).matches(pattern))
                .boxed()
                .toList();
    }

    private static int first(List<String> calls, int from, int to, String pattern) {
        return IntStream.range(from, to)
                .filter(i -> calls.get(i).matches(pattern))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not seen in time: " + pattern));
    }

    private static int last(List<String> calls, int from, int to, String pattern) {
        return IntStream.range(from, to)
                .filter(i -> calls.get(i).matches(pattern))
                .reduce((a, b) -> b)
                .orElseThrow(() -> new AssertionError("not seen in time: " + pattern));
    }

    /** The calls in their order, each on one line even when another thread's came in between. */
    private List<String> trace(int items) throws Exception {
        Path strace = Path.of("/usr/bin/strace");
        assumeTrue(Files.isExecutable(strace), "strace is not installed");
        Path out = folder.resolve("trace");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                strace.toString(),
                                "-f",
                                "-y",
                                "-s",
                                "300",
                                "-e",
                                "trace=fsync,fdatasync,rename,renameat,renameat2,pwrite64,write",
                                "-e",
                                "signal=none",
                                "-o",
                                out.toString()));
        command.addAll(ChildJava.command(Importer.class, folder.resolve("archive"), 0, items));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("output").toFile())
                        .start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES));
        String output = Files.readString(folder.resolve("output"));
        assumeTrue(
                !output.contains("Operation not permitted"),
                "this machine does not let strace trace");
        assertEquals(0, process.exitValue(), output);
        return joined(Files.readAllLines(out, StandardCharsets.ISO_8859_1));
    }

    /**
     * Joins {@code <unfinished ...>} with {@code <... resumed>}, at the place where the call ended.
     */
    private static List<String> joined(List<String> lines) {
        Map<String, String> open = new HashMap<>();
        List<String> joined = new ArrayList<>();
        for (String line : lines) {
            String thread = line.substring(0, line.indexOf(' '));
            if (line.endsWith("<unfinished ...>")) {
                open.put(thread, line.replaceAll(" ?<unfinished \\.\\.\\.>$", ""));
            } else if (line.contains(" resumed>")) {
                joined.add(open.remove(thread) + line.replaceAll("^.* resumed>", ""));
            } else {
                joined.add(line);
            }
        }
        return joined;
    }
}
