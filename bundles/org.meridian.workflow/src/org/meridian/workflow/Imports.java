package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.archive.ArchiveError;
import org.meridian.archive.ImportReport;
import org.meridian.archive.ImportReports;
import org.meridian.archive.ImportResult;
import org.meridian.archive.Importer;
import org.meridian.archive.IndexFollower;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.store.Database;
import org.meridian.dicom.SpecificCharacterSet;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Takes files into the archive; each series is a ledger entry. Safe for all threads. */
public final class Imports {
    private final Actor actor;
    private final Importer importer;
    private final ImportReports reports;
    private final IndexFollower follower;

    Imports(Actor actor, Database database, Importer importer, IndexFollower follower) {
        this.actor = actor;
        this.importer = importer;
        this.reports = new ImportReports(database, importer);
        this.follower = follower;
    }

    /** Imports files, folders and zips; what it reports is on the disk and can be found. */
    public ImportResult run(List<Path> paths, Progress progress) {
        return run(paths, Optional.empty(), progress);
    }

    /** Imports files of a source that writes in this character set, whatever it declares. */
    public ImportResult run(
            List<Path> paths, Optional<SpecificCharacterSet> set, Progress progress) {
        return run(actor, paths, set, progress);
    }

    /** Imports in the name of somebody who asked for it before. */
    ImportResult run(
            Actor by, List<Path> paths, Optional<SpecificCharacterSet> set, Progress progress) {
        return found(importer.importPaths(by.grant(Operation.IMPORT), paths, set, progress));
    }

    /** The newest import that was cancelled or fell, and that nobody gave up. */
    public Optional<ImportReport> interrupted() {
        return reports.interrupted(actor.grant(Operation.IMPORT));
    }

    /**
     * Goes on with the newest interrupted import; what it was done with is not read again.
     *
     * @throws MeridianException {@link ArchiveError#NOTHING_INTERRUPTED}
     */
    public ImportResult resume(Progress progress) {
        ImportReport report =
                interrupted()
                        .orElseThrow(() -> new MeridianException(ArchiveError.NOTHING_INTERRUPTED));
        return found(importer.resume(actor.grant(Operation.IMPORT), report, progress));
    }

    /** Leaves an interrupted import as it is; what it imported stays. */
    public void giveUp(ImportReport report) {
        reports.giveUp(actor.grant(Operation.IMPORT), report.number());
    }

    /** What imports did, the newest first. */
    public List<ImportReport> reports(int limit) {
        return reports.newest(actor.grant(Operation.IMPORT), limit);
    }

    /**
     * What one import did.
     *
     * @throws MeridianException {@link ArchiveError#NO_REPORT}
     */
    public ImportReport report(int number) {
        return reports.report(actor.grant(Operation.IMPORT), number);
    }

    /** What an import did not take. */
    public List<ImportReport.Refusal> refusals(int number) {
        return reports.refusals(actor.grant(Operation.IMPORT), number);
    }

    private ImportResult found(ImportResult result) {
        follower.catchUp();
        return result;
    }
}
