package org.meridian.store;

import org.meridian.core.MeridianException;

import java.util.Optional;

/**
 * The person's or script's part in opening an archive whose key is sealed. Called on the thread
 * that opens the archive, while its folder is locked for this process.
 */
public interface Unlocking {
    /** What a new archive's key is sealed with. */
    record Seal(Passphrase passphrase, RecoveryCode code) {}

    /**
     * Opens the key by what was asked for or known, as often as it takes.
     *
     * @throws MeridianException {@link StoreError#PASSPHRASE_WANTED} where nobody can be asked, or
     *     why the last try failed
     */
    ArchiveKey unlock(SealedKeys sealed);

    /** What a new archive is sealed with; empty to lay its key beside it. */
    default Optional<Seal> seal() {
        return Optional.empty();
    }

    /** Where there is nobody to ask. */
    static Unlocking nobody() {
        return keys -> {
            throw new MeridianException(StoreError.PASSPHRASE_WANTED);
        };
    }
}
