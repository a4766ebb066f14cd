package org.meridian.archive.internal;

import org.meridian.core.store.Database;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The files of watched folders that are done with and were left where they are. Used on one thread.
 */
public final class SeenFiles {
    private final Database database;
    private final Map<String, Mark> marks = new HashMap<>();

    private record Mark(long size, long modified) {}

    public SeenFiles(Database database) {
        this.database = database;
        database.read(
                reads ->
                        reads.query(
                                "select * from import_seen",
                                row ->
                                        marks.put(
                                                row.text("path"),
                                                new Mark(
                                                        row.number("size"),
                                                        row.number("modified")))));
    }

    /** Whether this very file was done with. */
    public boolean contains(Path file, long size, long modified) {
        return new Mark(size, modified).equals(marks.get(file.toString()));
    }

    /** Notes a file that is done with, in place of an earlier one of its name. */
    public void add(Path file, long size, long modified) {
        database.write(
                unit -> {
                    unit.update("delete from import_seen where path = ?", file.toString());
                    return unit.update(
                            "insert into import_seen (path, size, modified) values (?, ?, ?)",
                            file.toString(),
                            size,
                            modified);
                });
        marks.put(file.toString(), new Mark(size, modified));
    }
}
