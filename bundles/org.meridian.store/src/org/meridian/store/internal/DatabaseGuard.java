package org.meridian.store.internal;

import org.meridian.core.MeridianException;
import org.meridian.store.StoreError;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalInt;

/**
 * What is known of a database's file besides itself: how long it certainly is ({@link
 * SyncedLength}) and what its blocks are ({@link DatabaseSums}). It is told of every write by
 * {@link GuardedChannel}, so that a bit that a failing disk turns over is found at the next
 * reading, put right and named, also while the database is open.
 */
final class DatabaseGuard {
    /** The file's blocks behind its salt that H2 rewrites: its headers, each with a checksum. */
    private static final int HEADERS_END = 3;

    private final Path database;
    private final SyncedLength synced;
    private final DatabaseSums sums;
    private final MendedBits mended;
    private volatile BlockSums blocks = new BlockSums(new byte[0]);

    /**
     * @param path of the database as H2 wants it, without its ending
     */
    DatabaseGuard(String path, byte[] databaseKey, MendedBits mended) {
        this.mended = mended;
        database = Connections.file(path);
        synced = new SyncedLength(Path.of(path + ".length"), databaseKey);
        sums = new DatabaseSums(Path.of(path + ".sums"), databaseKey);
    }

    Path database() {
        return database;
    }

    /**
     * Proves the file before it is opened; one that was not closed is cut back to what is on the
     * disk for certain.
     *
     * @throws MeridianException {@link StoreError#DATABASE_CHANGED} when it has changes that cannot
     *     be put right
     */
    void begin() throws IOException {
        boolean fell = synced.isThere();
        if (fell) {
            synced.cutBack(database);
        }
        BlockSums now = BlockSums.of(database);
        BlockSums kept = sums.read().orElse(now);
        if (!fell && kept.count() != now.count()) {
            throw changed(Math.min(kept.count(), now.count()));
        }
        prove(database, now, kept, fell);
        blocks = now;
        synced.begin(Files.size(database));
    }

    /** Proves a copy of the file that was made while it is open. */
    void prove(Path copy) throws IOException {
        prove(copy, BlockSums.of(copy), blocks, true);
    }

    /**
     * Puts right what both have and what is not as it should be.
     *
     * @param now is told of it
     * @param open whether the headers may be others
     */
    private void prove(Path file, BlockSums now, BlockSums wanted, boolean open)
            throws IOException {
        int both = Math.min(wanted.count(), now.count());
        for (int block = 0; block < both; block++) {
            if (!wanted.agree(now, block) && !(open && isHeader(block))) {
                try (FileChannel channel =
                        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                    byte[] right = mend(channel, wanted, block);
                    now.set((long) block * BlockSums.BLOCK, right, right.length);
                    channel.force(true);
                }
            }
        }
    }

    private static boolean isHeader(int block) {
        return block > 0 && block < HEADERS_END;
    }

    /** Reads a block that is not as it should be once more, and puts it right on the disk. */
    private byte[] mend(FileChannel channel, BlockSums wanted, int block) throws IOException {
        long start = (long) block * BlockSums.BLOCK;
        byte[] bytes = new byte[BlockSums.BLOCK];
        BlockSums.readFully(channel, start, ByteBuffer.wrap(bytes));
        if (!wanted.holds(block, bytes, 0)) {
            OptionalInt bit = wanted.mend(block, bytes, 0);
            if (bit.isEmpty()) {
                throw changed(block);
            }
            int at = bit.getAsInt() / Byte.SIZE;
            channel.write(ByteBuffer.wrap(bytes, at, 1), start + at);
            mended.add(database, start + at, bit.getAsInt() % Byte.SIZE);
        }
        return bytes;
    }

    private static MeridianException changed(int block) {
        return new MeridianException(StoreError.DATABASE_CHANGED, (long) block * BlockSums.BLOCK);
    }

    /** Proves whole blocks that were read. */
    void read(FileChannel channel, long position, byte[] bytes) throws IOException {
        BlockSums wanted = blocks;
        for (int at = 0; at + BlockSums.BLOCK <= bytes.length; at += BlockSums.BLOCK) {
            int block = Math.toIntExact((position + at) / BlockSums.BLOCK);
            if (!wanted.holds(block, bytes, at)) {
                synchronized (this) {
                    byte[] right = mend(channel, wanted, block);
                    System.arraycopy(right, 0, bytes, at, right.length);
                }
            }
        }
    }

    /** Writes, with nobody who proves at the same time. */
    synchronized int write(FileChannel channel, long position, ByteBuffer source)
            throws IOException {
        int block = Math.toIntExact(position / BlockSums.BLOCK);
        if (position < synced.length() && !isHeader(block)) {
            // space that is used again: what it was does not come back by a cut
            sums.forget();
            synced.set(SyncedLength.UNKNOWN);
        }
        int written = channel.write(source, position);
        long from = (long) block * BlockSums.BLOCK;
        long last = (position + written - 1) / BlockSums.BLOCK;
        long end = Math.min((last + 1) * BlockSums.BLOCK, channel.size());
        byte[] whole = new byte[Math.toIntExact((end - from) & -BlockSums.BLOCK)];
        BlockSums.readFully(channel, from, ByteBuffer.wrap(whole));
        blocks.set(from, whole, whole.length);
        return written;
    }

    /** This length is on the disk. */
    synchronized void synced(long length) throws IOException {
        if (length != synced.length()) {
            synced.set(length);
        }
    }

    /** The file is about to be cut; all that stays is on the disk. */
    synchronized void cut(long length) throws IOException {
        if (length < synced.length()) {
            sums.forget();
            synced.set(length);
        }
        blocks.cut(Math.toIntExact(length / BlockSums.BLOCK));
    }

    /** Another file is about to take the database's place, or has taken it. */
    synchronized void forget() throws IOException {
        sums.forget();
        synced.forget();
    }

    /**
     * Keeps what is known of a database that was closed.
     *
     * @param anew whether its file was written anew
     */
    void end(boolean anew) throws IOException {
        Disk.syncFile(database);
        sums.keep(anew ? BlockSums.of(database) : blocks);
        synced.forget();
    }
}
