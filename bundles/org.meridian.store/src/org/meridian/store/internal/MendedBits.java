package org.meridian.store.internal;

import org.meridian.store.ChangedBit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The bits of a folder's files that a failing disk had changed and that were put right at a
 * reading. Safe for all threads.
 */
public final class MendedBits {
    private static final System.Logger LOG = System.getLogger(MendedBits.class.getName());

    private final Path folder;
    private final CopyOnWriteArrayList<ChangedBit> bits = new CopyOnWriteArrayList<>();

    public MendedBits(Path folder) {
        this.folder = folder;
    }

    public List<ChangedBit> all() {
        return List.copyOf(bits);
    }

    /** Names a bit that was put right on the disk. */
    void add(Path file, long position, int bit) {
        Path below = file.startsWith(folder) ? folder.relativize(file) : file.getFileName();
        ChangedBit changed = new ChangedBit(below.toString(), position, bit);
        if (bits.addIfAbsent(changed)) {
            LOG.log(System.Logger.Level.WARNING, "the disk fails: put right {0}", changed);
        }
    }

    /**
     * Puts a byte right on the disk, where that can be written and no other file has taken this
     * one's place meanwhile, and names its bit.
     *
     * @param right what the byte was
     * @param bit the one of it that had changed
     */
    void putRight(Path file, long position, byte right, int bit) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer there = ByteBuffer.allocate(1);
            if (channel.read(there, position) == 1 && there.get(0) == (byte) (right ^ 1 << bit)) {
                channel.write(ByteBuffer.wrap(new byte[] {right}), position);
                channel.force(false);
            }
        } catch (IOException e) {
            // what is read is right all the same
            LOG.log(System.Logger.Level.WARNING, "a changed bit stays on the disk", e);
        }
        add(file, position, bit);
    }
}
