package org.meridian.ledger.internal;

import org.meridian.core.store.Reads;
import org.meridian.ledger.LedgerProblem;
import org.meridian.ledger.LedgerProblem.Kind;
import org.meridian.ledger.LedgerReport;
import org.meridian.ledger.verify.Hash;
import org.meridian.ledger.verify.Merkle;
import org.meridian.ledger.verify.SignedHead;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One run over the whole log: every leaf is made again from its row, the tree from the leaves, and
 * held against the stored hashes, the signed heads, the head kept beside the database and the
 * anchors. A row that does not fit is named, and the tree goes on with the hash it had, so that one
 * bad row does not hide another.
 */
final class Verification {
    private static final int BATCH = 1000;
    private static final int MOST_PROBLEMS = 1000;
    private static final Hash NONE = Hash.sha256();

    private final Reads reads;
    private final Rows rows;
    private final Optional<PublicKey> key;
    private final List<LedgerProblem> problems = new ArrayList<>();
    private final List<Rows.Stored> changed = new ArrayList<>();
    private final List<Hash> frontier = new ArrayList<>();
    private final SortedMap<Long, SignedHead> heads = new TreeMap<>();
    private final SortedMap<Long, List<Hash>> anchors = new TreeMap<>();
    private Optional<SignedHead> kept = Optional.empty();
    private long size;
    private long entries;
    private long forgotten;
    private long covered;
    private int anchorsChecked;

    Verification(Reads reads, Rows rows, Optional<PublicKey> key) {
        this.reads = reads;
        this.rows = rows;
        this.key = key;
    }

    LedgerReport run(HeadFile.Kept file) {
        readHeads();
        readAnchors();
        file.head().ifPresent(this::hold);
        for (List<Rows.Stored> batch = Rows.after(reads, -1, BATCH);
                !batch.isEmpty() && !enough();
                batch = Rows.after(reads, batch.get(batch.size() - 1).number(), BATCH)) {
            batch.forEach(this::check);
        }
        // Killed between the first commit and its file, there is one head and none kept.
        if (file.missing() && entries > 0 || file.head().isEmpty() && heads.size() > 1) {
            add(LedgerProblem.of(Kind.HEAD_MISSING, 0));
        }
        end();
        nameChanged();
        Optional<SignedHead> head =
                heads.isEmpty() ? Optional.empty() : Optional.of(heads.get(heads.lastKey()));
        return new LedgerReport(entries, forgotten, anchorsChecked, head, List.copyOf(problems));
    }

    private void readHeads() {
        reads.query(
                        "select size, head from ledger_head order by size",
                        r -> new StoredHead(r.number("size"), r.bytes("head")))
                .forEach(this::readHead);
    }

    private record StoredHead(long size, byte[] head) {}

    private void readHead(StoredHead stored) {
        try {
            SignedHead head = SignedHead.decode(stored.head());
            if (head.size() == stored.size() && key.isPresent() && head.verify(key.get())) {
                heads.put(stored.size(), head);
                return;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        add(LedgerProblem.of(Kind.HEAD_SIGNATURE, stored.size()));
    }

    private void hold(SignedHead head) {
        if (key.isPresent() && head.verify(key.get())) {
            kept = Optional.of(head);
        } else {
            add(LedgerProblem.of(Kind.HEAD_SIGNATURE, head.size()));
        }
    }

    private record StoredAnchor(long size, Hash root) {}

    private void readAnchors() {
        for (StoredAnchor anchor :
                reads.query(
                        "select size, root from ledger_anchor",
                        r -> new StoredAnchor(r.number("size"), Hash.of(r.bytes("root"))))) {
            anchors.computeIfAbsent(anchor.size(), s -> new ArrayList<>()).add(anchor.root());
        }
    }

    /** A row and its head are committed together: one beyond the last head was put in by hand. */
    private void check(Rows.Stored row) {
        if (row.number() >= signed()) {
            entries++;
            add(LedgerProblem.of(Kind.ADDED, row.number()));
        } else {
            missingUntil(row.number());
            add(row);
        }
    }

    private long signed() {
        return Math.max(
                heads.isEmpty() ? 0 : heads.lastKey(), kept.map(SignedHead::size).orElse(0L));
    }

    private void missingUntil(long number) {
        while (size < number && !enough()) {
            Optional<Hash> stored = Tree.find(reads, 0, size);
            add(LedgerProblem.of(Kind.DELETED, size));
            push(stored.orElse(NONE));
        }
    }

    private void add(Rows.Stored row) {
        entries++;
        Hash leaf = row.leaf(row.number()).hash();
        Hash stored = Tree.find(reads, 0, row.number()).orElse(NONE);
        if (!leaf.equals(stored)) {
            changed.add(row);
        } else if (!contentHolds(row)) {
            add(LedgerProblem.of(Kind.EDITED, row.number()));
        }
        push(stored);
    }

    private boolean contentHolds(Rows.Stored row) {
        try {
            if (rows.content(reads, row).isEmpty()) {
                forgotten++;
            }
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Adds a leaf's hash to the tree and compares what is complete then. */
    private void push(Hash leaf) {
        Hash hash = leaf;
        long position = size;
        int level = 0;
        while ((position & 1) == 1) {
            hash = Merkle.node(frontier.remove(frontier.size() - 1), hash);
            position >>= 1;
            level++;
            if (!Tree.find(reads, level, position).orElse(NONE).equals(hash)) {
                long first = position << level;
                add(new LedgerProblem(Kind.NODE, first, first + (1L << level) - 1));
            }
        }
        frontier.add(hash);
        size++;
        compare();
    }

    private void compare() {
        SignedHead head = heads.get(size);
        Optional<SignedHead> keptHere = kept.filter(k -> k.size() == size);
        List<Hash> anchored = anchors.getOrDefault(size, List.of());
        if (head == null && keptHere.isEmpty() && anchored.isEmpty()) {
            return;
        }
        Hash root = root();
        if (head != null) {
            if (!head.root().equals(root)) {
                add(new LedgerProblem(Kind.HEAD_ROOT, covered, size - 1));
            }
            covered = size;
        }
        if (keptHere.isPresent() && !keptHere.get().root().equals(root)) {
            add(new LedgerProblem(Kind.HEAD_ROOT, 0, size - 1));
        }
        for (Hash anchor : anchored) {
            anchorsChecked++;
            if (!anchor.equals(root)) {
                add(LedgerProblem.of(Kind.ANCHOR, size));
            }
        }
    }

    private Hash root() {
        Hash root = frontier.get(frontier.size() - 1);
        for (int i = frontier.size() - 2; i >= 0; i--) {
            root = Merkle.node(frontier.get(i), root);
        }
        return root;
    }

    private void end() {
        if (signed() > size) {
            add(LedgerProblem.of(Kind.TRUNCATED, size));
        }
        anchors.tailMap(size + 1).keySet().forEach(s -> add(LedgerProblem.of(Kind.ANCHOR, s)));
    }

    /** A changed row is either in another's place or edited. */
    private void nameChanged() {
        for (Rows.Stored row : changed) {
            LedgerProblem problem = LedgerProblem.of(Kind.EDITED, row.number());
            for (Rows.Stored other : changed.subList(0, Math.min(changed.size(), BATCH))) {
                Hash there = Tree.find(reads, 0, other.number()).orElse(NONE);
                if (other != row && row.leaf(other.number()).hash().equals(there)) {
                    problem = new LedgerProblem(Kind.SWAPPED, other.number(), row.number());
                }
            }
            add(problem);
        }
    }

    private boolean enough() {
        return problems.size() >= MOST_PROBLEMS;
    }

    private void add(LedgerProblem problem) {
        if (!enough()) {
            problems.add(problem);
        }
    }
}
