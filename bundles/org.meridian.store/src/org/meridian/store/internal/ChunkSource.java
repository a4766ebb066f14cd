package org.meridian.store.internal;

import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.store.StoreError;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReferenceArray;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;

/**
 * Reads a file in {@link ChunkFormat} at any position. Opening proves its size by the last chunk.
 * Keeps a few decrypted chunks, because parsers read a few bytes at a time.
 */
final class ChunkSource implements ByteSource {
    private final FileChannel channel;
    private final long start;
    private final byte[] header;
    private final byte[] key;
    private final long chunks;
    private final long size;
    private final AtomicReferenceArray<Chunk> recent;

    private record Chunk(long index, byte[] plain) {}

    private ChunkSource(FileChannel channel, long start, long end, byte[] secret, int keep)
            throws IOException {
        this.channel = channel;
        this.start = start;
        long length = Math.min(end, channel.size()) - start;
        chunks = ChunkFormat.chunks(length);
        size = length - ChunkFormat.HEADER - chunks * Sealed.TAG;
        header = new byte[ChunkFormat.HEADER];
        readAll(ByteBuffer.wrap(header), 0);
        ChunkFormat.checkHeader(header);
        key = ChunkFormat.key(secret, header);
        recent = new AtomicReferenceArray<>((int) Math.min(keep, chunks));
        chunk(chunks - 1);
    }

    /** Opens a file; {@link StoreError#DAMAGED} when it was cut short or is another's. */
    static ChunkSource open(Path file, byte[] secret, int keep) throws IOException {
        return open(BlobPlace.of(file), secret, keep);
    }

    /** The same for a part of a file. */
    static ChunkSource open(BlobPlace place, byte[] secret, int keep) throws IOException {
        FileChannel channel = FileChannel.open(place.file(), StandardOpenOption.READ);
        try {
            return new ChunkSource(channel, place.start(), place.end(), secret, keep);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
        if (position < 0) {
            throw new IllegalArgumentException("position " + position);
        }
        if (position >= size) {
            return -1;
        }
        byte[] plain = chunk(position / ChunkFormat.CHUNK);
        int from = (int) (position % ChunkFormat.CHUNK);
        int n = Math.min(length, plain.length - from);
        System.arraycopy(plain, from, target, offset, n);
        return n;
    }

    /** A whole chunk is not kept here too: who asks for one keeps it. */
    @Override
    public byte[] slice(long position, int length) throws IOException {
        boolean whole =
                position >= 0
                        && position % ChunkFormat.CHUNK == 0
                        && length == Math.min(ChunkFormat.CHUNK, size - position);
        return whole
                ? decrypt(position / ChunkFormat.CHUNK)
                : ByteSource.super.slice(position, length);
    }

    private byte[] chunk(long index) throws IOException {
        int slot = (int) (index % recent.length());
        Chunk kept = recent.get(slot);
        if (kept != null && kept.index() == index) {
            return kept.plain();
        }
        byte[] plain = decrypt(index);
        recent.set(slot, new Chunk(index, plain));
        return plain;
    }

    private byte[] decrypt(long index) throws IOException {
        long start = index * ChunkFormat.CHUNK;
        int length = (int) Math.min(ChunkFormat.CHUNK, size - start) + Sealed.TAG;
        ByteBuffer sealed = ByteBuffer.allocate(length);
        readAll(sealed, ChunkFormat.HEADER + index * ChunkFormat.SEALED_CHUNK);
        try {
            Cipher cipher =
                    Sealed.cipher(
                            Cipher.DECRYPT_MODE,
                            key,
                            ChunkFormat.nonce(index, index == chunks - 1));
            cipher.updateAAD(header);
            return cipher.doFinal(sealed.array());
        } catch (AEADBadTagException e) {
            throw new MeridianException(e, StoreError.DAMAGED);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void readAll(ByteBuffer target, long position) throws IOException {
        while (target.hasRemaining()) {
            if (channel.read(target, start + position + target.position()) < 0) {
                throw new MeridianException(StoreError.DAMAGED);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
