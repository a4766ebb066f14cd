package org.meridian.store;

import org.meridian.core.record.BlobId;
import org.meridian.core.record.PatientKey;

/**
 * A blob as a row names it.
 *
 * @param record the UID or id of what the row stands for
 */
public record StoredBlob(BlobId id, PatientKey patient, String record) {
    /** Where it lies below the folder of an archive or a backup. */
    String file() {
        return "blobs/" + id.value().substring(0, 2) + "/" + id.value();
    }
}
