package org.meridian.archive;

import org.meridian.archive.internal.FileWalk;
import org.meridian.archive.internal.ImportFile;
import org.meridian.archive.internal.ImportPlan;
import org.meridian.archive.internal.ImportRun;
import org.meridian.archive.internal.Results;
import org.meridian.archive.internal.RunRecord;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.store.BlobStore;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.dicom.SpecificCharacterSet;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes DICOM files into the archive, one unit of work a series: a series is there whole, with its
 * ledger entry, or not at all. A file that cannot be taken is refused with a reason and the others
 * go on. What an import did is kept as its {@link ImportReport report}. One import runs at a time;
 * others wait. Safe for all threads.
 */
public final class Importer {
    /** How many files are looked at before their series are written: bounds the memory. */
    private static final int WINDOW = 20_000;

    /** More than there are processors, for they wait for the disk. */
    private static final int THREADS = 4;

    private static final int NONE = 0;

    private final Database database;
    private final BlobStore blobs;
    private final Trash trash;
    private final Clock clock;
    private final ReentrantLock one = new ReentrantLock();
    private volatile int running = NONE;

    /**
     * @param trash where what is imported again comes back from
     */
    public Importer(Database database, BlobStore blobs, Trash trash, Clock clock) {
        this.database = database;
        this.blobs = blobs;
        this.trash = trash;
        this.clock = clock;
    }

    /** The number of the import that runs just now; 0 for none. */
    int running() {
        return running;
    }

    /**
     * Imports files, folders and zips with all they hold; a DICOMDIR is passed over. Returns when
     * what it reports is on the disk. Cancelling ends it between files; what was imported stays,
     * and {@link #resume} takes the rest.
     *
     * @param grant for the treatment of all patients; its actor stands in the ledger
     * @throws MeridianException when the archive itself fails, for instance because its disk is
     *     full; series imported until then stay
     */
    public ImportResult importPaths(Grant grant, List<Path> paths, Progress progress) {
        return importPaths(grant, paths, Optional.empty(), progress);
    }

    /**
     * The same for a source that is known to declare a wrong character set: its texts are read in
     * the given one, which stands in the ledger with each series. The files are kept as they are.
     *
     * @param set empty for the declared one
     */
    public ImportResult importPaths(
            Grant grant, List<Path> paths, Optional<SpecificCharacterSet> set, Progress progress) {
        grant.requireAll(Purpose.TREATMENT);
        ImportPlan plan = new ImportPlan(List.copyOf(paths), set);
        one.lock();
        try {
            return run(
                    grant,
                    plan,
                    RunRecord.begin(database, plan, grant.actor(), clock.instant(), progress),
                    progress);
        } finally {
            running = NONE;
            one.unlock();
        }
    }

    /**
     * Goes on with an import that was cancelled or fell; files it was done with are known again by
     * name, size and time and are not read again.
     *
     * @param report of one that was interrupted
     */
    public ImportResult resume(Grant grant, ImportReport report, Progress progress) {
        grant.requireAll(Purpose.TREATMENT);
        one.lock();
        try {
            return run(
                    grant,
                    ImportPlan.of(report),
                    RunRecord.resume(database, report, progress),
                    progress);
        } finally {
            running = NONE;
            one.unlock();
        }
    }

    private ImportResult run(Grant grant, ImportPlan plan, RunRecord record, Progress progress) {
        running = record.number();
        ImportReport.State state = ImportReport.State.INTERRUPTED;
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (BlobStore.Hold hold = blobs.hold();
                FileWalk files = new FileWalk(plan.paths(), record::refuse);
                ImportRun run =
                        new ImportRun(
                                database,
                                blobs,
                                trash,
                                grant,
                                plan.set(),
                                record,
                                threads,
                                progress)) {
            while (files.hasNext() && !progress.cancelled()) {
                importWindow(run, window(files, record), threads, progress);
                files.release();
            }
            boolean cancelled = progress.cancelled();
            if (!cancelled) {
                state = ImportReport.State.DONE;
            }
            record.finish(database, state);
            return run.result(cancelled);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<ImportFile> window(FileWalk files, RunRecord record) {
        List<ImportFile> window = new ArrayList<>();
        while (window.size() < WINDOW && !files.full() && files.hasNext()) {
            ImportFile file = files.next();
            if (record.isDone(file)) {
                record.passed(1, file.size());
            } else {
                window.add(file);
            }
        }
        return window;
    }

    private static void importWindow(
            ImportRun run, List<ImportFile> window, ExecutorService threads, Progress progress) {
        Map<ImportFile, Future<ImportRun.Looked>> looking = new LinkedHashMap<>();
        window.forEach(
                file ->
                        looking.putIfAbsent(
                                file,
                                threads.submit(
                                        () ->
                                                progress.cancelled()
                                                        ? ImportRun.Looked.NOTHING
                                                        : run.look(file))));
        for (Map.Entry<ImportFile, Future<ImportRun.Looked>> one : looking.entrySet()) {
            ImportRun.Looked looked = Results.of(one.getValue(), e -> ImportRun.Looked.NOTHING);
            if (progress.cancelled()) {
                return;
            }
            run.add(one.getKey(), looked);
        }
        run.writeSeries();
    }
}
