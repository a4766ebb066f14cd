package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;

import org.meridian.core.progress.Progress;
import org.meridian.core.text.Texts;
import org.meridian.workflow.RestoreRequest;
import org.meridian.workflow.Restored;
import org.meridian.workflow.Workstation;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A terminal of a test, at which nobody sits: keeps what a command says and answers nothing. */
class Captured implements Streams {
    final StringBuffer out = new StringBuffer();
    final StringBuffer err = new StringBuffer();

    @Override
    public void out(String text) {
        out.append(text);
    }

    @Override
    public void err(String line) {
        err.append(line).append('\n');
    }

    @Override
    public Optional<char[]> ask(Secret secret) {
        return Optional.empty();
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    /** Makes the archive that a command line names; a test of that says how. */
    Restored restore(Invocation invocation, RestoreRequest request, Progress progress) {
        throw new IllegalStateException("restores");
    }

    void clear() {
        out.setLength(0);
        err.setLength(0);
    }

    /** The one JSON document on standard output. */
    JsonObject document() {
        try (JsonReader reader = Json.createReader(new StringReader(out.toString()))) {
            return reader.readObject();
        }
    }

    /** Runs a command line on an open archive, after forgetting what was said before. */
    int run(Workstation workstation, Path folder, Locale locale, String... words) {
        clear();
        Invocation invocation = Invocation.parse(List.of(words), folder);
        Session session =
                new OpenSession(
                        () -> workstation,
                        workstation::devices,
                        List::of,
                        (request, progress) -> restore(invocation, request, progress),
                        workstation.archive(),
                        Optional.empty(),
                        Texts.of(CommandLine.class, locale),
                        this);
        return new CommandLine(Commands.all()).run(invocation, session, this);
    }

    /** Runs a command line that opens no archive, after forgetting what was said before. */
    int run(Path folder, Locale locale, String... words) {
        clear();
        Session session =
                new OpenSession(
                        () -> {
                            throw noArchive();
                        },
                        () -> {
                            throw noArchive();
                        },
                        List::of,
                        (request, progress) -> {
                            throw noArchive();
                        },
                        folder,
                        Optional.empty(),
                        Texts.of(CommandLine.class, locale),
                        this);
        return new CommandLine(Commands.all())
                .run(Invocation.parse(List.of(words), folder), session, this);
    }

    private static IllegalStateException noArchive() {
        return new IllegalStateException("opens the archive");
    }
}
