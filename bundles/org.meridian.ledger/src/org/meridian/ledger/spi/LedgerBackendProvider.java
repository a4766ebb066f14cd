package org.meridian.ledger.spi;

import java.util.List;
import java.util.Optional;

/**
 * Opens a {@link LedgerBackend} with its settings: the class named at the extension point {@code
 * org.meridian.ledger.ledgerBackends}. Has a constructor without arguments.
 */
public interface LedgerBackendProvider {
    /** Names of the settings a person gives, in the order they are asked. */
    List<String> settings();

    /**
     * Opens the place; nothing is sent yet and no network is needed.
     *
     * @throws org.meridian.core.MeridianException when a setting is missing or wrong
     */
    LedgerBackend open(BackendMemory memory);

    /** What the backend was told and what it remembers, kept sealed with the archive. */
    interface BackendMemory {
        /** A value by its name. */
        Optional<byte[]> get(String name);

        /** Keeps a value; returns when it is on the disk. */
        void put(String name, byte[] value);
    }
}
