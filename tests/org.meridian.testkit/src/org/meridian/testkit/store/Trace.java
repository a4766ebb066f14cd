package org.meridian.testkit.store;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What the kernel saw of a process and its threads: its file calls in the order they ended. */
public final class Trace {
    private static final Path STRACE = Path.of("/usr/bin/strace");

    private final List<String> calls;

    private Trace(List<String> calls) {
        this.calls = calls;
    }

    /**
     * The program with its arguments that a command is written behind to be traced; a test is
     * skipped where there is no strace.
     *
     * @param out the file for the trace
     */
    public static List<String> command(Path out) {
        Assumptions.assumeTrue(Files.isExecutable(STRACE), "strace is not installed");
        return List.of(
                STRACE.toString(),
                "-f",
                "-y",
                "-s",
                "300",
                "-e",
                "trace=fsync,fdatasync,rename,renameat,renameat2,pwrite64,write",
                "-e",
                "signal=none",
                "-o",
                out.toString());
    }

    /** Skips the test where the machine forbids tracing. */
    public static void assumePermitted(String output) {
        Assumptions.assumeTrue(
                !output.contains("Operation not permitted"),
                "this machine does not let strace trace");
    }

    /** Reads a trace of {@link #command}. */
    public static Trace read(Path out) throws IOException {
        return new Trace(joined(Files.readAllLines(out, StandardCharsets.ISO_8859_1)));
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

    /** A call's text. */
    public String call(int index) {
        return calls.get(index);
    }

    public int size() {
        return calls.size();
    }

    /** A regular expression of a successful sync of a file or folder. */
    public static String synced(String path) {
        return ".*f(data)?sync\\(\\d+<" + Pattern.quote(path) + ">\\) += 0";
    }

    /** Indices of all calls that match. */
    public List<Integer> all(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return IntStream.range(0, calls.size())
                .filter(i -> compiled.matcher(calls.get(i)).matches())
                .boxed()
                .toList();
    }

    /** Index of the first call in a range that matches; fails the test where there is none. */
    public int first(int from, int to, String pattern) {
        return IntStream.range(from, to)
                .filter(i -> calls.get(i).matches(pattern))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not seen in time: " + pattern));
    }

    /** Index of the last call in a range that matches; fails the test where there is none. */
    public int last(int from, int to, String pattern) {
        return IntStream.range(from, to)
                .filter(i -> calls.get(i).matches(pattern))
                .reduce((a, b) -> b)
                .orElseThrow(() -> new AssertionError("not seen in time: " + pattern));
    }
}
