package org.meridian.archive;

import org.meridian.core.store.Database;
import org.meridian.core.store.Reads;
import org.meridian.core.store.UnitOfWork;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder that an archive watches.
 *
 * @param move whether files are moved within it once they are imported; else they are left
 */
public record WatchSetting(Path folder, boolean move) {
    private static final String FOLDER = "watch.folder";
    private static final String MOVE = "watch.move";

    /** The archive's setting; empty where it watches none, as every new archive. */
    public static Optional<WatchSetting> read(Database database) {
        return database.read(
                reads ->
                        text(reads, FOLDER)
                                .map(
                                        folder ->
                                                new WatchSetting(
                                                        Path.of(folder),
                                                        text(reads, MOVE)
                                                                .map(Boolean::valueOf)
                                                                .orElse(false))));
    }

    /** Sets it. */
    public static void write(Database database, Optional<WatchSetting> setting) {
        database.write(
                unit -> {
                    unit.update("delete from import_setting");
                    setting.ifPresent(
                            s -> {
                                put(unit, FOLDER, s.folder().toString());
                                put(unit, MOVE, Boolean.toString(s.move()));
                            });
                    return setting;
                });
    }

    private static Optional<String> text(Reads reads, String name) {
        return reads.first(
                "select content from import_setting where name = ?",
                row -> row.text("content"),
                name);
    }

    private static void put(UnitOfWork unit, String name, String content) {
        unit.update("insert into import_setting (name, content) values (?, ?)", name, content);
    }
}
