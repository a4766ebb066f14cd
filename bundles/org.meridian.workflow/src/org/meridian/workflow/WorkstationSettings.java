package org.meridian.workflow;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a workstation is opened with.
 *
 * @param archive its folder, made when absent
 * @param keyFile holds the archive's key; empty for the key beside the archive
 * @param user who works: a user of the archive or, while it has none, its first one; empty for the
 *     archive's first user or, in a new archive, the system's user
 */
public record WorkstationSettings(Path archive, Optional<Path> keyFile, Optional<String> user) {
    /** The same for an archive elsewhere. */
    WorkstationSettings at(Path folder) {
        return new WorkstationSettings(folder, keyFile, user);
    }
}
