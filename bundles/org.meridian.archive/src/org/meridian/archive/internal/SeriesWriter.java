package org.meridian.archive.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.archive.ArchiveError;
import org.meridian.archive.StudyImported;
import org.meridian.archive.internal.quality.Filing;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Instance;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.BlobStore;
import org.meridian.core.store.Database;
import org.meridian.dicom.SpecificCharacterSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * Writes the files of one series: blobs first, then all rows in one unit of work, which is
 * committed while the next series is copied.
 */
final class SeriesWriter implements AutoCloseable {
    private final Database database;
    private final BlobStore blobs;
    private final String actor;
    private final Optional<SpecificCharacterSet> set;
    private final Filing filing;
    private final LocalDate today;
    private final RunRecord record;
    private final BlobCopies copies;
    private final SeriesCommits commits;

    /**
     * What became of a series' files; the rest was refused.
     *
     * @param conflict the person made because of a contradiction
     */
    record Outcome(int imported, int duplicate, Optional<PatientKey> conflict) {
        static final Outcome NOTHING = new Outcome(0, 0, Optional.empty());
    }

    SeriesWriter(
            Database database,
            BlobStore blobs,
            String actor,
            Optional<SpecificCharacterSet> set,
            Filing filing,
            LocalDate today,
            RunRecord record,
            ExecutorService threads) {
        this.database = database;
        this.blobs = blobs;
        this.actor = actor;
        this.set = set;
        this.filing = filing;
        this.today = today;
        this.record = record;
        this.copies = new BlobCopies(threads, record);
        this.commits = new SeriesCommits(database, record);
    }

    /**
     * Returns when the files are copied; {@link #await} waits for the disk.
     *
     * @param files of one series of one study
     * @param lastOfStudy whether the study is complete with it, as far as this import goes
     */
    Outcome write(List<Header> files, boolean lastOfStudy, Progress progress) {
        commits.awaitFor(files);
        Map<String, Header> fresh = new LinkedHashMap<>();
        StoredComparison comparison =
                new StoredComparison(database, blobs, files, record::refuse, this::twice);
        int duplicate = 0;
        for (Header file : files) {
            if (progress.cancelled()) {
                return Outcome.NOTHING;
            }
            switch (comparison.compare(file)) {
                case NEW, REPLACING -> fresh.put(file.sopInstanceUID(), file);
                case SAME -> duplicate++;
                case REFUSED -> {
                    // told already
                }
            }
        }
        List<Header> wanted = new ArrayList<>(fresh.values());
        PatientMatch match = match(wanted);
        record.passed(files.size() - wanted.size(), bytes(files) - bytes(wanted));
        if (match == null) {
            return nothingNew(files, duplicate);
        }
        return write(match, files, wanted, duplicate, lastOfStudy, progress);
    }

    private Outcome write(
            PatientMatch match,
            List<Header> files,
            List<Header> wanted,
            int duplicate,
            boolean lastOfStudy,
            Progress progress) {
        BlobStore.Batch batch = blobs.batch(match.patient().key(), wanted.size());
        List<SeriesUnit.Written> written = List.of();
        boolean given = false;
        try {
            written = copies.write(batch, wanted, progress);
            if (progress.cancelled()) {
                return Outcome.NOTHING;
            }
            if (written.isEmpty()) {
                return nothingNew(files, duplicate);
            }
            settle(files);
            given = true;
        } finally {
            if (!given) {
                batch.close();
            }
        }
        commits.start(
                batch,
                new SeriesUnit(actor, set, match, written, filing, today, lastOfStudy),
                match,
                written,
                duplicate);
        return new Outcome(
                written.size(),
                duplicate,
                match.conflict() ? Optional.of(match.patient().key()) : Optional.empty());
    }

    private Outcome nothingNew(List<Header> files, int duplicate) {
        settle(files);
        record.duplicates(duplicate);
        return new Outcome(0, duplicate, Optional.empty());
    }

    private void settle(List<Header> files) {
        files.forEach(f -> record.settled(f.file()));
    }

    /** Returns when all that was written is on the disk. */
    void await() {
        commits.await();
    }

    @Override
    public void close() {
        commits.close();
    }

    private static long bytes(List<Header> files) {
        return files.stream().mapToLong(Header::size).sum();
    }

    /** Tells of a study whose last series brought nothing new while an earlier one did. */
    void tellStudyImported(String studyUID) {
        await();
        database.write(
                unit -> {
                    Tables.study(unit, studyUID)
                            .ifPresent(
                                    study ->
                                            unit.afterCommit(
                                                    new StudyImported(study.patient(), studyUID)));
                    return studyUID;
                });
    }

    /** Another object with the UID of a stored one is something to mend at the source. */
    private void twice(Instance stored) {
        database.write(unit -> filing.twice(unit, stored));
    }

    /** The person of all these files of one series; takes files of another out of the list. */
    private @Nullable PatientMatch match(List<Header> files) {
        if (files.isEmpty()) {
            return null;
        }
        if (inAnotherStudy(files.getFirst())) {
            files.forEach(f -> refuse(f, ArchiveError.SERIES_OF_ANOTHER));
            files.clear();
            return null;
        }
        PatientMatch match = commits.match(files.getFirst()).orElse(null);
        for (Header file : List.copyOf(files)) {
            Optional<PatientMatch> next =
                    match == null
                            ? database.read(reads -> PatientMatch.find(reads, file))
                            : match.and(file);
            if (next.isEmpty()) {
                refuse(file, ArchiveError.STUDY_OF_ANOTHER);
                files.remove(file);
            } else {
                match = next.get();
            }
        }
        return match;
    }

    private void refuse(Header file, ArchiveError error) {
        record.refuse(file.file(), new MeridianException(error));
    }

    private boolean inAnotherStudy(Header file) {
        return database.read(reads -> Tables.oneSeries(reads, file.series().uid()))
                .filter(series -> !series.studyInstanceUID().equals(file.study().uid()))
                .isPresent();
    }
}
