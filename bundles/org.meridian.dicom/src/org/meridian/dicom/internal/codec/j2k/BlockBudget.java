package org.meridian.dicom.internal.codec.j2k;

import org.meridian.core.MeridianException;
import org.meridian.dicom.DicomError;

/**
 * Holds the number of code-blocks of a tile to what its bytes warrant, so that a few bytes cannot
 * ask for much memory. For one thread.
 */
final class BlockBudget {
    private static final long FREE = 1 << 20;
    private static final long PER_BYTE = 8;

    private final long limit;
    private long used;

    BlockBudget(int bytes) {
        this.limit = Math.max(FREE, PER_BYTE * bytes);
    }

    void take(long blocks) {
        used += blocks;
        if (used > limit) {
            throw new MeridianException(
                    DicomError.TOO_LARGE, Long.toString(used), Long.toString(limit));
        }
    }
}
