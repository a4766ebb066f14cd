package org.meridian.ledger.verify;

import java.security.PublicKey;
import java.util.List;

/**
 * That a later log is an earlier one with entries added and nothing else.
 *
 * @param path hashes as in RFC 9162 section 2.1.4
 */
public record ConsistencyProof(SignedHead earlier, SignedHead later, List<Hash> path) {
    public boolean verify(PublicKey key) {
        return earlier.verify(key)
                && later.verify(key)
                && Merkle.consistent(
                        earlier.size(), earlier.root(), later.size(), later.root(), path);
    }
}
