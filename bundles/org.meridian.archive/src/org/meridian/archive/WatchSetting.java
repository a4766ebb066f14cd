package org.meridian.archive;

import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.LedgerEntry;
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
    private static final String SET_BY = "watch.set_by";

    /** The archive's setting; empty where it watches none, as every new archive. */
    public static Optional<WatchSetting> read(Reads reads) {
        return text(reads, FOLDER)
                .map(
                        folder ->
                                new WatchSetting(
                                        Path.of(folder),
                                        text(reads, MOVE).map(Boolean::valueOf).orElse(false)));
    }

    /** Who set it; empty where nobody did, or before names were kept. */
    public static Optional<String> setBy(Reads reads) {
        return text(reads, SET_BY);
    }

    /** Sets it, in the name that files are imported in from then on, with its ledger entry. */
    public static void write(UnitOfWork unit, Grant grant, Optional<WatchSetting> setting) {
        grant.requireAll(Purpose.ADMINISTRATION);
        String before = folder(read(unit));
        unit.update("delete from import_setting");
        setting.ifPresent(
                s -> {
                    put(unit, FOLDER, s.folder().toString());
                    put(unit, MOVE, Boolean.toString(s.move()));
                    put(unit, SET_BY, grant.actor());
                });
        unit.append(
                LedgerEntry.of(grant.actor(), LedgerEntry.Type.SETTING)
                        .with("name", FOLDER)
                        .with("before", before)
                        .with("value", folder(setting))
                        .with("move", setting.map(WatchSetting::move).orElse(false)));
    }

    private static String folder(Optional<WatchSetting> setting) {
        return setting.map(s -> s.folder().toString()).orElse("");
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
