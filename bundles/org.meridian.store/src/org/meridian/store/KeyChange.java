package org.meridian.store;

import org.meridian.store.internal.Digests;

/**
 * Another passphrase or recovery code that is checked and ready, and not yet in force. What it is
 * about to make of the key's file is known before, so that a change and what is said of it can be
 * one fact over a kill. Used once.
 */
public final class KeyChange {
    private final SealedKeys next;
    private final Runnable work;

    KeyChange(SealedKeys next, Runnable work) {
        this.next = next;
        this.work = work;
    }

    /** SHA-256 of the file as it will be; see {@link KeyGuard#digest}. */
    public byte[] digest() {
        return Digests.sha256(next.bytes());
    }

    /**
     * Puts it in force; it is on the disk when this returns.
     *
     * @throws org.meridian.core.MeridianException {@link StoreError#NO_SPACE}, {@link
     *     StoreError#NOT_WRITABLE}
     */
    public void apply() {
        work.run();
    }
}
