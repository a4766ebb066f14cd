package org.meridian.archive.internal;

import org.meridian.archive.ArchiveError;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.record.Instance;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Series;
import org.meridian.core.store.Database;
import org.meridian.core.store.Reads;
import org.meridian.store.StoreError;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** A stored object, which a person can find by what is said when it turns out to be damaged. */
public record NamedObject(ByteSource source, Database database, Instance instance)
        implements ByteSource {
    private static final Set<StoreError> LOST = Set.of(StoreError.DAMAGED, StoreError.NO_BLOB);

    /** What is opened or read. */
    public interface Work<T> {
        T run() throws IOException;
    }

    /**
     * Opens an object.
     *
     * @param blobs opens its bytes
     */
    public static ByteSource open(Database database, Instance instance, Work<ByteSource> blobs)
            throws IOException {
        return new NamedObject(named(database, instance, blobs), database, instance);
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
        return named(database, instance, () -> source.read(position, target, offset, length));
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private static <T> T named(Database database, Instance instance, Work<T> work)
            throws IOException {
        try {
            return work.run();
        } catch (MeridianException e) {
            if (!LOST.contains(e.errorCode())) {
                throw e;
            }
            throw database.read(reads -> named(reads, instance, e));
        }
    }

    private static MeridianException named(Reads reads, Instance instance, MeridianException e) {
        Optional<Series> series = Tables.oneSeries(reads, instance.seriesInstanceUID());
        Optional<Patient> patient = Tables.patient(reads, instance.patient());
        if (series.isEmpty() || patient.isEmpty()) {
            return e;
        }
        return new MeridianException(
                e,
                ArchiveError.DAMAGED_OBJECT,
                TrashRows.line(series.get()),
                instance.instanceNumber(),
                patient.get());
    }
}
