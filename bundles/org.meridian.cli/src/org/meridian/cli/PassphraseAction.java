package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.meridian.core.text.Texts;

/** {@code archive passphrase}: what guards the archive's key. */
final class PassphraseAction implements Command {
    @Override
    public String name() {
        return "passphrase";
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        arguments.atMost(0);
        return Json.createObjectBuilder()
                .add("keyBeside", session.workstation().keyBesideArchive())
                .build();
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return texts.get(
                        result.getBoolean("keyBeside")
                                ? "passphrase.beside"
                                : "passphrase.elsewhere")
                + "\n";
    }
}
