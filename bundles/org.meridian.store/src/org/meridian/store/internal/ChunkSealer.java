package org.meridian.store.internal;

import java.security.GeneralSecurityException;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the chunks of one file in {@link ChunkFormat}, from the first to the last. Used on one
 * thread.
 */
final class ChunkSealer {
    /**
     * A young virtual machine compiles what is called often: given 64 KiB at once it needs 1.6 s
     * for its first hundred slices, in pieces 0.6 s, and later there is no difference.
     */
    private static final int PIECE = 1024;

    private final byte[] header = ChunkFormat.newHeader();
    private final SecretKeySpec key;
    private final Cipher cipher;
    private long chunk;

    ChunkSealer(byte[] secret) {
        key = new SecretKeySpec(ChunkFormat.key(secret, header), "AES");
        try {
            cipher = Cipher.getInstance(Sealed.ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the file begins with. */
    byte[] header() {
        return header;
    }

    /**
     * Seals the next chunk, of {@link ChunkFormat#CHUNK} bytes unless it is the last one.
     *
     * @param to where the sealed chunk is put, from {@code at} on
     * @return its length there
     */
    int seal(byte[] plain, int offset, int length, boolean last, byte[] to, int at) {
        try {
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    key,
                    new GCMParameterSpec(Byte.SIZE * Sealed.TAG, ChunkFormat.nonce(chunk++, last)));
            cipher.updateAAD(header);
            int done = 0;
            int written = 0;
            for (; done + PIECE < length; done += PIECE) {
                written += cipher.update(plain, offset + done, PIECE, to, at + written);
            }
            return written + cipher.doFinal(plain, offset + done, length - done, to, at + written);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Seals a whole file.
     *
     * @param length of the plain bytes, from the first on
     * @param file at least of {@link ChunkFormat#length} bytes
     */
    static void seal(byte[] plain, int length, byte[] secret, byte[] file) {
        ChunkSealer sealer = new ChunkSealer(secret);
        System.arraycopy(sealer.header, 0, file, 0, ChunkFormat.HEADER);
        int at = ChunkFormat.HEADER;
        int from = 0;
        do {
            int n = Math.min(ChunkFormat.CHUNK, length - from);
            at += sealer.seal(plain, from, n, from + n == length, file, at);
            from += n;
        } while (from < length);
    }
}
