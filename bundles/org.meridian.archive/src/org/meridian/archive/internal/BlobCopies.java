package org.meridian.archive.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.archive.ArchiveError;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.BlobStore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Copies files into blobs, several at once: a disk syncs four files in little more time than one.
 */
final class BlobCopies {
    private final BlobStore blobs;
    private final ExecutorService threads;
    private final RunRecord record;

    BlobCopies(BlobStore blobs, ExecutorService threads, RunRecord record) {
        this.blobs = blobs;
        this.threads = threads;
        this.record = record;
    }

    /**
     * What became of a file; none of both where it was cancelled.
     *
     * @param refusal why it was not taken
     */
    private record Copy(@Nullable BlobId blob, @Nullable MeridianException refusal) {
        static final Copy NONE = new Copy(null, null);
    }

    /**
     * Returns when the blobs and their folders are on the disk; files that cannot be read any more,
     * or are others than were looked at, are refused.
     *
     * @return in the order of the files; nothing when it was cancelled
     */
    List<SeriesUnit.Written> write(PatientKey patient, List<Header> files, Progress progress) {
        AtomicBoolean failed = new AtomicBoolean();
        List<Future<Copy>> copies =
                files.stream()
                        .map(f -> threads.submit(() -> tryCopy(patient, f, failed, progress)))
                        .toList();
        List<SeriesUnit.Written> written = new ArrayList<>();
        MeridianException failure = null;
        for (int i = 0; i < copies.size(); i++) {
            Header file = files.get(i);
            try {
                Copy copy = Results.of(copies.get(i), BlobCopies::interrupted);
                BlobId blob = copy.blob();
                MeridianException refusal = copy.refusal();
                if (blob != null) {
                    written.add(new SeriesUnit.Written(file, blob));
                } else if (refusal != null) {
                    record.refuse(file.file(), refusal);
                }
                record.passed(1, file.size());
            } catch (MeridianException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        if (progress.cancelled()) {
            return List.of();
        }
        try {
            blobs.sync();
        } catch (IOException e) {
            throw new MeridianException(e, ArchiveError.NOT_WRITTEN);
        }
        return written;
    }

    /** A failure of the archive itself, such as a full disk, keeps the others from trying too. */
    private Copy tryCopy(
            PatientKey patient, Header header, AtomicBoolean failed, Progress progress) {
        if (progress.cancelled() || failed.get()) {
            return Copy.NONE;
        }
        try {
            return copy(patient, header);
        } catch (IOException e) {
            failed.set(true);
            throw new MeridianException(e, ArchiveError.NOT_WRITTEN);
        } catch (MeridianException e) {
            failed.set(true);
            throw e;
        }
    }

    private Copy copy(PatientKey patient, Header header) throws IOException {
        ByteSource source;
        try {
            source = header.file().open();
        } catch (IOException e) {
            return new Copy(null, new MeridianException(e, ArchiveError.UNREADABLE));
        } catch (MeridianException e) {
            return new Copy(null, e);
        }
        try (source) {
            BlobId blob = blobs.write(patient, new ReadFailures(source));
            // a file that was written to meanwhile may be neither the old nor the new one
            return source.size() == header.size() && unchanged(header.file())
                    ? new Copy(blob, null)
                    : new Copy(null, new MeridianException(ArchiveError.CHANGED));
        } catch (ReadFailures.Unreadable e) {
            return new Copy(null, new MeridianException(e, ArchiveError.UNREADABLE));
        }
    }

    private static boolean unchanged(ImportFile file) {
        try {
            return file.unchanged();
        } catch (IOException e) {
            return false;
        }
    }

    private static Copy interrupted(InterruptedException cause) {
        throw new MeridianException(cause, ArchiveError.NOT_WRITTEN);
    }
}
