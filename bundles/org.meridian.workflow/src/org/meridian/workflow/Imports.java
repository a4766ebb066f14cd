package org.meridian.workflow;

import org.meridian.archive.ImportResult;
import org.meridian.archive.Importer;
import org.meridian.archive.IndexFollower;
import org.meridian.core.progress.Progress;

import java.nio.file.Path;
import java.util.List;

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
        ImportResult result = importer.importPaths(actor.everybody(), paths, progress);
        follower.catchUp();
        return result;
    }
}
