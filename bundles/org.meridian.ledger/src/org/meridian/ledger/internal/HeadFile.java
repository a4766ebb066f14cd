package org.meridian.ledger.internal;

import org.meridian.ledger.verify.SignedHead;
import org.meridian.store.Vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The newest head beside the database, so that rows and heads cut off together are found. It is
 * written after the commit and so is never ahead of the rows.
 */
final class HeadFile {
    private static final String NAME = "ledger.head";

    private final Vault vault;

    HeadFile(Vault vault) {
        this.vault = vault;
    }

    /** Before the first head: a file that says there is none yet. */
    void begin() {
        write(new byte[0]);
    }

    void keep(SignedHead head) {
        write(head.encode());
    }

    /** A head that should be there but is not, is missing. */
    record Kept(boolean missing, Optional<SignedHead> head) {}

    Kept read() {
        try {
            Optional<byte[]> bytes = vault.read(NAME);
            if (bytes.isEmpty()) {
                return new Kept(true, Optional.empty());
            }
            return new Kept(false, bytes.filter(b -> b.length > 0).map(SignedHead::decode));
        } catch (IOException | IllegalArgumentException e) {
            return new Kept(true, Optional.empty());
        }
    }

    private void write(byte[] content) {
        try {
            vault.replace(NAME, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
