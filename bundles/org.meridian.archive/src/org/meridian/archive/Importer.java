package org.meridian.archive;

import org.meridian.archive.internal.ImportRun;
import org.meridian.core.progress.Progress;
import org.meridian.core.store.BlobStore;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.text.Texts;
import org.meridian.dicom.SpecificCharacterSet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes DICOM files into the archive, one unit of work a series: a series is there whole, with its
 * ledger entry, or not at all. A file that cannot be taken is refused with a reason and the others
 * go on. One import runs at a time; others wait. Safe for all threads.
 */
public final class Importer {
    /** How many files are looked at before their series are written: bounds the memory. */
    private static final int WINDOW = 20_000;

    private static final int READERS = 2;

    private final Database database;
    private final BlobStore blobs;
    private final Trash trash;
    private final ReentrantLock one = new ReentrantLock();

    /**
     * @param trash where what is imported again comes back from
     */
    public Importer(Database database, BlobStore blobs, Trash trash) {
        this.database = database;
        this.blobs = blobs;
        this.trash = trash;
    }

    /**
     * Imports files and folders with all they hold; a DICOMDIR is passed over. Returns when what it
     * reports is on the disk. Cancelling ends it between files; what was imported stays.
     *
     * @param grant for the treatment of all patients; its actor stands in the ledger
     * @throws org.meridian.core.MeridianException when the archive itself fails, for instance
     *     because its disk is full; series imported until then stay
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
        one.lock();
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try (BlobStore.Hold hold = blobs.hold()) {
            ImportRun run = new ImportRun(database, blobs, trash, grant, set, progress);
            Iterator<Path> files = run.walk(paths);
            while (files.hasNext() && !progress.cancelled()) {
                List<Path> window = new ArrayList<>();
                while (files.hasNext() && window.size() < WINDOW) {
                    window.add(files.next());
                }
                progress.begin(
                        Texts.of(Importer.class).get("import.task"),
                        files.hasNext() ? 0 : window.size());
                importWindow(run, window, readers, progress);
            }
            return run.result(progress.cancelled());
        } finally {
            readers.shutdownNow();
            one.unlock();
        }
    }

    private static void importWindow(
            ImportRun run, List<Path> window, ExecutorService readers, Progress progress) {
        Map<Path, Future<ImportRun.Looked>> looking = new LinkedHashMap<>();
        window.forEach(
                path ->
                        looking.putIfAbsent(
                                path,
                                readers.submit(
                                        () ->
                                                progress.cancelled()
                                                        ? ImportRun.Looked.NOTHING
                                                        : run.look(path))));
        looking.forEach((path, looked) -> run.add(path, get(looked)));
        run.writeSeries();
    }

    private static ImportRun.Looked get(Future<ImportRun.Looked> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ImportRun.Looked.NOTHING;
        }
    }
}
