package org.meridian.archive.internal;

import org.meridian.archive.Trash;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.BlobStore;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Row;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes back from the trash what is imported again. Only the very same files do that: others under
 * the same UIDs are a corrected version of what somebody deleted, and are imported as new.
 */
final class Returns {
    private final Database database;
    private final BlobStore blobs;
    private final Trash trash;
    private final Grant grant;

    private record Deleted(long item, PatientKey patient, BlobId blob) {}

    Returns(Database database, BlobStore blobs, Trash trash, Grant grant) {
        this.database = database;
        this.blobs = blobs;
        this.trash = trash;
        this.grant = grant;
    }

    /**
     * Looks whether files of a series are in the trash.
     *
     * @return how many items came back
     */
    int recover(List<Header> files) {
        Set<Long> items = new HashSet<>();
        for (Header file : files) {
            Optional<Deleted> deleted = deleted(file.sopInstanceUID());
            if (deleted.isPresent()) {
                if (!same(file, deleted.get())) {
                    return 0;
                }
                items.add(deleted.get().item());
            }
        }
        return (int) items.stream().sorted().filter(this::recover).count();
    }

    /** Whether there is anything that could come back. */
    boolean arePossible() {
        return database.read(
                reads ->
                        reads.first("select item from archive_trash limit 1", row -> true)
                                .isPresent());
    }

    private Optional<Deleted> deleted(String sopInstanceUID) {
        return database.read(
                reads ->
                        reads.first(
                                "select trash, patient, blob_name from archive_trashed_instance"
                                        + " where sop_uid = ? order by trash desc limit 1",
                                Returns::deleted,
                                sopInstanceUID));
    }

    private static Deleted deleted(Row row) {
        return new Deleted(
                row.number("trash"),
                new PatientKey(row.uuid("patient")),
                new BlobId(row.text("blob_name")));
    }

    private boolean same(Header file, Deleted deleted) {
        try (ByteSource one = file.file().open();
                ByteSource other = blobs.open(deleted.patient(), deleted.blob())) {
            return StoredComparison.same(one, other);
        } catch (IOException | MeridianException e) {
            // what cannot be read is told by the import itself
            return false;
        }
    }

    /** False where it cannot come back, because something of it is there: the import goes on. */
    private boolean recover(long item) {
        try {
            database.write(unit -> trash.recover(unit, grant, item));
            return true;
        } catch (MeridianException e) {
            return false;
        }
    }
}
