package org.meridian.archive.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.archive.ArchiveError;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.BlobId;
import org.meridian.core.store.BlobStore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Copies files into blobs, several at once, for one thread alone hashes slower than a disk writes.
 */
final class BlobCopies {
    private final ExecutorService threads;
    private final RunRecord record;

    BlobCopies(ExecutorService threads, RunRecord record) {
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
     * Returns when the files are copied; those that cannot be read any more, or are others than
     * were looked at, are refused.
     *
     * @param batch takes them; synced by the caller
     * @return in the order of the files; nothing when it was cancelled
     */
    List<SeriesUnit.Written> write(BlobStore.Batch batch, List<Header> files, Progress progress) {
        AtomicBoolean failed = new AtomicBoolean();
        List<Future<Copy>> copies =
                files.stream()
                        .map(f -> threads.submit(() -> tryCopy(batch, f, failed, progress)))
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
        return progress.cancelled() ? List.of() : written;
    }

    /** A failure of the archive itself, such as a full disk, keeps the others from trying too. */
    private static Copy tryCopy(
            BlobStore.Batch batch, Header header, AtomicBoolean failed, Progress progress) {
        if (progress.cancelled() || failed.get()) {
            return Copy.NONE;
        }
        try {
            return copy(batch, header);
        } catch (IOException e) {
            failed.set(true);
            throw new MeridianException(e, ArchiveError.NOT_WRITTEN);
        } catch (MeridianException e) {
            failed.set(true);
            throw e;
        }
    }

    private static Copy copy(BlobStore.Batch batch, Header header) throws IOException {
        ByteSource source;
        try {
            source = header.file().open();
        } catch (IOException e) {
            return new Copy(null, new MeridianException(e, ArchiveError.UNREADABLE));
        } catch (MeridianException e) {
            return new Copy(null, e);
        }
        try (source) {
            BlobId blob = batch.write(new ReadFailures(source));
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
