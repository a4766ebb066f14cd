package org.meridian.store.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.io.ByteSource;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.BlobStore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

import javax.crypto.Mac;

/**
 * Writes blobs of one patient into {@link Packs}. Each is hashed and sealed by the thread that
 * brings it and appended under a lock; the thread that fills a pack syncs it while the others go on
 * with the next one. A large blob becomes a file of its own. Safe for all threads, but for {@link
 * #sync} and {@link #close}.
 */
final class PackBatch implements BlobStore.Batch {
    /** Larger ones are not held in memory. */
    private static final int LARGEST_BLOB = 8 << 20;

    /** A pack of this size is not added to: what it costs to take one blob out stays bounded. */
    private static final long FULL = 32L << 20;

    private final Blobs blobs;
    private final PatientKey patient;
    private final byte[] key;
    private final byte[] nameKey;
    private final Path temporary;
    private final Queue<Room> rooms = new ConcurrentLinkedQueue<>();
    private final List<PackContents> synced = new ArrayList<>();
    private @Nullable Part part;

    PackBatch(Blobs blobs, PatientKey patient, byte[] key, Path temporary) {
        this.blobs = blobs;
        this.patient = patient;
        this.key = key;
        this.nameKey = BlobFiles.nameKey(key);
        this.temporary = temporary;
    }

    /** A pack that is being written. */
    private final class Part {
        final UUID name = UUID.randomUUID();
        final Path file = temporary.resolve(name.toString());
        final FileChannel channel;
        final Map<BlobId, PackContents.Range> ranges = new LinkedHashMap<>();
        long end;

        Part() throws IOException {
            channel = Disk.newFile(file);
        }

        void append(BlobId id, ByteBuffer bytes) throws IOException {
            long start = end;
            end += bytes.remaining();
            Disk.writeAll(channel, bytes);
            ranges.put(id, new PackContents.Range(start, end));
        }

        boolean isFull() {
            return end >= FULL || ranges.size() >= PackContents.MOST_BLOBS;
        }

        /** Returns when the content is on the disk, under its name, which may not be. */
        PackContents finish() throws IOException {
            try (channel) {
                channel.force(true);
            }
            PackContents contents = new PackContents(name, patient, Map.copyOf(ranges));
            Files.move(file, contents.file(blobs.packs().folder()), StandardCopyOption.ATOMIC_MOVE);
            return contents;
        }

        void abandon() throws IOException {
            channel.close();
            Files.deleteIfExists(file);
        }
    }

    @Override
    public BlobId write(ByteSource source) throws IOException {
        if (source.size() > LARGEST_BLOB) {
            return blobs.write(patient, source);
        }
        Room room = Objects.requireNonNullElseGet(rooms.poll(), Room::new);
        try {
            int length = room.read(source);
            BlobId id = new BlobId(HexFormat.of().formatHex(name(room.plain, length)));
            Part full = append(id, room.seal(length));
            if (full != null) {
                finish(full);
            }
            return id;
        } catch (IOException e) {
            throw Disk.explain(e, temporary);
        } finally {
            rooms.add(room);
        }
    }

    private byte[] name(byte[] plain, int length) {
        Mac mac = Hkdf.mac(nameKey);
        mac.update(plain, 0, length);
        return mac.doFinal();
    }

    /** Where one thread holds a blob; used again, for arrays of this size are dear to make. */
    private final class Room {
        private byte[] plain = {};
        private byte[] sealed = {};

        /**
         * Reads all that can be read of it; who asked sees by its size that it was cut short
         * meanwhile.
         */
        int read(ByteSource source) throws IOException {
            int length = (int) source.size();
            if (plain.length < length) {
                plain = new byte[length];
                sealed = new byte[ChunkFormat.length(length)];
            }
            int done = 0;
            while (done < length) {
                int n = source.read(done, plain, done, length - done);
                if (n < 0) {
                    return done;
                }
                done += n;
            }
            return length;
        }

        ByteBuffer seal(int length) {
            ChunkSealer.seal(plain, length, key, sealed);
            return ByteBuffer.wrap(sealed, 0, ChunkFormat.length(length));
        }
    }

    /** Gives the pack when it is full. */
    private synchronized @Nullable Part append(BlobId id, ByteBuffer sealed) throws IOException {
        Part current = part;
        if (current == null) {
            current = new Part();
            part = current;
        }
        current.append(id, sealed);
        if (!current.isFull()) {
            return null;
        }
        part = null;
        return current;
    }

    private void finish(Part full) throws IOException {
        PackContents contents = full.finish();
        synchronized (this) {
            synced.add(contents);
        }
    }

    @Override
    public void sync() throws IOException {
        Part last = part;
        try {
            if (last != null) {
                part = null;
                finish(last);
            }
            if (!synced.isEmpty()) {
                Disk.syncFolder(blobs.packs().folder());
            }
        } catch (IOException e) {
            throw Disk.explain(e, temporary);
        }
        blobs.sync();
        synced.forEach(blobs.packs()::add);
        synced.clear();
    }

    @Override
    public void close() {
        Part left = part;
        if (left != null) {
            try {
                left.abandon();
            } catch (IOException e) {
                // the next start clears it
            }
        }
    }
}
