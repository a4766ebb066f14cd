package org.meridian.store.internal;

import org.meridian.core.MeridianException;
import org.meridian.store.ChangedBit;
import org.meridian.store.StoreError;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Digests of the closed database's blocks, sealed in a file beside it. The database's encryption
 * (XTS) proves nothing, and its pages carry no digest of their text: a bit that a failing disk
 * turned over would be read as a wrong value. The digests stand for a database that was closed
 * whole; while it is open there are none. One changed bit is found by trying, and put right.
 */
final class DatabaseSums {
    private static final int BLOCK = 4096;
    private static final int SUM = 16;
    private static final int PORTION = 256 * BLOCK;
    private static final byte[] BOUND = "database sums v1".getBytes(StandardCharsets.US_ASCII);

    private final Path database;
    private final Path file;
    private final byte[] key;

    DatabaseSums(Path database, Path file, byte[] databaseKey) {
        this.database = database;
        this.file = file;
        this.key = Hkdf.key(databaseKey, "sums");
    }

    /**
     * Holds the database against its digests, where there are some under this key, and takes them
     * away for good before the database changes.
     *
     * @return the bits that had changed and were put right
     * @throws MeridianException {@link StoreError#DATABASE_CHANGED} when it has other changes
     */
    List<ChangedBit> check() throws IOException {
        Optional<byte[]> kept = read();
        if (kept.isEmpty()) {
            return List.of();
        }
        List<ChangedBit> mended = compare(kept.get());
        forget();
        return mended;
    }

    private List<ChangedBit> compare(byte[] sums) throws IOException {
        long blocks = sums.length / SUM;
        long there = Files.size(database) / BLOCK;
        if (there != blocks) {
            throw changed(Math.min(there, blocks) * BLOCK);
        }
        List<ChangedBit> mended = new ArrayList<>();
        byte[] now = sums();
        for (int block = 0; block < blocks; block++) {
            byte[] wanted = Arrays.copyOfRange(sums, block * SUM, (block + 1) * SUM);
            if (!MessageDigest.isEqual(
                    wanted, Arrays.copyOfRange(now, block * SUM, (block + 1) * SUM))) {
                mended.add(mend(block, wanted));
            }
        }
        return mended;
    }

    /** Takes the digests away for good. */
    void forget() throws IOException {
        if (Files.deleteIfExists(file)) {
            Disk.syncFolder(Disk.parent(file));
        }
    }

    /** Keeps the digests of the database as it is now. */
    void keep() throws IOException {
        Disk.syncFile(database);
        Disk.replace(file, Sealed.seal(key, BOUND, sums()));
    }

    /** Damaged digests prove nothing, and those of another key are left to it. */
    private Optional<byte[]> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Sealed.open(key, BOUND, Files.readAllBytes(file)));
        } catch (MeridianException e) {
            return Optional.empty();
        }
    }

    private byte[] sums() throws IOException {
        try (FileChannel channel = FileChannel.open(database, StandardOpenOption.READ)) {
            MessageDigest digest = digest();
            int blocks = Math.toIntExact(channel.size() / BLOCK);
            ByteBuffer sums = ByteBuffer.allocate(blocks * SUM);
            byte[] portion = new byte[PORTION];
            for (int block = 0; block < blocks; block += PORTION / BLOCK) {
                int length = Math.min(PORTION, (blocks - block) * BLOCK);
                read(channel, (long) block * BLOCK, ByteBuffer.wrap(portion, 0, length));
                for (int at = 0; at < length; at += BLOCK) {
                    digest.update(portion, at, BLOCK);
                    sums.put(digest.digest(), 0, SUM);
                }
            }
            return sums.array();
        }
    }

    private static void read(FileChannel channel, long start, ByteBuffer target)
            throws IOException {
        long position = start;
        while (target.hasRemaining()) {
            int n = channel.read(target, position);
            if (n < 0) {
                throw changed(position);
            }
            position += n;
        }
    }

    private ChangedBit mend(int block, byte[] wanted) throws IOException {
        long start = (long) block * BLOCK;
        try (FileChannel channel =
                FileChannel.open(database, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            byte[] bytes = new byte[BLOCK];
            read(channel, start, ByteBuffer.wrap(bytes));
            MessageDigest digest = digest();
            for (int i = 0; i < BLOCK; i++) {
                for (int bit = 0; bit < Byte.SIZE; bit++) {
                    bytes[i] ^= (byte) (1 << bit);
                    digest.update(bytes);
                    if (Arrays.equals(digest.digest(), 0, SUM, wanted, 0, SUM)) {
                        channel.write(ByteBuffer.wrap(bytes, i, 1), start + i);
                        channel.force(true);
                        return new ChangedBit(start + i, bit);
                    }
                    bytes[i] ^= (byte) (1 << bit);
                }
            }
        }
        throw changed(start);
    }

    private static MeridianException changed(long position) {
        return new MeridianException(StoreError.DATABASE_CHANGED, position);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
