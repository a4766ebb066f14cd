package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.meridian.core.text.Texts;

/** {@code archive rebuild}: makes the search index anew from the rows. */
final class RebuildAction implements Command {
    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        arguments.atMost(0);
        session.workstation().upkeep().rebuild(session.progress());
        return Json.createObjectBuilder().add("rebuilt", true).build();
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return texts.get("rebuild.done") + "\n";
    }
}
