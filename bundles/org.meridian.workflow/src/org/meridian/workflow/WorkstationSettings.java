package org.meridian.workflow;

import org.meridian.store.Unlocking;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a workstation is opened with.
 *
 * @param archive its folder, made when absent
 * @param keyFile holds the archive's key; empty for the key that the archive's folder holds
 * @param unlocking how a sealed key is opened and a new archive sealed
 * @param user who works: a user of the archive or, while it has none, its first one; empty for the
 *     archive's first user or, in a new archive, the system's user
 */
public record WorkstationSettings(
        Path archive, Optional<Path> keyFile, Unlocking unlocking, Optional<String> user) {
    /** Where there is nobody to ask for a passphrase. */
    public WorkstationSettings(Path archive, Optional<Path> keyFile, Optional<String> user) {
        this(archive, keyFile, Unlocking.nobody(), user);
    }

    /** The same for an archive elsewhere. */
    WorkstationSettings at(Path folder) {
        return new WorkstationSettings(folder, keyFile, unlocking, user);
    }

    /** The same with another way to the sealed key. */
    WorkstationSettings unlockedBy(Unlocking other) {
        return new WorkstationSettings(archive, keyFile, other, user);
    }
}
