package org.meridian.archive.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.archive.ArchiveError;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.record.Instance;
import org.meridian.core.store.BlobStore;
import org.meridian.core.store.Database;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Holds the files of one series against what is stored under their UIDs and against each other.
 * Used on one thread.
 */
final class StoredComparison {
    private static final int BUFFER = 1 << 16;

    private final BlobStore blobs;
    private final BiConsumer<ImportFile, MeridianException> refuse;
    private final Consumer<Instance> twice;
    private final Map<String, Instance> stored;
    private final Map<String, Header> before = new HashMap<>();

    enum Result {
        NEW,
        /** Intact, where the object of the same UID is damaged. */
        REPLACING,
        SAME,
        REFUSED
    }

    /**
     * @param files all that will be compared
     * @param twice told of a stored object whose UID another one has too
     */
    StoredComparison(
            Database database,
            BlobStore blobs,
            List<Header> files,
            BiConsumer<ImportFile, MeridianException> refuse,
            Consumer<Instance> twice) {
        this.blobs = blobs;
        this.refuse = refuse;
        this.twice = twice;
        this.stored =
                database.read(
                        reads -> {
                            Map<String, Instance> found = new HashMap<>();
                            files.forEach(
                                    file ->
                                            Tables.instance(reads, file.sopInstanceUID())
                                                    .ifPresent(
                                                            i -> found.put(i.sopInstanceUID(), i)));
                            return found;
                        });
    }

    /** What becomes of the next file, told the refusing as it goes. */
    Result compare(Header file) {
        Result result =
                compare(file, stored.get(file.sopInstanceUID()), before.get(file.sopInstanceUID()));
        if (result == Result.NEW || result == Result.REPLACING) {
            before.put(file.sopInstanceUID(), file);
        }
        return result;
    }

    private Result compare(Header file, @Nullable Instance there, @Nullable Header earlier) {
        if (there == null && earlier == null) {
            return Result.NEW;
        }
        try (ByteSource one = file.file().open();
                ByteSource other = other(there, earlier)) {
            if (same(one, other)) {
                return Result.SAME;
            }
            boolean sameSeries =
                    there == null || there.seriesInstanceUID().equals(file.series().uid());
            if (sameSeries
                    && PixelState.of(other) == PixelState.DAMAGED
                    && PixelState.of(one) == PixelState.INTACT) {
                if (earlier != null) {
                    refuse.accept(
                            earlier.file(), new MeridianException(ArchiveError.DAMAGED_PIXELS));
                }
                return Result.REPLACING;
            }
            refuse.accept(file.file(), new MeridianException(ArchiveError.OTHER_CONTENT));
            if (there != null) {
                twice.accept(there);
            }
        } catch (IOException e) {
            refuse.accept(file.file(), new MeridianException(e, ArchiveError.UNREADABLE));
        }
        return Result.REFUSED;
    }

    private ByteSource other(@Nullable Instance there, @Nullable Header earlier)
            throws IOException {
        if (earlier != null) {
            return earlier.file().open();
        }
        Instance instance = Objects.requireNonNull(there);
        return blobs.open(instance.patient(), instance.blob());
    }

    static boolean same(ByteSource one, ByteSource other) throws IOException {
        if (one.size() != other.size()) {
            return false;
        }
        byte[] a = new byte[BUFFER];
        byte[] b = new byte[BUFFER];
        for (long at = 0; at < one.size(); at += BUFFER) {
            int length = (int) Math.min(BUFFER, one.size() - at);
            one.readFully(at, a, 0, length);
            other.readFully(at, b, 0, length);
            if (!Arrays.equals(a, 0, length, b, 0, length)) {
                return false;
            }
        }
        return true;
    }
}
