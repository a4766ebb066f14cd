package org.meridian.ledger.verify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class EncodingTest {
    private static final Leaf LEAF =
            new Leaf(
                    7,
                    Instant.parse("2026-01-02T03:04:05.678901Z"),
                    "王医生",
                    "OPEN",
                    Hash.sha256(new byte[] {1}));
    private static final Content CONTENT =
            new Content("p", "1.2.3", new TreeMap<>(Map.of("a", "1", "b", "二")));

    private final KeyPair keys;
    private final SignedHead head;

    EncodingTest() throws GeneralSecurityException {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        head = SignedHead.sign(3, Merkle.emptyRoot(), Instant.EPOCH, keys.getPrivate());
    }

    @Test
    void leavesAndContentsComeBack() {
        assertEquals(LEAF, Leaf.decode(LEAF.encode()));
        Instant old = Instant.parse("1931-01-02T03:04:05.678901Z");
        Leaf before1970 = new Leaf(0, old, "", "", LEAF.commitment());
        assertEquals(before1970, Leaf.decode(before1970.encode()));
        assertEquals(CONTENT, Content.decode(CONTENT.encode()));
        Content empty = new Content("", "", new TreeMap<>());
        assertEquals(empty, Content.decode(empty.encode()));
    }

    @Test
    void aChangedLeafIsAnotherLeafOrNone() {
        byte[] bytes = LEAF.encode();
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                Leaf other = Leaf.decode(changed);
                assertArrayEquals(changed, other.encode(), "one encoding alone");
                assertNotEquals(LEAF.hash(), other.hash());
            } catch (IllegalArgumentException e) {
                assertNotEquals("", String.valueOf(e.getMessage()));
            }
        }
    }

    @Test
    void whatIsCutOrTooLongIsRefused() {
        byte[] leaf = LEAF.encode();
        byte[] content = CONTENT.encode();
        byte[] signed = head.encode();
        for (int n = 0; n < leaf.length; n++) {
            byte[] cut = Arrays.copyOf(leaf, n);
            assertThrows(IllegalArgumentException.class, () -> Leaf.decode(cut));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> Leaf.decode(Arrays.copyOf(leaf, leaf.length + 1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> Content.decode(Arrays.copyOf(content, content.length - 1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> Content.decode(new byte[] {0x7f, -1, -1, -1, 0, 0, 0, 0}));
        assertThrows(
                IllegalArgumentException.class,
                () -> SignedHead.decode(Arrays.copyOf(signed, signed.length - 1)));
    }

    @Test
    void everyChangedBitOfASignedHeadIsRefused() {
        byte[] bytes = head.encode();
        assertEquals(head, SignedHead.decode(bytes));
        assertTrue(head.verify(keys.getPublic()));
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            boolean valid;
            try {
                valid = SignedHead.decode(changed).verify(keys.getPublic());
            } catch (IllegalArgumentException e) {
                valid = false;
            }
            assertFalse(valid, "bit " + bit);
        }
    }

    @Test
    void anotherKeyDoesNotVerify() throws GeneralSecurityException {
        KeyPair others = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        assertFalse(head.verify(others.getPublic()));
        KeyPair wrongKind = KeyPairGenerator.getInstance("X25519").generateKeyPair();
        assertFalse(head.verify(wrongKind.getPublic()));
    }

    @Test
    void proofsWantSignatureAndPath() {
        Leaf first = new Leaf(0, Instant.EPOCH, "a", "OPEN", LEAF.commitment());
        SignedHead one = SignedHead.sign(1, first.hash(), Instant.EPOCH, keys.getPrivate());
        assertTrue(new InclusionProof(first, List.of(), one).verify(keys.getPublic()));
        SignedHead forged = new SignedHead(1, first.hash(), Instant.EPOCH, new byte[64]);
        assertFalse(new InclusionProof(first, List.of(), forged).verify(keys.getPublic()));
        assertFalse(new InclusionProof(LEAF, List.of(), one).verify(keys.getPublic()));
        assertTrue(new ConsistencyProof(one, one, List.of()).verify(keys.getPublic()));
        assertFalse(new ConsistencyProof(forged, one, List.of()).verify(keys.getPublic()));
        assertFalse(new ConsistencyProof(head, one, List.of()).verify(keys.getPublic()));
    }
}
