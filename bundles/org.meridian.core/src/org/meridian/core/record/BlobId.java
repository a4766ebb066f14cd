package org.meridian.core.record;

/**
 * Names a stored blob within its patient: a keyed hash of the content (HMAC-SHA-256 under the
 * patient's data key, in lower-case hexadecimal), so the same bytes have the same name and the name
 * tells nothing to who lacks the key.
 */
public record BlobId(String value) {}
