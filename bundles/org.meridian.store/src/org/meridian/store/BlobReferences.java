package org.meridian.store;

/**
 * Where a room's rows name blobs.
 *
 * @param sql a query of three columns, in this order: the blob's name, the patient's key, and for a
 *     person the record's UID or id
 */
public record BlobReferences(String sql) {
    /** A query of one or some of {@code blob_name}, {@code patient} and {@code record}. */
    String columns(String columns) {
        return "select " + columns + " from (" + sql + ") named (blob_name, patient, record)";
    }
}
