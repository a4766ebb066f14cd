package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.archive.ImportResult;
import org.meridian.archive.Importer;
import org.meridian.archive.IndexFollower;
import org.meridian.core.progress.Progress;
import org.meridian.dicom.SpecificCharacterSet;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Takes files into the archive; each series is a ledger entry. Safe for all threads. */
public final class Imports {
    private final Actor actor;
    private final Importer importer;
    private final IndexFollower follower;

    Imports(Actor actor, Importer importer, IndexFollower follower) {
        this.actor = actor;
        this.importer = importer;
        this.follower = follower;
    }

    /** Imports files and folders; what it reports is on the disk and can be found. */
    public ImportResult run(List<Path> paths, Progress progress) {
        return run(paths, Optional.empty(), progress);
    }

    /** Imports files of a source that writes in this character set, whatever it declares. */
    public ImportResult run(
            List<Path> paths, Optional<SpecificCharacterSet> set, Progress progress) {
        ImportResult result =
                importer.importPaths(actor.grant(Operation.IMPORT), paths, set, progress);
        follower.catchUp();
        return result;
    }
}
