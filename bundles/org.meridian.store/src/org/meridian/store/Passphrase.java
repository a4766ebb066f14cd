package org.meridian.store;

import org.meridian.core.MeridianException;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * What a person types to open an archive, in one form however it was typed: Unicode's compatibility
 * form NFKC, so that full-width letters of an input method are the plain ones, as UTF-8. Kept as
 * bytes that are wiped by {@link #close}; only where normalisation changes something does a copy
 * live on in a string.
 */
public final class Passphrase implements AutoCloseable {
    /** The least length of a new one; a Han character counts as two. */
    public static final int LEAST_LENGTH = 8;

    private final byte[] utf8;

    private Passphrase(byte[] utf8) {
        this.utf8 = utf8;
    }

    /**
     * A passphrase as it was typed.
     *
     * @param typed stays the caller's, who wipes it
     */
    public static Passphrase of(char[] typed) {
        CharBuffer chars = CharBuffer.wrap(typed);
        ByteBuffer encoded =
                StandardCharsets.UTF_8.encode(
                        Normalizer.isNormalized(chars, Normalizer.Form.NFKC)
                                ? chars
                                : CharBuffer.wrap(
                                        Normalizer.normalize(chars, Normalizer.Form.NFKC)));
        byte[] utf8 = new byte[encoded.remaining()];
        encoded.get(utf8);
        Arrays.fill(encoded.array(), (byte) 0);
        return new Passphrase(utf8);
    }

    /** Whether it is long enough. */
    public boolean isLongEnough() {
        return length() >= LEAST_LENGTH;
    }

    /**
     * For a new passphrase: a short one is refused.
     *
     * @throws MeridianException {@link StoreError#SHORT_PASSPHRASE}
     */
    public void requireLength() {
        if (!isLongEnough()) {
            throw new MeridianException(StoreError.SHORT_PASSPHRASE, LEAST_LENGTH);
        }
    }

    private int length() {
        CharBuffer chars = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
        int length = chars.codePoints().map(c -> Character.isIdeographic(c) ? 2 : 1).sum();
        Arrays.fill(chars.array(), '\0');
        return length;
    }

    public boolean isEmpty() {
        return utf8.length == 0;
    }

    /** Whether both are the same passphrase. */
    public boolean isSame(Passphrase other) {
        return MessageDigest.isEqual(utf8, other.utf8);
    }

    /** What is derived from it with a salt, for keeping in its place. */
    public byte[] derive(Argon2id cost, byte[] salt, int length) {
        return cost.derive(utf8, salt, length);
    }

    /** The bytes themselves, not a copy. */
    byte[] bytes() {
        return utf8;
    }

    @Override
    public void close() {
        Arrays.fill(utf8, (byte) 0);
    }

    /** Says nothing of the passphrase. */
    @Override
    public String toString() {
        return "Passphrase";
    }
}
