package org.meridian.ledger.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The reference tree of the Certificate Transparency project, then every proof of small trees. */
class MerkleTest {
    private static final int LARGEST = System.getenv("MERIDIAN_LONG") == null ? 20 : 70;

    private static final List<Hash> LEAVES =
            Stream.of(
                            "",
                            "00",
                            "10",
                            "2021",
                            "3031",
                            "40414243",
                            "5051525354555657",
                            "606162636465666768696a6b6c6d6e6f")
                    .map(h -> Merkle.leaf(HexFormat.of().parseHex(h)))
                    .toList();

    private static final List<String> ROOTS =
            List.of(
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final String N01 =
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
    private static final String N23 =
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
    private static final String N47 =
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
    private static final String L4 =
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
    private static final String N67 =
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
    private static final String N45 =
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";

    private static Hash root(int size) {
        return Hash.parse(ROOTS.get(size));
    }

    private static List<Hash> path(String... hex) {
        return Stream.of(hex).map(Hash::parse).toList();
    }

    @Test
    void rootsAreThoseOfTheReferenceTree() {
        for (int n = 0; n <= 8; n++) {
            assertEquals(root(n), Merkle.root(LEAVES.subList(0, n)));
        }
    }

    @Test
    void inclusionProofsOfTheReferenceTreeHold() {
        assertTrue(Merkle.included(LEAVES.get(0), 0, 1, List.of(), root(1)));
        assertTrue(Merkle.included(LEAVES.get(0), 0, 8, path(N01, N23, N47), root(8)));
        assertTrue(Merkle.included(LEAVES.get(5), 5, 8, path(L4, N67, ROOTS.get(4)), root(8)));
        assertTrue(Merkle.included(LEAVES.get(2), 2, 3, path(ROOTS.get(2)), root(3)));
        assertTrue(Merkle.included(LEAVES.get(1), 1, 5, path(ROOTS.get(1), N23, L4), root(5)));
    }

    @Test
    void consistencyProofsOfTheReferenceTreeHold() {
        assertTrue(Merkle.consistent(1, root(1), 1, root(1), List.of()));
        assertTrue(Merkle.consistent(1, root(1), 8, root(8), path(N01, N23, N47)));
        assertTrue(Merkle.consistent(6, root(6), 8, root(8), path(N45, N67, ROOTS.get(4))));
        assertTrue(Merkle.consistent(2, root(2), 5, root(5), path(N23, L4)));
        assertTrue(Merkle.consistent(0, root(0), 5, root(5), List.of()));
    }

    private static List<Hash> leaves(int size) {
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(Merkle.leaf(new byte[] {(byte) i}));
        }
        return leaves;
    }

    /** PATH of RFC 6962 section 2.1.1, word by word. */
    private static List<Hash> path(int index, List<Hash> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int k = Integer.highestOneBit(leaves.size() - 1);
        List<Hash> left = leaves.subList(0, k);
        List<Hash> right = leaves.subList(k, leaves.size());
        List<Hash> path = new ArrayList<>(index < k ? path(index, left) : path(index - k, right));
        path.add(Merkle.root(index < k ? right : left));
        return path;
    }

    /** SUBPROOF of RFC 6962 section 2.1.2, word by word. */
    private static List<Hash> subProof(int m, List<Hash> leaves, boolean known) {
        if (m == leaves.size()) {
            return known ? List.of() : List.of(Merkle.root(leaves));
        }
        int k = Integer.highestOneBit(leaves.size() - 1);
        List<Hash> left = leaves.subList(0, k);
        List<Hash> right = leaves.subList(k, leaves.size());
        List<Hash> proof =
                new ArrayList<>(m <= k ? subProof(m, left, known) : subProof(m - k, right, false));
        proof.add(Merkle.root(m <= k ? right : left));
        return proof;
    }

    @Test
    void everyInclusionProofHoldsForItsOwnPlaceAlone() {
        for (int size = 1; size <= LARGEST; size++) {
            List<Hash> leaves = leaves(size);
            Hash root = Merkle.root(leaves);
            for (int index = 0; index < size; index++) {
                List<Hash> path = path(index, leaves);
                Hash leaf = leaves.get(index);
                assertTrue(Merkle.included(leaf, index, size, path, root));
                for (int other = -1; other <= size; other++) {
                    assertEquals(other == index, Merkle.included(leaf, other, size, path, root));
                }
                for (List<Hash> mutant : mutants(path)) {
                    assertFalse(Merkle.included(leaf, index, size, mutant, root));
                }
                assertFalse(Merkle.included(flip(leaf, index), index, size, path, root));
                assertFalse(Merkle.included(leaf, index, size, path, flip(root, index)));
            }
        }
    }

    @Test
    void everyConsistencyProofHoldsForItsOwnTreesAlone() {
        for (int size = 1; size <= LARGEST; size++) {
            List<Hash> leaves = leaves(size);
            Hash root = Merkle.root(leaves);
            for (int first = 1; first <= size; first++) {
                Hash old = Merkle.root(leaves.subList(0, first));
                List<Hash> proof = subProof(first, leaves, true);
                assertTrue(Merkle.consistent(first, old, size, root, proof));
                for (List<Hash> mutant : mutants(proof)) {
                    assertFalse(Merkle.consistent(first, old, size, root, mutant));
                }
                assertFalse(Merkle.consistent(first, flip(old, first), size, root, proof));
                assertFalse(Merkle.consistent(first, old, size, flip(root, first), proof));
                assertFalse(Merkle.consistent(size + 1, old, size, root, proof));
                assertFalse(Merkle.consistent(-first, old, size, root, proof));
            }
        }
    }

    private static Hash flip(Hash hash, int bit) {
        byte[] bytes = hash.bytes();
        bytes[bit / 8 % Hash.LENGTH] ^= (byte) (1 << bit % 8);
        return Hash.of(bytes);
    }

    /**
     * Every bit flipped once, every hash left out, moved, doubled, and one too many at each end.
     */
    private static List<List<Hash>> mutants(List<Hash> path) {
        List<List<Hash>> mutants = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            for (int bit = 0; bit < 8 * Hash.LENGTH; bit++) {
                List<Hash> flipped = new ArrayList<>(path);
                flipped.set(i, flip(path.get(i), bit));
                mutants.add(flipped);
            }
            List<Hash> shorter = new ArrayList<>(path);
            shorter.remove(i);
            mutants.add(shorter);
            List<Hash> doubled = new ArrayList<>(path);
            doubled.add(i, path.get(i));
            mutants.add(doubled);
            if (i > 0) {
                List<Hash> swapped = new ArrayList<>(path);
                swapped.set(i, path.get(i - 1));
                swapped.set(i - 1, path.get(i));
                mutants.add(swapped);
            }
        }
        List<Hash> longer = new ArrayList<>(path);
        longer.add(Merkle.emptyRoot());
        mutants.add(longer);
        List<Hash> before = new ArrayList<>(path);
        before.add(0, Merkle.emptyRoot());
        mutants.add(before);
        return mutants;
    }
}
