package org.meridian.testkit.dicom;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Other DICOM toolkits on this machine, as a yardstick: dcmtk, GDCM, and pydicom with NumPy in some
 * Python 3. A test that wants one that is not there is skipped and says which.
 */
public final class DicomPeers {
    private static final long TIMEOUT_SECONDS = 300;

    private final Path folder;

    /**
     * @param folder where scratch files may be written
     */
    public DicomPeers(Path folder) {
        this.folder = folder;
    }

    /**
     * Decodes frames.
     *
     * @return lines of {@code frames.py}, split at tabs
     */
    public List<String[]> frames(List<Path> files) {
        return script("frames.py", files, folder.toString());
    }

    /**
     * Decodes texts.
     *
     * @return lines of {@code texts.py}, split at tabs
     */
    public List<String[]> texts(List<Path> files) {
        return script("texts.py", files);
    }

    /**
     * Reads documents of the DICOM JSON model and compares them with their files.
     *
     * @param documents folder of {@code 0.json} and so on, one a file
     * @return lines of {@code models.py}, split at tabs
     */
    public List<String[]> models(List<Path> files, Path documents) {
        return script("models.py", files, documents.toString());
    }

    /**
     * Measures regions and lines with NumPy on what pydicom reads.
     *
     * @param shapes lines of file, kind and positions, as {@code measures.py} wants them
     * @return its lines, split at tabs
     */
    public List<String[]> measures(List<String> shapes) {
        return script("measures.py", shapes);
    }

    /**
     * Reads objects that are made from images.
     *
     * @param kind as {@code objects.py} names it
     * @return its lines, split at tabs
     */
    public List<String[]> objects(String kind, List<Path> files) {
        return script("objects.py", files, kind);
    }

    /**
     * What {@code dciodvfy} of dicom3tools calls an error in a file, a line each; skips the test
     * without it.
     */
    public List<String> faults(Path file) {
        Path output = folder.resolve("faults.txt");
        try {
            Process process =
                    new ProcessBuilder("dciodvfy", file.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("dciodvfy takes too long");
            }
            List<String> lines = Files.readAllLines(output, StandardCharsets.ISO_8859_1);
            if (lines.isEmpty()) {
                throw new IllegalStateException("dciodvfy says nothing");
            }
            return lines.stream().filter(line -> line.startsWith("Error")).toList();
        } catch (IOException e) {
            Assumptions.abort("not installed: dciodvfy");
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Runs a tool of dcmtk or GDCM; skips the test without it. */
    public void run(String... command) {
        Assumptions.assumeTrue(succeeds(command[0], "--version"), "not installed: " + command[0]);
        if (!succeeds(command)) {
            throw new IllegalStateException(String.join(" ", command) + " failed");
        }
    }

    /** What a tool of dcmtk, GDCM or Little CMS prints, in UTF-8; skips the test without it. */
    public String output(String... command) {
        Path output = folder.resolve("output.txt");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectOutput(output.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command[0] + " takes too long");
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed");
            }
            return Files.readString(output);
        } catch (IOException e) {
            Assumptions.abort("not installed: " + command[0]);
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String[]> script(String name, List<?> lines, String... arguments) {
        for (String tool : List.of("dcmdump", "gdcmconv")) {
            Assumptions.assumeTrue(succeeds(tool, "--version"), "not installed: " + tool);
        }
        List<String> command = new ArrayList<>();
        command.add(python());
        command.addAll(List.of("-W", "ignore"));
        try (InputStream text = DicomPeers.class.getResourceAsStream(name)) {
            Path script = folder.resolve(name);
            Files.copy(
                    Objects.requireNonNull(text, name),
                    script,
                    StandardCopyOption.REPLACE_EXISTING);
            command.add(script.toString());
            command.addAll(List.of(arguments));
            Path input = folder.resolve("files.txt");
            Path output = folder.resolve("answers.tsv");
            Files.write(input, lines.stream().map(Object::toString).toList());
            Process process =
                    new ProcessBuilder(command)
                            .redirectInput(input.toFile())
                            .redirectOutput(output.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(name + " takes too long");
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(name + " failed");
            }
            return Files.readAllLines(output).stream().map(line -> line.split("\t")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String python() {
        // the system's own may stand behind another on the path
        for (String candidate : List.of("python3", "/usr/bin/python3")) {
            if (succeeds(candidate, "-c", "import numpy, pydicom")) {
                return candidate;
            }
        }
        Assumptions.abort("not installed: Python 3 with pydicom and NumPy");
        return "";
    }

    /** Whether a program is there and ends with 0. */
    public static boolean succeeds(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
