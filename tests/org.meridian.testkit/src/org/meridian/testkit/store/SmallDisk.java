package org.meridian.testkit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A small file system in memory for another process, in a namespace of that process's own. */
public final class SmallDisk {
    private static final int UNABLE = 77;
    private static final int BUFFER = 4096;

    private SmallDisk() {}

    /**
     * Runs a class with a main method, whose first argument is the disk.
     *
     * @param folder of the test; the disk is mounted below it
     * @param size as mount takes it: {@code 4m}
     * @return the lines of its output
     */
    public static List<String> run(Path folder, String size, Class<?> main, Object... arguments)
            throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/unshare")), "unshare is not installed");
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        Path disk = Files.createDirectories(folder.resolve("disk"));
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "/usr/bin/unshare",
                                "-rm",
                                "sh",
                                "-c",
                                "mount -t tmpfs -o size="
                                        + size
                                        + " tmpfs \"$0\" || exit "
                                        + UNABLE
                                        + "; exec \"$@\"",
                                disk.toString()));
        List<Object> all = new ArrayList<>(List.of(disk));
        all.addAll(List.of(arguments));
        command.addAll(ChildJava.command(main, all.toArray()));
        Process process =
                new ProcessBuilder(command)
                        .redirectError(errors.toFile())
                        .redirectOutput(output.toFile())
                        .start();
        assertTrue(process.waitFor(3, TimeUnit.MINUTES), Files.readString(output));
        String said = Files.readString(errors, StandardCharsets.UTF_8);
        assumeTrue(
                process.exitValue() != UNABLE && !said.startsWith("unshare:"),
                "this machine gives tests no file system of their own");
        assertEquals(0, process.exitValue(), said);
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }

    /** Fills it but for so many bytes; deleting the file that is returned makes room again. */
    public static Path fill(Path disk, long left) throws IOException {
        Path ballast = disk.resolve("ballast");
        try (OutputStream out = Files.newOutputStream(ballast)) {
            for (long free = Files.getFileStore(disk).getUsableSpace();
                    free > left;
                    free -= BUFFER) {
                out.write(new byte[BUFFER]);
            }
        }
        return ballast;
    }
}
