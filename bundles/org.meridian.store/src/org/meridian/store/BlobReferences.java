package org.meridian.store;

/**
 * Where a room's rows name blobs.
 *
 * @param sql a query of one column: the blob's name
 */
public record BlobReferences(String sql) {}
