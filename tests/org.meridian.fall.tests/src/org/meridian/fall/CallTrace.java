package org.meridian.fall;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The calls on files of a process and its threads, with all their data, in the kernel's order. */
final class CallTrace {
    private static final Path STRACE = Path.of("/usr/bin/strace");
    private static final String CALLS =
            "?open,openat,?creat,write,pwrite64,?writev,?pwritev,?pwritev2,fsync,fdatasync"
                    + ",?sync_file_range,ftruncate,?truncate,?fallocate,?rename,?renameat"
                    + ",?renameat2,?unlink,unlinkat,?rmdir,?mkdir,mkdirat,?link,?linkat,?symlink"
                    + ",?symlinkat,?copy_file_range,?sendfile,?splice,lseek,close,mmap,?dup,?dup2"
                    + ",?dup3,?io_uring_setup";

    private CallTrace() {}

    /** The beginning or the end of a call; one that was not interrupted has its end alone. */
    record Step(SystemCall call, boolean begins, boolean ends) {}

    /** The program with its arguments that a command is written behind to be traced. */
    static List<String> command(Path out) {
        Assumptions.assumeTrue(Files.isExecutable(STRACE), "strace is not installed");
        return List.of(
                STRACE.toString(),
                "-f",
                "--seccomp-bpf",
                "-y",
                "-xx",
                "-s",
                "100000000",
                "-e",
                "trace=" + CALLS,
                "-e",
                "signal=none",
                "-o",
                out.toString());
    }

    /** Reads a trace of {@link #command}. */
    static List<Step> read(Path out) throws IOException {
        List<String> lines = Files.readAllLines(out, StandardCharsets.ISO_8859_1);
        Map<String, Integer> open = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        for (String line : lines) {
            int space = line.indexOf(' ');
            String thread = line.substring(0, space);
            String text = line.substring(space).strip();
            if (text.endsWith("<unfinished ...>")) {
                open.put(thread, steps.size());
                steps.add(begun(text.replaceAll(",? *<unfinished \\.\\.\\.>$", "")));
            } else if (text.startsWith("<... ")) {
                Step begun = steps.get(open.remove(thread));
                String rest = text.substring(text.indexOf(" resumed>") + " resumed>".length());
                steps.add(ended(begun.call(), rest));
            } else if (text.contains("(")) {
                steps.add(new Step(SystemCall.parse(text), true, true));
            }
        }
        return steps;
    }

    private static Step begun(String text) {
        return new Step(SystemCall.parse(text + ") = ?"), true, false);
    }

    /** The arguments stand at the beginning, or for what the kernel fills in, at the end. */
    private static Step ended(SystemCall begun, String rest) {
        SystemCall end = SystemCall.parse("end(" + rest.replaceFirst("^,? ?", ""));
        List<String> arguments = new ArrayList<>(begun.arguments());
        if (!end.arguments().getFirst().isEmpty()) {
            arguments.addAll(end.arguments());
        }
        return new Step(new SystemCall(begun.name(), arguments, end.result()), false, true);
    }
}
