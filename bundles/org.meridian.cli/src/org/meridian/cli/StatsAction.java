package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.meridian.core.text.Texts;
import org.meridian.workflow.ArchiveStats;
import org.meridian.workflow.BackupRecord;

import java.util.Map;
import java.util.stream.Collectors;

/** {@code archive stats}: how much there is, and when it was last backed up. */
final class StatsAction implements Command {
    private static final long MEGABYTE = 1L << 20;

    @Override
    public String name() {
        return "stats";
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        arguments.atMost(0);
        ArchiveStats stats = session.workstation().upkeep().stats();
        JsonObjectBuilder document =
                Json.createObjectBuilder()
                        .add("patients", stats.patients())
                        .add("studies", stats.studies())
                        .add("instances", stats.instances())
                        .add("seriesByModality", table(stats.series()))
                        .add("blobBytes", stats.blobBytes())
                        .add("databaseBytes", stats.databaseBytes())
                        .add("indexBytes", stats.indexBytes())
                        .add("trash", stats.trash())
                        .add("trashDays", stats.retention().trashDays())
                        .add("keepYears", stats.retention().keepYears())
                        .add("backupDue", stats.backupDue())
                        .add("schema", table(stats.schema()));
        stats.lastBackup().ifPresent(b -> document.add("lastBackup", backup(b)));
        return document.build();
    }

    private static JsonObjectBuilder table(Map<String, Long> table) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        table.forEach((name, number) -> object.add(name, number));
        return object;
    }

    private static JsonObjectBuilder backup(BackupRecord backup) {
        return Json.createObjectBuilder()
                .add("folder", backup.folder().toString())
                .add("generation", backup.generation())
                .add("taken", backup.taken().toString())
                .add("blobs", backup.blobs());
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        JsonObject last = result.getJsonObject("lastBackup");
        return texts.get(
                        "stats.content",
                        number(result, "patients"),
                        number(result, "studies"),
                        number(result, "instances"),
                        result.getJsonObject("seriesByModality").entrySet().stream()
                                .map(e -> e.getKey() + " " + e.getValue())
                                .collect(Collectors.joining(", ")))
                + "\n"
                + texts.get(
                        "stats.size",
                        number(result, "blobBytes") / MEGABYTE,
                        number(result, "databaseBytes") / MEGABYTE,
                        number(result, "indexBytes") / MEGABYTE)
                + "\n"
                + texts.get("stats.trash", number(result, "trash"))
                + "\n"
                + (last == null
                        ? texts.get("stats.noBackup")
                        : texts.get(
                                result.getBoolean("backupDue") ? "stats.backupDue" : "stats.backup",
                                last.getString("taken"),
                                last.getString("folder")))
                + "\n";
    }

    private static long number(JsonObject result, String name) {
        return result.getJsonNumber(name).longValue();
    }
}
