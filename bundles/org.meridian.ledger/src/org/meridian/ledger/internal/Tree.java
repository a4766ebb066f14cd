package org.meridian.ledger.internal;

import org.meridian.core.MeridianException;
import org.meridian.core.store.Reads;
import org.meridian.core.store.UnitOfWork;
import org.meridian.ledger.LedgerError;
import org.meridian.ledger.verify.Hash;
import org.meridian.ledger.verify.Merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Merkle tree in rows: the hash of every perfect subtree, by its level (0 for leaves) and its
 * position at that level. Adding a leaf writes two rows on average, a root or proof reads O(log n).
 */
public final class Tree {
    private Tree() {}

    /** Adds the leaf with this number, which is the tree's size so far. */
    public static void add(UnitOfWork unit, long number, Hash leaf) {
        Hash hash = leaf;
        long position = number;
        insert(unit, 0, position, hash);
        for (int level = 1; (position & 1) == 1; level++) {
            hash = Merkle.node(node(unit, level - 1, position - 1), hash);
            position >>= 1;
            insert(unit, level, position, hash);
        }
    }

    private static void insert(UnitOfWork unit, int level, long position, Hash hash) {
        unit.update(
                "insert into ledger_node (level, position, hash) values (?, ?, ?)",
                level,
                position,
                hash.bytes());
    }

    /** A stored hash. */
    public static Optional<Hash> find(Reads reads, int level, long position) {
        return reads.first(
                "select hash from ledger_node where level = ? and position = ?",
                r -> Hash.of(r.bytes("hash")),
                level,
                position);
    }

    private static Hash node(Reads reads, int level, long position) {
        return find(reads, level, position)
                .orElseThrow(() -> new MeridianException(LedgerError.DAMAGED));
    }

    /** The root over the first {@code size} leaves. */
    public static Hash root(Reads reads, long size) {
        return size == 0 ? Merkle.emptyRoot() : range(reads, 0, size);
    }

    private static Hash range(Reads reads, long from, long to) {
        long size = to - from;
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return node(reads, level, from >> level);
        }
        long left = Long.highestOneBit(size - 1);
        return Merkle.node(range(reads, from, from + left), range(reads, from + left, to));
    }

    /** PATH of RFC 6962 section 2.1.1. */
    public static List<Hash> inclusion(Reads reads, long number, long size) {
        if (number < 0 || number >= size) {
            throw new MeridianException(LedgerError.NO_ENTRY);
        }
        List<Hash> fromTop = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + Long.highestOneBit(to - from - 1);
            if (number < middle) {
                fromTop.add(range(reads, middle, to));
                to = middle;
            } else {
                fromTop.add(range(reads, from, middle));
                from = middle;
            }
        }
        return fromTop.reversed();
    }

    /** PROOF of RFC 6962 section 2.1.2; empty from an empty tree. */
    public static List<Hash> consistency(Reads reads, long first, long second) {
        if (first < 0 || first > second) {
            throw new MeridianException(LedgerError.NO_ENTRY);
        }
        List<Hash> fromTop = new ArrayList<>();
        long from = 0;
        long to = first == 0 ? 0 : second;
        boolean known = true;
        while (to > first) {
            long middle = from + Long.highestOneBit(to - from - 1);
            if (first <= middle) {
                fromTop.add(range(reads, middle, to));
                to = middle;
            } else {
                fromTop.add(range(reads, from, middle));
                from = middle;
                known = false;
            }
        }
        if (!known) {
            fromTop.add(range(reads, from, to));
        }
        return fromTop.reversed();
    }
}
