package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;

import org.meridian.core.ErrorCode;
import org.meridian.core.text.Texts;
import org.meridian.workflow.AnchorLine;
import org.meridian.workflow.Anchoring;
import org.meridian.workflow.Audit;
import org.meridian.workflow.AuditLine;
import org.meridian.workflow.LedgerState;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code ledger list|verify|anchor [--limit N] [--rpc URL]} */
final class LedgerCommand implements Command {
    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public Set<String> options() {
        return Set.of("limit", "rpc");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        String action = arguments.word(0, "list|verify|anchor");
        arguments.atMost(1);
        if (!Set.of("list", "verify", "anchor").contains(action)) {
            throw new UsageException("word.unknown", action, "list|verify|anchor");
        }
        int limit = arguments.number("limit", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        Audit audit = session.workstation().audit();
        return switch (action) {
            case "list" ->
                    Json.createObjectBuilder()
                            .add(
                                    "entries",
                                    Documents.array(audit.newest(limit), LedgerCommand::entry))
                            .build();
            case "verify" -> state(audit.verify(session.progress()));
            default ->
                    Json.createObjectBuilder()
                            .add(
                                    "anchors",
                                    Documents.array(
                                            anchor(session, arguments),
                                            a -> anchor(a, session.texts().locale())))
                            .build();
        };
    }

    private static List<AnchorLine> anchor(Session session, Arguments arguments) {
        Anchoring anchoring = session.workstation().audit().anchoring();
        arguments
                .option("rpc")
                .ifPresent(
                        address -> {
                            if (!address.isEmpty() && !Anchoring.isAddress(address)) {
                                throw new UsageException("option.address", "--rpc", address);
                            }
                            anchoring.useNetwork(address);
                        });
        return anchoring.anchor(session.progress());
    }

    private static JsonObjectBuilder entry(AuditLine line) {
        JsonObjectBuilder content = Json.createObjectBuilder();
        line.content().forEach(content::add);
        JsonObjectBuilder document =
                Json.createObjectBuilder()
                        .add("number", line.number())
                        .add("time", line.time().toString())
                        .add("actor", line.actor())
                        .add("type", line.type().name().toLowerCase(Locale.ROOT))
                        .add("subject", line.subject())
                        .add("content", content)
                        .add("readable", line.readable());
        line.patient().ifPresent(p -> document.addAll(Documents.patient(p)));
        return document;
    }

    private static JsonObject state(LedgerState state) {
        return Json.createObjectBuilder()
                .add("valid", state.valid())
                .add("size", state.size())
                .add("root", state.root())
                .add("faults", Json.createArrayBuilder(state.faults()))
                .build();
    }

    private static JsonObjectBuilder anchor(AnchorLine anchor, Locale locale) {
        return Json.createObjectBuilder()
                .add("backend", anchor.backend())
                .add("size", anchor.size())
                .add("root", anchor.root())
                .add("state", anchor.state())
                .add("transaction", anchor.transaction())
                .add("network", anchor.network())
                .add("problem", anchor.problem().map(ErrorCode::code).orElse(""))
                .add("message", anchor.message(locale));
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        if (result.containsKey("entries")) {
            return result.getJsonArray("entries").getValuesAs(JsonObject.class).stream()
                    .map(LedgerCommand::line)
                    .collect(Collectors.joining());
        }
        if (result.containsKey("valid")) {
            String faults =
                    result.getJsonArray("faults").getValuesAs(JsonString.class).stream()
                            .map(f -> f.getString() + "\n")
                            .collect(Collectors.joining());
            return texts.get(
                            result.getBoolean("valid") ? "ledger.valid" : "ledger.invalid",
                            result.getJsonNumber("size").longValue(),
                            result.getString("root"))
                    + "\n"
                    + faults;
        }
        String anchors =
                result.getJsonArray("anchors").getValuesAs(JsonObject.class).stream()
                        .map(
                                a ->
                                        a.getString("backend")
                                                + "  "
                                                + a.getString("state")
                                                + "  "
                                                + a.getJsonNumber("size")
                                                + "  "
                                                + a.getString("transaction")
                                                + problem(a)
                                                + "\n")
                        .collect(Collectors.joining());
        return anchors.isEmpty() ? texts.get("ledger.noAnchor") + "\n" : anchors;
    }

    private static String problem(JsonObject anchor) {
        return anchor.getString("problem").isEmpty()
                ? ""
                : anchor.getString("problem") + ": " + anchor.getString("message");
    }

    private static String line(JsonObject entry) {
        return String.join(
                        "  ",
                        entry.getJsonNumber("number").toString(),
                        entry.getString("time"),
                        entry.getString("actor"),
                        entry.getString("type"),
                        entry.containsKey("patientName") ? Documents.name(entry) : "",
                        entry.getString("subject"),
                        entry.getJsonObject("content").toString())
                + "\n";
    }

    @Override
    public int exitCode(JsonObject result) {
        return result.getBoolean("valid", true) ? CommandLine.DONE : CommandLine.FAILED;
    }
}
