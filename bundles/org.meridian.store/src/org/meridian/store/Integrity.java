package org.meridian.store;

import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.BlobStore;
import org.meridian.core.store.Reads;
import org.meridian.core.text.Texts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Goes over everything that a store keeps, while it is worked with: the sealed key, the list of
 * forgotten persons, every table to its end, every patient's key, every blob against its name and
 * against the rows, both ways.
 */
public final class Integrity {
    private final Store store;
    private final List<BlobReferences> references;

    /**
     * @param references of every room that keeps blobs
     */
    public Integrity(Store store, List<BlobReferences> references) {
        this.store = store;
        this.references = List.copyOf(references);
    }

    /**
     * What was found.
     *
     * @param faults what is wrong
     * @param damaged the blobs among them, which a backup may have
     * @param orphans files that no row names; harmless, and swept by a later run
     */
    public record Report(List<Fault> faults, List<StoredBlob> damaged, List<Fault> orphans) {}

    /** Takes a time proportional to the archive. Nothing is deleted meanwhile. */
    public Report check(Progress progress) throws IOException {
        try (BlobStore.Hold hold = store.blobs().hold()) {
            List<Fault> faults = new ArrayList<>(sealedKey());
            forgottenList().ifPresent(faults::add);
            faults.addAll(store.read(Integrity::tables));
            faults.addAll(store.read(this::keys));
            List<StoredBlob> blobs = store.read(reads -> Snapshot.blobs(reads, references));
            List<StoredBlob> damaged = new ArrayList<>();
            progress.begin(Texts.of(Integrity.class).get("check.task"), blobs.size());
            for (StoredBlob blob : blobs) {
                progress.checkCancelled();
                Optional<Fault> fault = fault(blob);
                if (fault.isPresent()) {
                    faults.add(fault.get());
                    damaged.add(blob);
                }
                progress.worked(1);
            }
            return new Report(faults, damaged, orphans(blobs));
        }
    }

    private List<Fault> sealedKey() {
        return store.vault().guard().damaged().stream()
                .map(
                        part ->
                                switch (part) {
                                    case PASSPHRASE -> StoreError.PASSPHRASE_SLOT_DAMAGED;
                                    case RECOVERY -> StoreError.RECOVERY_SLOT_DAMAGED;
                                    case HEADER, MAC -> StoreError.KEY_FILE_CHANGED;
                                })
                .distinct()
                .map(code -> new Fault(code, "", KeyGuard.FILE))
                .toList();
    }

    private Optional<Fault> forgottenList() {
        try {
            ForgottenList.read(store.vault().folder(), store.vault().keys());
            return Optional.empty();
        } catch (IOException | MeridianException e) {
            return Optional.of(
                    new Fault(StoreError.FORGOTTEN_LIST_DAMAGED, "", ForgottenList.NAME));
        }
    }

    private Optional<Fault> fault(StoredBlob blob) throws IOException {
        try {
            Optional<byte[]> key = store.dataKey(blob.patient());
            return key.isEmpty()
                    ? Optional.of(store.fault(StoreError.BLOB_OF_FORGOTTEN, blob))
                    : store.fault(blob, key.get());
        } catch (MeridianException e) {
            return Optional.of(store.fault(StoreError.BAD_PATIENT_KEY, blob));
        }
    }

    /** What a writing process has just put there has no row yet: only older files count. */
    private List<Fault> orphans(List<StoredBlob> named) throws IOException {
        Set<BlobId> names = new HashSet<>();
        named.forEach(b -> names.add(b.id()));
        return store.orphans(names::contains).stream()
                .map(file -> new Fault(StoreError.ORPHAN, "", store.below(file)))
                .toList();
    }

    /** Reads a column of every row, and with it the row's page. */
    private static List<Fault> tables(Reads reads) {
        List<Fault> faults = new ArrayList<>();
        for (Column column :
                reads.query(
                        "select table_name, max(column_name) as column_name from"
                                + " information_schema.columns where table_schema = 'PUBLIC' group"
                                + " by table_name",
                        row -> new Column(row.text("table_name"), row.text("column_name")))) {
            try {
                reads.query(
                        "select coalesce(sum(char_length(cast(\"%s\" as varchar))), 0) as n from \"%s\""
                                .formatted(column.name(), column.table()),
                        row -> row.number("n"));
            } catch (RuntimeException e) {
                faults.add(new Fault(StoreError.BAD_TABLE, column.table(), ""));
            }
        }
        return faults;
    }

    private record Column(String table, String name) {}

    private List<Fault> keys(Reads reads) {
        List<Fault> faults = new ArrayList<>();
        KeyRing keys = store.vault().freshKeys();
        for (PatientKey patient :
                reads.query(
                        "select patient from store_patient_key where destroyed is null",
                        row -> new PatientKey(row.uuid("patient")))) {
            try {
                keys.find(reads, patient);
            } catch (MeridianException e) {
                faults.add(new Fault(StoreError.BAD_PATIENT_KEY, patient.toString(), ""));
            }
        }
        keys.clear();
        return faults;
    }
}
