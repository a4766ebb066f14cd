package org.meridian.ledger.verify;

import org.eclipse.jdt.annotation.Nullable;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.time.Instant;
import java.util.Arrays;

/**
 * The log at one moment, signed with Ed25519 (RFC 8032).
 *
 * @param size number of leaves
 * @param root of the tree over them
 * @param time to the microsecond
 * @param signature over {@link #signedBytes}, 64 bytes
 */
public record SignedHead(long size, Hash root, Instant time, byte[] signature) {
    private static final int MAGIC = 0x4d524448; // "MRDH"
    private static final byte VERSION = 1;
    private static final int SIGNED_LENGTH = 4 + 1 + 8 + 8 + Hash.LENGTH;
    private static final int SIGNATURE_LENGTH = 64;

    /** Length of {@link #encode} in bytes. */
    public static final int LENGTH = SIGNED_LENGTH + SIGNATURE_LENGTH;

    /** Signs a head. */
    public static SignedHead sign(long size, Hash root, Instant time, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(signedBytes(size, root, time));
            return new SignedHead(size, root, time, signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key is not an Ed25519 one", e);
        }
    }

    /**
     * {@code MRDH}, version (1 byte), size and time in microseconds since 1970 (8 bytes each),
     * root; big-endian.
     */
    public byte[] signedBytes() {
        return signedBytes(size, root, time);
    }

    private static byte[] signedBytes(long size, Hash root, Instant time) {
        return ByteBuffer.allocate(SIGNED_LENGTH)
                .putInt(MAGIC)
                .put(VERSION)
                .putLong(size)
                .putLong(Leaf.micros(time))
                .put(root.bytes())
                .array();
    }

    /** Whether the owner of the key signed this size, root and time. */
    public boolean verify(PublicKey key) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(signedBytes());
            return verifier.verify(signature);
        } catch (SignatureException | InvalidKeyException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
        }
    }

    /** {@link #signedBytes} and the signature. */
    public byte[] encode() {
        return ByteBuffer.allocate(LENGTH).put(signedBytes()).put(signature).array();
    }

    /** Reads {@link #encode}'s bytes; anything else is an IllegalArgumentException. */
    public static SignedHead decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length != LENGTH || in.getInt() != MAGIC || in.get() != VERSION) {
            throw new IllegalArgumentException("not a signed head");
        }
        long size = in.getLong();
        Instant time = Leaf.instant(in.getLong());
        byte[] root = new byte[Hash.LENGTH];
        in.get(root);
        byte[] signature = new byte[SIGNATURE_LENGTH];
        in.get(signature);
        if (size < 0) {
            throw new IllegalArgumentException("not a signed head");
        }
        return new SignedHead(size, Hash.of(root), time, signature);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedHead head && Arrays.equals(encode(), head.encode());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encode());
    }
}
