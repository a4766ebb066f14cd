package org.meridian.store;

/**
 * A bit of the database's file that had changed since it was written, and was put right: a disk
 * that does this is failing.
 *
 * @param position of its byte in the file
 * @param bit 0 for the lowest
 */
public record ChangedBit(long position, int bit) {}
