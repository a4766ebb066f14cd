package org.meridian.store.internal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.OptionalInt;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Finds the one bit that was turned over in a text under AES-GCM. GHASH is linear (NIST SP 800-38D,
 * 6.4): the tag that the text has now differs from the one it came with by the turned bit times a
 * power of the hash key, and each place has a power of its own. A text with other changes looks
 * like this by chance once in 2^109.
 */
final class TurnedBit {
    private static final int BLOCK = 16;
    private static final int BLOCK_BITS = BLOCK * Byte.SIZE;

    private TurnedBit() {}

    /**
     * The bit of a sealed text, counted as {@code 8 * byte + bit} with 0 as a byte's lowest; empty
     * where it is not one bit alone that was turned over.
     *
     * @param bound what is bound to the text and is as it was
     * @param sealed text and tag
     */
    static OptionalInt find(byte[] key, byte[] nonce, byte[] bound, byte[] sealed) {
        try {
            return differing(key, nonce, bound, sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OptionalInt differing(byte[] key, byte[] nonce, byte[] bound, byte[] sealed)
            throws GeneralSecurityException {
        int length = sealed.length - Sealed.TAG;
        byte[] now = tag(key, nonce, bound, Arrays.copyOf(sealed, length));
        Field difference = Field.of(sealed, length).plus(Field.of(now, 0));
        if (difference.isOneBit()) {
            return OptionalInt.of(length * Byte.SIZE + difference.bit());
        }
        Field inverse = hashKey(key).inverse();
        // the last block of what is hashed is the lengths
        Field turned = difference.times(inverse);
        for (int block = (length - 1) / BLOCK; block >= 0 && length > 0; block--) {
            turned = turned.times(inverse);
            if (turned.isOneBit()) {
                int bit = block * BLOCK_BITS + turned.bit();
                return bit < length * Byte.SIZE ? OptionalInt.of(bit) : OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    /** The tag that a text has as it is now. */
    private static byte[] tag(byte[] key, byte[] nonce, byte[] bound, byte[] text)
            throws GeneralSecurityException {
        Cipher counter = Cipher.getInstance("AES/CTR/NoPadding");
        // the first count is the tag's own
        byte[] second = ByteBuffer.allocate(BLOCK).put(nonce).putInt(2).array();
        counter.init(
                Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(second));
        Cipher sealing = Sealed.cipher(Cipher.ENCRYPT_MODE, key, nonce);
        sealing.updateAAD(bound);
        byte[] again = sealing.doFinal(counter.doFinal(text));
        return Arrays.copyOfRange(again, text.length, again.length);
    }

    private static Field hashKey(byte[] key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        return Field.of(cipher.doFinal(new byte[BLOCK]), 0);
    }

    /**
     * An element of GCM's field of 2^128 (SP 800-38D, 6.3): the first bit of a block is its lowest
     * power.
     *
     * @param high the first eight bytes
     */
    private record Field(long high, long low) {
        private static final Field ONE = new Field(1L << 63, 0);
        private static final long REDUCTION = 0xE1L << 56;

        static Field of(byte[] bytes, int at) {
            ByteBuffer block = ByteBuffer.wrap(bytes, at, BLOCK);
            return new Field(block.getLong(), block.getLong());
        }

        Field plus(Field other) {
            return new Field(high ^ other.high, low ^ other.low);
        }

        Field times(Field other) {
            long productHigh = 0;
            long productLow = 0;
            long shiftedHigh = other.high;
            long shiftedLow = other.low;
            for (int i = 0; i < BLOCK_BITS; i++) {
                long word = i < Long.SIZE ? high : low;
                long taken = -(word >>> (Long.SIZE - 1 - i % Long.SIZE) & 1);
                productHigh ^= shiftedHigh & taken;
                productLow ^= shiftedLow & taken;
                long carry = -(shiftedLow & 1);
                shiftedLow = shiftedLow >>> 1 | shiftedHigh << Long.SIZE - 1;
                shiftedHigh = shiftedHigh >>> 1 ^ REDUCTION & carry;
            }
            return new Field(productHigh, productLow);
        }

        /** To the power of 2^128 - 2, by Fermat. */
        Field inverse() {
            Field power = this;
            Field product = ONE;
            for (int i = 1; i < BLOCK_BITS; i++) {
                power = power.times(power);
                product = product.times(power);
            }
            return product;
        }

        boolean isOneBit() {
            return Long.bitCount(high) + Long.bitCount(low) == 1;
        }

        /** The only one, counted from the block's first byte and there from the lowest bit. */
        int bit() {
            int fromFirst =
                    high != 0
                            ? Long.numberOfLeadingZeros(high)
                            : Long.SIZE + Long.numberOfLeadingZeros(low);
            return fromFirst / Byte.SIZE * Byte.SIZE + Byte.SIZE - 1 - fromFirst % Byte.SIZE;
        }
    }
}
