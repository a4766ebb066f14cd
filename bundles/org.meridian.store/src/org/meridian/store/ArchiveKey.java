package org.meridian.store;

import java.util.Arrays;

/** An archive's key of 32 bytes, opaque outside this room. */
public final class ArchiveKey {
    private final byte[] bytes;

    /**
     * @param bytes are this object's from now on
     */
    ArchiveKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The key itself, not a copy. */
    byte[] bytes() {
        return bytes;
    }

    /** Forgets the key; who still needs it has taken its bytes. */
    void wipe() {
        Arrays.fill(bytes, (byte) 0);
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "ArchiveKey";
    }
}
