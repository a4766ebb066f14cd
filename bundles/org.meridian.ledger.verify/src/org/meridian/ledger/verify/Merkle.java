package org.meridian.ledger.verify;

import java.util.List;

/**
 * The Merkle tree of RFC 6962 section 2.1 (the same as RFC 9162 section 2.1): hashes, and checking
 * proofs. A proof that is too short, too long or about impossible sizes is false, never an error.
 */
public final class Merkle {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private Merkle() {}

    /** The root of a tree without leaves. */
    public static Hash emptyRoot() {
        return Hash.sha256();
    }

    public static Hash leaf(byte[] content) {
        return Hash.sha256(LEAF, content);
    }

    public static Hash node(Hash left, Hash right) {
        return Hash.sha256(NODE, left.bytes(), right.bytes());
    }

    /** The root over leaf hashes. */
    public static Hash root(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return emptyRoot();
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        return node(root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
    }

    /**
     * Whether the leaf is the one at {@code index} (from 0) of the tree of {@code size} leaves with
     * {@code root}: RFC 9162 section 2.1.3.2.
     */
    public static boolean included(Hash leaf, long index, long size, List<Hash> proof, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long fn = index;
        long sn = size - 1;
        Hash hash = leaf;
        for (Hash next : proof) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                hash = node(next, hash);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                hash = node(hash, next);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && hash.equals(root);
    }

    /**
     * Whether the tree of {@code second} leaves begins with the one of {@code first} leaves: RFC
     * 9162 section 2.1.4.2. Every tree begins with the empty one; that needs no proof and has none.
     */
    public static boolean consistent(
            long first, Hash firstRoot, long second, Hash secondRoot, List<Hash> proof) {
        if (first < 0 || first > second) {
            return false;
        }
        if (first == 0) {
            return proof.isEmpty()
                    && firstRoot.equals(emptyRoot())
                    && (second > 0 || secondRoot.equals(emptyRoot()));
        }
        if (first == second) {
            return proof.isEmpty() && firstRoot.equals(secondRoot);
        }
        boolean whole = Long.bitCount(first) == 1;
        if (!whole && proof.isEmpty()) {
            return false;
        }
        Hash start = whole ? firstRoot : proof.get(0);
        return climb(
                first,
                firstRoot,
                second,
                secondRoot,
                start,
                whole ? proof : proof.subList(1, proof.size()));
    }

    private static boolean climb(
            long first, Hash firstRoot, long second, Hash secondRoot, Hash start, List<Hash> path) {
        long fn = first - 1;
        long sn = second - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        Hash older = start;
        Hash newer = start;
        for (Hash next : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                older = node(next, older);
                newer = node(next, newer);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                newer = node(newer, next);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && older.equals(firstRoot) && newer.equals(secondRoot);
    }
}
