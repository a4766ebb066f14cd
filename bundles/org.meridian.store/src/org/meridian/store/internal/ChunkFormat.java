package org.meridian.store.internal;

import org.meridian.core.MeridianException;
import org.meridian.store.StoreError;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An encrypted file that can be read at any position: a header of 24 bytes ({@code MRDN}, version,
 * three zeros, salt of 16), then chunks of 64 KiB under AES-256-GCM, each with its tag; the last
 * one is shorter or full and an empty file has one empty chunk. The key is HKDF(secret, salt); the
 * nonce is the chunk's number and a mark on the last chunk (the STREAM construction, Hoang et al.
 * 2015), so that chunks cannot be changed, moved or cut off unseen. The header is bound to every
 * chunk.
 */
final class ChunkFormat {
    static final int CHUNK = 64 * 1024;
    static final int SEALED_CHUNK = CHUNK + Sealed.TAG;
    static final int HEADER = 24;
    private static final byte[] MAGIC = {'M', 'R', 'D', 'N', 1, 0, 0, 0};
    private static final byte[] INFO = "meridian file v1".getBytes(StandardCharsets.UTF_8);

    private ChunkFormat() {}

    static byte[] newHeader() {
        return ByteBuffer.allocate(HEADER)
                .put(MAGIC)
                .put(Sealed.random(HEADER - MAGIC.length))
                .array();
    }

    /** Whether a file of this format may begin so. */
    static boolean isHeader(byte[] header) {
        return Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    static byte[] key(byte[] secret, byte[] header) {
        return Hkdf.derive(secret, Arrays.copyOfRange(header, MAGIC.length, HEADER), INFO, 32);
    }

    static byte[] nonce(long chunk, boolean last) {
        return ByteBuffer.allocate(12).putInt(last ? 1 : 0).putLong(chunk).array();
    }

    /** The length of a file of so many bytes of content. */
    static int length(int content) {
        int chunks = Math.max(1, (content + CHUNK - 1) / CHUNK);
        return HEADER + content + chunks * Sealed.TAG;
    }

    /** The number of chunks of a file of this length; fails when no file can have it. */
    static long chunks(long fileLength) {
        long body = fileLength - HEADER;
        long chunks = (body + SEALED_CHUNK - 1) / SEALED_CHUNK;
        long lastChunk = body - (chunks - 1) * SEALED_CHUNK;
        if (body < Sealed.TAG || lastChunk < Sealed.TAG || chunks > 1 && lastChunk == Sealed.TAG) {
            throw new MeridianException(StoreError.DAMAGED);
        }
        return chunks;
    }
}
