package org.meridian.store.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.MeridianException;
import org.meridian.store.StoreError;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * The length up to which an open database's file is on the disk for certain, in a small file beside
 * it that is there while the database is open and after a fall. What lies behind it was never
 * acknowledged and may be torn in any way, which H2 does not see: it looks at the beginning and the
 * end of what it appended. So it is cut off before the database is opened again.
 *
 * <p>The file has two places in sectors of their own, written in turn and each sealed, so that one
 * of them is always whole.
 */
final class SyncedLength {
    /** Nothing is certain about the length: the file is taken as it is. */
    static final long UNKNOWN = 0;

    private static final int SECTOR = 512;
    private static final int PLACES = 2;
    private static final byte[] BOUND = "database length v1".getBytes(StandardCharsets.US_ASCII);
    private static final int SEALED = Sealed.length(Mark.LENGTH);

    private final Path file;
    private final byte[] key;
    private @Nullable FileChannel channel;
    private Mark last = new Mark(0, UNKNOWN);

    /** The how manieth mark, and the length. */
    private record Mark(long number, long length) {
        static final int LENGTH = 2 * Long.BYTES;

        byte[] bytes() {
            return ByteBuffer.allocate(LENGTH).putLong(number).putLong(length).array();
        }

        static Mark of(byte[] bytes) {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            return new Mark(in.getLong(), in.getLong());
        }
    }

    SyncedLength(Path file, byte[] databaseKey) {
        this.file = file;
        this.key = Hkdf.key(databaseKey, "length");
    }

    /** Whether the database is open or has fallen. */
    boolean isThere() {
        return Files.exists(file);
    }

    /**
     * Cuts a database that was not closed back to what is on the disk for certain, where that is
     * known.
     *
     * @throws MeridianException {@link StoreError#DATABASE_CHANGED} when the file is shorter
     */
    void cutBack(Path database) throws IOException {
        long length = read().map(Mark::length).orElse(UNKNOWN);
        long size = Files.size(database);
        if (size < length) {
            throw new MeridianException(StoreError.DATABASE_CHANGED, size);
        }
        if (length != UNKNOWN && size > length) {
            try (FileChannel cut = FileChannel.open(database, StandardOpenOption.WRITE)) {
                cut.truncate(length);
                cut.force(true);
            }
        }
    }

    /**
     * Begins anew with a length that is on the disk. What is kept under another key is left to it
     * until the database has been opened.
     */
    void begin(long length) throws IOException {
        if (isThere() && read().isEmpty()) {
            last = new Mark(0, UNKNOWN);
            return;
        }
        last = new Mark(0, length);
        ByteBuffer places = ByteBuffer.allocate(PLACES * SECTOR);
        for (int place = 0; place < PLACES; place++) {
            places.put(place * SECTOR, Sealed.seal(key, BOUND, last.bytes()));
        }
        Disk.replace(file, places.array());
    }

    long length() {
        return last.length();
    }

    /** Returns when this length is on the disk. */
    void set(long length) throws IOException {
        last = new Mark(last.number() + 1, length);
        FileChannel out = channel;
        if (out == null) {
            out = FileChannel.open(file, StandardOpenOption.WRITE);
            channel = out;
        }
        out.position(last.number() % PLACES * SECTOR);
        Disk.writeAll(out, ByteBuffer.wrap(Sealed.seal(key, BOUND, last.bytes())));
        out.force(false);
    }

    /** Takes the file away for good. */
    void forget() throws IOException {
        FileChannel out = channel;
        if (out != null) {
            out.close();
            channel = null;
        }
        Disk.delete(file);
    }

    /** The newest mark; none when one of the two is damaged, for it may have been the newest. */
    private Optional<Mark> read() throws IOException {
        byte[] places = Arrays.copyOf(Files.readAllBytes(file), PLACES * SECTOR);
        Mark newest = null;
        for (int place = 0; place < PLACES; place++) {
            int start = place * SECTOR;
            Optional<Mark> mark = open(Arrays.copyOfRange(places, start, start + SEALED));
            if (mark.isEmpty()) {
                return mark;
            }
            if (newest == null || mark.get().number() > newest.number()) {
                newest = mark.get();
            }
        }
        return Optional.ofNullable(newest);
    }

    /** A mark, also one of which a single bit has changed. */
    private Optional<Mark> open(byte[] sealed) {
        Optional<Mark> mark = tryOpen(sealed);
        for (int bit = 0; mark.isEmpty() && bit < sealed.length * Byte.SIZE; bit++) {
            byte[] other = sealed.clone();
            other[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            mark = tryOpen(other);
        }
        return mark;
    }

    private Optional<Mark> tryOpen(byte[] sealed) {
        try {
            return Optional.of(Mark.of(Sealed.open(key, BOUND, sealed)));
        } catch (MeridianException e) {
            return Optional.empty();
        }
    }
}
