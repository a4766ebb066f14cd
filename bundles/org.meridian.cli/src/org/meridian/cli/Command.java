package org.meridian.cli;

import jakarta.json.JsonObject;

import org.meridian.core.text.Texts;

import java.util.Set;

/**
 * One headless command. It answers with one JSON document; the text for people is made from that
 * document alone, so both always say the same. Stateless.
 */
interface Command {
    /** The word on the command line; its help stands under {@code help.NAME} in the messages. */
    String name();

    /** Options with a value that it takes, without dashes. */
    default Set<String> options() {
        return Set.of();
    }

    /** Options without a value that it takes, without dashes. */
    default Set<String> flags() {
        return Set.of();
    }

    JsonObject run(Session session, Arguments arguments);

    /** The document for a person, lines ended by line feeds. */
    String print(JsonObject result, Texts texts);

    /** What {@code --json} prints of a result, where that is not all of it. */
    default JsonObject document(JsonObject result) {
        return result;
    }

    /** The exit code of a document: 0 when what was asked for was done, 1 when not. */
    default int exitCode(JsonObject result) {
        return 0;
    }
}
