package org.meridian.store;

import org.meridian.core.record.BlobId;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Reads;
import org.meridian.store.internal.Connections;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A copy of an archive's database, opened for reading alone. Used on one thread. */
public final class Snapshot implements AutoCloseable {
    private final Connections.ReadOnly database;
    private final KeyRing keys;

    private Snapshot(Connections.ReadOnly database, KeyRing keys) {
        this.database = database;
        this.keys = keys;
    }

    /**
     * Opens a copy.
     *
     * @param folder holds the database's file under its name in an archive
     */
    static Snapshot open(Path folder, byte[] archiveKey) {
        return new Snapshot(
                Connections.readOnly(
                        folder, Vault.databasePath(folder), Vault.databaseKey(archiveKey)),
                new KeyRing(archiveKey));
    }

    public Reads reads() {
        return database.reads();
    }

    KeyRing keys() {
        return keys;
    }

    /** Every blob that the rows name, once. */
    List<StoredBlob> blobs(List<BlobReferences> references) {
        return blobs(reads(), references);
    }

    /** A patient's data key; empty when the patient was forgotten. */
    Optional<byte[]> key(PatientKey patient) {
        return keys.find(reads(), patient);
    }

    static List<StoredBlob> blobs(Reads reads, List<BlobReferences> references) {
        Map<BlobId, StoredBlob> blobs = new LinkedHashMap<>();
        for (BlobReferences reference : references) {
            reads.query(
                    reference.columns("blob_name, patient, record"),
                    row -> {
                        BlobId id = new BlobId(row.text("blob_name"));
                        blobs.putIfAbsent(
                                id,
                                new StoredBlob(
                                        id,
                                        new PatientKey(row.uuid("patient")),
                                        row.text("record")));
                        return true;
                    });
        }
        return new ArrayList<>(blobs.values());
    }

    @Override
    public void close() {
        database.close();
        keys.clear();
    }
}
