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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReferenceArray;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;

/**
 * Reads a file in {@link ChunkFormat} at any position. Opening proves its size by the last chunk.
 * Keeps a few decrypted chunks, because parsers read a few bytes at a time.
 */
final class ChunkSource implements ByteSource {
    private final Path file;
    private final FileChannel channel;
    private final long start;
    private final byte[] header;
    private final byte[] key;
    private final long chunks;
    private final long size;
    private final MendedBits mended;
    private final AtomicReferenceArray<Chunk> recent;

    private record Chunk(long index, byte[] plain) {}

    private ChunkSource(
            BlobPlace place, FileChannel channel, byte[] secret, int keep, MendedBits mended)
            throws IOException {
        this.file = place.file();
        this.channel = channel;
        this.start = place.start();
        this.mended = mended;
        long length = Math.min(place.end(), channel.size()) - start;
        chunks = ChunkFormat.chunks(length);
        size = length - ChunkFormat.HEADER - chunks * Sealed.TAG;
        header = new byte[ChunkFormat.HEADER];
        readAll(ByteBuffer.wrap(header), 0);
        recent = new AtomicReferenceArray<>((int) Math.min(keep, chunks));
        key = key(secret);
    }

    /** The header's key; the last chunk proves both. A turned bit of either is put right. */
    private byte[] key(byte[] secret) throws IOException {
        byte[] sealed = sealed(chunks - 1);
        byte[] asItIs = ChunkFormat.key(secret, header);
        if (ChunkFormat.isHeader(header) && isLast(plain(asItIs, chunks - 1, sealed))) {
            return asItIs;
        }
        for (int bit = 0; bit < Byte.SIZE * header.length; bit++) {
            int at = bit / Byte.SIZE;
            byte mask = (byte) (1 << bit % Byte.SIZE);
            header[at] ^= mask;
            byte[] turned = ChunkFormat.key(secret, header);
            if (ChunkFormat.isHeader(header) && isLast(open(turned, chunks - 1, sealed))) {
                mended.putRight(file, start + at, header[at], bit % Byte.SIZE);
                return turned;
            }
            header[at] ^= mask;
        }
        throw new MeridianException(StoreError.DAMAGED);
    }

    /** Keeps the last chunk where it could be opened. */
    private boolean isLast(Optional<byte[]> plain) {
        plain.ifPresent(bytes -> keep(new Chunk(chunks - 1, bytes)));
        return plain.isPresent();
    }

    /**
     * Opens a file or a part of one; {@link StoreError#DAMAGED} when it was cut short or is
     * another's.
     *
     * @param mended told of what a reading puts right
     */
    static ChunkSource open(BlobPlace place, byte[] secret, int keep, MendedBits mended)
            throws IOException {
        FileChannel channel = FileChannel.open(place.file(), StandardOpenOption.READ);
        try {
            return new ChunkSource(place, channel, secret, keep, mended);
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
        Chunk kept = recent.get(slot(index));
        if (kept != null && kept.index() == index) {
            return kept.plain();
        }
        Chunk read = new Chunk(index, decrypt(index));
        keep(read);
        return read.plain();
    }

    private void keep(Chunk chunk) {
        recent.set(slot(chunk.index()), chunk);
    }

    private int slot(long index) {
        return (int) (index % recent.length());
    }

    private byte[] decrypt(long index) throws IOException {
        return plain(key, index, sealed(index))
                .orElseThrow(() -> new MeridianException(StoreError.DAMAGED));
    }

    private byte[] sealed(long index) throws IOException {
        int content = (int) Math.min(ChunkFormat.CHUNK, size - index * ChunkFormat.CHUNK);
        ByteBuffer sealed = ByteBuffer.allocate(content + Sealed.TAG);
        readAll(sealed, position(index));
        return sealed.array();
    }

    private static long position(long index) {
        return ChunkFormat.HEADER + index * ChunkFormat.SEALED_CHUNK;
    }

    private byte[] nonce(long index) {
        return ChunkFormat.nonce(index, index == chunks - 1);
    }

    /** What a chunk holds, a turned bit of it put right; empty when it is damaged otherwise. */
    private Optional<byte[]> plain(byte[] key, long index, byte[] sealed) {
        Optional<byte[]> plain = open(key, index, sealed);
        if (plain.isPresent()) {
            return plain;
        }
        OptionalInt turned = TurnedBit.find(key, nonce(index), header, sealed);
        if (turned.isEmpty()) {
            return plain;
        }
        int at = turned.getAsInt() / Byte.SIZE;
        int bit = turned.getAsInt() % Byte.SIZE;
        sealed[at] ^= (byte) (1 << bit);
        mended.putRight(file, start + position(index) + at, sealed[at], bit);
        return open(key, index, sealed);
    }

    private Optional<byte[]> open(byte[] key, long index, byte[] sealed) {
        try {
            Cipher cipher = Sealed.cipher(Cipher.DECRYPT_MODE, key, nonce(index));
            cipher.updateAAD(header);
            return Optional.of(cipher.doFinal(sealed));
        } catch (AEADBadTagException e) {
            return Optional.empty();
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
