package org.meridian.ledger;

import org.meridian.core.store.Database;
import org.meridian.ledger.spi.LedgerBackendProvider.BackendMemory;
import org.meridian.store.KeyRing;

import java.util.Optional;

/** A backend's settings and keys as rows sealed under the archive's key. Safe for all threads. */
public final class SealedMemory implements BackendMemory {
    private static final String PURPOSE = "ledger backend";

    private final Database database;
    private final KeyRing keys;
    private final String backend;

    /**
     * The memory of one backend.
     *
     * @param backend id of the extension
     */
    public SealedMemory(Database database, KeyRing keys, String backend) {
        this.database = database;
        this.keys = keys;
        this.backend = backend;
    }

    @Override
    public Optional<byte[]> get(String name) {
        return database.read(
                        reads ->
                                reads.first(
                                        "select sealed from ledger_backend where backend = ? and"
                                                + " name = ?",
                                        r -> r.bytes("sealed"),
                                        backend,
                                        name))
                .map(kept -> keys.open(purpose(name), kept));
    }

    @Override
    public void put(String name, byte[] value) {
        byte[] sealed = keys.seal(purpose(name), value);
        database.write(
                unit -> {
                    unit.update(
                            "delete from ledger_backend where backend = ? and name = ?",
                            backend,
                            name);
                    return unit.update(
                            "insert into ledger_backend (backend, name, sealed) values (?, ?, ?)",
                            backend,
                            name,
                            sealed);
                });
    }

    private String purpose(String name) {
        return PURPOSE + " " + backend + " " + name;
    }
}
