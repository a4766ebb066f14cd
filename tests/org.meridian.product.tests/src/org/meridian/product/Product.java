package org.meridian.product;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The built product's headless commands, each a process of its own, as a script runs them. */
final class Product {
    private static final long LIMIT_MINUTES = 5;

    private final Path folder;
    private final Path home;

    /**
     * @param home the user's data folder for this test
     */
    Product(Path home) {
        this(installation(), home);
    }

    Product(Path folder, Path home) {
        this.folder = folder;
        this.home = home;
    }

    /** The installation under test, given by ./verify. */
    static Path installation() {
        String given = System.getenv("MERIDIAN_PRODUCT");
        Assumptions.assumeTrue(given != null, "MERIDIAN_PRODUCT is not set: run ./verify");
        return Path.of(given);
    }

    /** What a process did. */
    record Result(int exit, String out, String err) {
        JsonObject json() {
            try (JsonReader reader = Json.createReader(new StringReader(out))) {
                return reader.readObject();
            }
        }
    }

    /** Runs a command in text. */
    Result run(String... words) {
        return run(List.of(), Map.of(), words);
    }

    /** Runs a command with {@code --json}; fails the test when it does not end with 0. */
    JsonObject json(String... words) {
        List<String> all = new ArrayList<>(List.of("--json"));
        all.addAll(List.of(words));
        Result result = run(all.toArray(String[]::new));
        if (result.exit() != 0) {
            throw new AssertionError(String.join(" ", words) + ": " + result);
        }
        return result.json();
    }

    /**
     * @param before a program with its arguments that runs the command, such as strace
     */
    Result run(List<String> before, Map<String, String> environment, String... words) {
        return end(start(before, environment, words));
    }

    /** Starts a command; its output is read by {@link #end}. */
    Process start(String... words) {
        return start(List.of(), Map.of(), words);
    }

    /** Starts a command behind another program, to be read by {@link #end}. */
    Process start(List<String> before, Map<String, String> environment, String... words) {
        List<String> command = new ArrayList<>(before);
        command.add(folder.resolve("workstation").toString());
        command.addAll(List.of(words));
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("MERIDIAN_HOME", home.toString());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            // as on a fresh machine, over ssh or from cron: no UTF-8 locale is set
            builder.environment().put("LC_ALL", "C");
            builder.environment().putAll(environment);
            Files.createDirectories(home);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until a started command has ended. */
    static Result end(Process process) {
        try {
            CompletableFuture<String> out = text(process.getInputStream());
            CompletableFuture<String> err = text(process.getErrorStream());
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                kill(process);
                throw new AssertionError("does not end: " + process.info());
            }
            return new Result(process.exitValue(), out.join(), err.join());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Kills the virtual machine that the start script runs, and the script. */
    static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        // the process's own method would close its output too
        process.toHandle().destroyForcibly();
    }

    private static CompletableFuture<String> text(InputStream in) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (in) {
                        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
