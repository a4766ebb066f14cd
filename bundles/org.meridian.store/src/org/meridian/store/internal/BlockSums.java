package org.meridian.store.internal;

import org.meridian.core.MeridianException;
import org.meridian.store.StoreError;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Digests (SHA-256, the first 16 bytes) of a file's whole blocks of 4 KiB. Safe for all threads.
 */
final class BlockSums {
    static final int BLOCK = 4096;
    private static final int SUM = 16;
    private static final int PORTION = 256 * BLOCK;

    private byte[] sums;
    private int count;

    /**
     * @param sums of all blocks, one behind the other
     */
    BlockSums(byte[] sums) {
        this.sums = sums;
        count = sums.length / SUM;
    }

    /** Those of a file as it is. */
    static BlockSums of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int blocks = Math.toIntExact(channel.size() / BLOCK);
            BlockSums sums = new BlockSums(new byte[blocks * SUM]);
            byte[] portion = new byte[PORTION];
            for (int block = 0; block < blocks; block += PORTION / BLOCK) {
                int length = Math.min(PORTION, (blocks - block) * BLOCK);
                long start = (long) block * BLOCK;
                readFully(channel, start, ByteBuffer.wrap(portion, 0, length));
                sums.set(start, portion, length);
            }
            return sums;
        }
    }

    /** Fails where the file ends before. */
    static void readFully(FileChannel channel, long start, ByteBuffer target) throws IOException {
        long position = start;
        while (target.hasRemaining()) {
            int n = channel.read(target, position);
            if (n < 0) {
                throw new MeridianException(StoreError.DATABASE_CHANGED, position);
            }
            position += n;
        }
    }

    synchronized int count() {
        return count;
    }

    synchronized byte[] bytes() {
        return Arrays.copyOf(sums, count * SUM);
    }

    /** Takes the digests of whole blocks that begin at a position. */
    void set(long position, byte[] bytes, int length) {
        MessageDigest digest = Digests.digest();
        for (int at = 0; at < length; at += BLOCK) {
            digest.update(bytes, at, BLOCK);
            set(Math.toIntExact((position + at) / BLOCK), digest.digest());
        }
    }

    private synchronized void set(int block, byte[] digest) {
        if (sums.length < (block + 1) * SUM) {
            sums = Arrays.copyOf(sums, Math.max(2 * sums.length, (block + 1) * SUM));
        }
        System.arraycopy(digest, 0, sums, block * SUM, SUM);
        count = Math.max(count, block + 1);
    }

    /** The file has so many blocks left. */
    synchronized void cut(int blocks) {
        count = Math.min(count, blocks);
    }

    /** Whether both have the same digest of a block. */
    boolean agree(BlockSums other, int block) {
        return Arrays.equals(sum(block), other.sum(block));
    }

    private synchronized byte[] sum(int block) {
        return Arrays.copyOfRange(sums, block * SUM, (block + 1) * SUM);
    }

    /** Whether a block is as it should be; true for one that is not known. */
    boolean holds(int block, byte[] bytes, int start) {
        if (block >= count()) {
            return true;
        }
        MessageDigest digest = Digests.digest();
        digest.update(bytes, start, BLOCK);
        return Arrays.equals(digest.digest(), 0, SUM, sum(block), 0, SUM);
    }

    /**
     * Puts right the one bit of a block that has changed.
     *
     * @return its number from the block's beginning, eight a byte, the lowest first; empty when it
     *     is not one bit
     */
    OptionalInt mend(int block, byte[] bytes, int start) {
        for (int bit = 0; bit < BLOCK * Byte.SIZE; bit++) {
            int at = start + bit / Byte.SIZE;
            bytes[at] ^= (byte) (1 << bit % Byte.SIZE);
            if (holds(block, bytes, start)) {
                return OptionalInt.of(bit);
            }
            bytes[at] ^= (byte) (1 << bit % Byte.SIZE);
        }
        return OptionalInt.empty();
    }
}
