package org.meridian.ledger.verify;

import java.security.PublicKey;
import java.util.List;

/**
 * That an entry stands in the log, for someone who has the log's public key alone.
 *
 * @param leaf the entry
 * @param path hashes from the leaf's sibling up, as in RFC 9162 section 2.1.3
 * @param head the signed log that holds it
 */
public record InclusionProof(Leaf leaf, List<Hash> path, SignedHead head) {
    public boolean verify(PublicKey key) {
        return head.verify(key)
                && Merkle.included(leaf.hash(), leaf.number(), head.size(), path, head.root());
    }
}
