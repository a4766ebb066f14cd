package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.meridian.core.text.Texts;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** {@code version} */
final class VersionCommand implements Command {
    @Override
    public String name() {
        return "version";
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        arguments.atMost(0);
        Bundle bundle = FrameworkUtil.getBundle(VersionCommand.class);
        return Json.createObjectBuilder()
                .add("product", session.texts().get("product"))
                .add("version", bundle == null ? "" : bundle.getVersion().toString())
                .add("java", Runtime.version().toString())
                .build();
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return result.getString("product")
                + " "
                + result.getString("version")
                + "\n"
                + texts.get("disclaimer")
                + "\n";
    }
}
