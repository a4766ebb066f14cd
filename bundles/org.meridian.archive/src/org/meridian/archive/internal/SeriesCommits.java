package org.meridian.archive.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.archive.ArchiveError;
import org.meridian.core.MeridianException;
import org.meridian.core.store.BlobStore;
import org.meridian.core.store.Database;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Brings the copied files of a series to the disk and commits its unit of work while the next one
 * is copied; one series at a time. Used on the import's thread.
 */
final class SeriesCommits implements AutoCloseable {
    private final Database database;
    private final RunRecord record;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private @Nullable Running running;

    /**
     * A series that is being committed.
     *
     * @param replaced what the unit gives
     */
    private record Running(
            Header first, Set<String> instances, PatientMatch match, Future<Integer> replaced) {
        boolean sameStudy(Header file) {
            return first.study().uid().equals(file.study().uid());
        }

        /** Whether a file is of its series, is stored by it, or is of the person it founds. */
        boolean decidesOn(Header file) {
            return first.series().uid().equals(file.series().uid())
                    || instances.contains(file.sopInstanceUID())
                    || founds(file);
        }

        /** Whether it makes or completes the person that a file of another study may be of. */
        private boolean founds(Header file) {
            return (match.fresh() || match.completed())
                    && !sameStudy(file)
                    && first.patient().patientID().equals(file.patient().patientID());
        }
    }

    SeriesCommits(Database database, RunRecord record) {
        this.database = database;
        this.record = record;
    }

    /**
     * Starts when the series before is on the disk.
     *
     * @param batch holds the files' blobs; closed here
     * @param duplicate how many more files of the series were stored already
     */
    void start(
            BlobStore.Batch batch,
            SeriesUnit unit,
            PatientMatch match,
            List<SeriesUnit.Written> files,
            int duplicate) {
        try {
            await();
        } catch (RuntimeException e) {
            batch.close();
            throw e;
        }
        RunRecord.Notes notes = record.take(files.size(), duplicate);
        Set<String> instances = new HashSet<>();
        files.forEach(file -> instances.add(file.header().sopInstanceUID()));
        running =
                new Running(
                        files.getFirst().header(),
                        instances,
                        match,
                        thread.submit(() -> commit(batch, unit, notes)));
    }

    private int commit(BlobStore.Batch batch, SeriesUnit series, RunRecord.Notes notes) {
        try (batch) {
            batch.sync();
        } catch (IOException e) {
            throw new MeridianException(e, ArchiveError.NOT_WRITTEN);
        }
        return database.write(
                unit -> {
                    int replaced = series.run(unit);
                    notes.write(unit, replaced);
                    return replaced;
                });
    }

    /**
     * Waits where what is being committed decides on what becomes of these files, other than by the
     * {@link #match}.
     *
     * @param files of one series
     */
    void awaitFor(List<Header> files) {
        Running now = running;
        if (now != null && files.stream().anyMatch(now::decidesOn)) {
            await();
        }
    }

    /** Whose the study is that is being committed; empty for another study. */
    Optional<PatientMatch> match(Header file) {
        Running now = running;
        return now != null && now.sameStudy(file)
                ? Optional.of(now.match().stored())
                : Optional.empty();
    }

    /**
     * Returns when the series is on the disk.
     *
     * @throws MeridianException why it is not
     */
    void await() {
        Running now = running;
        running = null;
        if (now != null) {
            record.replaced(Results.of(now.replaced(), SeriesCommits::interrupted));
        }
    }

    private static int interrupted(InterruptedException cause) {
        throw new MeridianException(cause, ArchiveError.NOT_WRITTEN);
    }

    /** Returns when nothing is being committed any more. */
    @Override
    public void close() {
        thread.close();
    }
}
