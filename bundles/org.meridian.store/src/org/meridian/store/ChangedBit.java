package org.meridian.store;

/**
 * A bit of one of the archive's files that had changed since it was written, and was put right: a
 * disk that does this is failing.
 *
 * @param file below the archive's folder
 * @param position of its byte in the file
 * @param bit 0 for the lowest
 */
public record ChangedBit(String file, long position, int bit) {}
