package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;

import org.eclipse.core.runtime.ILog;
import org.meridian.access.AccessError;
import org.meridian.access.Rule;
import org.meridian.core.MeridianException;
import org.meridian.core.text.Texts;

import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Runs a command line against a session: text for people or one JSON document on standard output,
 * errors on standard error, exit code 0 done, 1 failed, 2 wrong usage.
 */
final class CommandLine {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    private static final JsonWriterFactory WRITERS =
            Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

    private final Map<String, Command> commands;

    CommandLine(Map<String, Command> commands) {
        this.commands = commands;
    }

    int run(Invocation invocation, Session session, Streams streams) {
        Texts texts = session.texts();
        try {
            Command command =
                    Optional.ofNullable(commands.get(invocation.command()))
                            .orElseThrow(
                                    () ->
                                            new UsageException(
                                                    "command.unknown", invocation.command()));
            JsonObject result =
                    run(
                            command,
                            session,
                            Arguments.parse(invocation.rest(), command, invocation.directory()));
            streams.out(
                    invocation.json()
                            ? json(command.document(result))
                            : command.print(result, texts));
            return command.exitCode(result);
        } catch (UsageException e) {
            return usage(e, invocation.json(), texts, streams);
        } catch (MeridianException e) {
            String text = e.text(texts.locale());
            fail(invocation, streams, e.errorCode().code(), text);
            return FAILED;
        } catch (CancellationException e) {
            fail(invocation, streams, "CLI-002", texts.get("CLI-002"));
            return FAILED;
        } catch (RuntimeException | OutOfMemoryError e) {
            // the edge of the program: what nobody foresaw is told without its details
            ILog.of(CommandLine.class).error(invocation.command(), e);
            String kind = e.getClass().getSimpleName();
            fail(invocation, streams, "CLI-001", texts.get("CLI-001", kind));
            return FAILED;
        }
    }

    /** Where the door asks for a reason and one was given, the command starts again with it. */
    private static JsonObject run(Command command, Session session, Arguments arguments) {
        for (int rules = 0; rules < Rule.values().length; rules++) {
            try {
                return command.run(session, arguments);
            } catch (MeridianException e) {
                String reason = arguments.option(Arguments.REASON).orElse("");
                if (e.errorCode() != AccessError.REASON || reason.isEmpty()) {
                    throw e;
                }
                session.workstation().oversight().explain(reason);
            }
        }
        return command.run(session, arguments);
    }

    /** Says what is wrong with a command line. */
    static int usage(UsageException e, boolean json, Texts texts, Streams streams) {
        String text = texts.get(e.key(), e.arguments());
        streams.err(text);
        streams.err(texts.get("usage"));
        document(json, streams, "CLI-000", text);
        return USAGE;
    }

    private static void fail(Invocation invocation, Streams streams, String code, String text) {
        streams.err(code + ": " + text);
        document(invocation.json(), streams, code, text);
    }

    private static void document(boolean json, Streams streams, String code, String text) {
        if (json) {
            streams.out(
                    json(
                            Json.createObjectBuilder()
                                    .add(
                                            "error",
                                            Json.createObjectBuilder()
                                                    .add("code", code)
                                                    .add("message", text))
                                    .build()));
        }
    }

    private static String json(JsonObject document) {
        StringWriter text = new StringWriter();
        try (var writer = WRITERS.createWriter(text)) {
            writer.write(document);
        }
        return text.toString().strip() + "\n";
    }
}
