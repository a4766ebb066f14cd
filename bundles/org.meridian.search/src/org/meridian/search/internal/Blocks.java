package org.meridian.search.internal;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.meridian.core.io.ByteSource;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Decrypted blocks of all files of an index, up to a number of bytes. The block that was not read
 * for longest gives way, nearly: one that was read since it was last looked at stays for another
 * round, so that a read need not wait for a lock. Safe for all threads.
 */
final class Blocks {
    /**
     * A quarter of what is encrypted at once: hits lie far apart, and of what lies around one
     * little is read again, so that whole chunks would fill the memory with it.
     */
    static final int SIZE = 1 << 14;

    private final long capacity;

    // guarded by this
    private final Queue<Block> kept = new ArrayDeque<>();
    private long bytes;

    /**
     * @param capacity in bytes
     */
    Blocks(long capacity) {
        this.capacity = capacity;
    }

    /** The blocks of a file, which is closed with them. */
    File file(ByteSource source) {
        return new File(source);
    }

    /** Bytes that are kept now. */
    synchronized long bytes() {
        return bytes;
    }

    private synchronized void keep(Block block) {
        kept.add(block);
        bytes += block.plain.length;
        while (bytes > capacity && kept.size() > 1) {
            Block oldest = kept.remove();
            if (oldest.read) {
                oldest.read = false;
                kept.add(oldest);
            } else {
                forget(oldest);
            }
        }
    }

    private synchronized void forgetAll(File file) {
        kept.removeIf(
                block -> {
                    boolean gone = block.file == file;
                    if (gone) {
                        forget(block);
                    }
                    return gone;
                });
    }

    private void forget(Block block) {
        block.file.blocks.set(block.index, null);
        bytes -= block.plain.length;
    }

    @NonNullByDefault({DefaultLocation.PARAMETER, DefaultLocation.FIELD})
    private static final class Block {
        final File file;
        final int index;
        final byte[] plain;
        volatile boolean read;

        Block(File file, int index, byte[] plain) {
            this.file = file;
            this.index = index;
            this.plain = plain;
        }
    }

    /** One file of the index. */
    final class File {
        private final ByteSource source;
        private final AtomicReferenceArray<Block> blocks;

        private File(ByteSource source) {
            this.source = source;
            blocks = new AtomicReferenceArray<>((int) ((source.size() + SIZE - 1) / SIZE));
        }

        long size() {
            return source.size();
        }

        /** The block at {@code index * SIZE}; nobody writes into it. */
        byte[] block(int index) throws IOException {
            Block there = blocks.get(index);
            if (there == null) {
                long start = (long) index * SIZE;
                there =
                        new Block(
                                this,
                                index,
                                source.slice(start, (int) Math.min(SIZE, size() - start)));
                if (blocks.compareAndSet(index, null, there)) {
                    keep(there);
                }
            } else if (!there.read) {
                there.read = true;
            }
            return there.plain;
        }

        void close() throws IOException {
            forgetAll(this);
            source.close();
        }
    }
}
