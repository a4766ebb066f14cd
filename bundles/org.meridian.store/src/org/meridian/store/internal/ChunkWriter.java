package org.meridian.store.internal;

import org.meridian.core.store.EncryptedFiles;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Writes a new file in {@link ChunkFormat} from its start to its end. */
final class ChunkWriter implements EncryptedFiles.Output {
    private final FileChannel channel;
    private final ChunkSealer sealer;
    private final byte[] plain = new byte[ChunkFormat.CHUNK];
    private final byte[] sealed = new byte[ChunkFormat.SEALED_CHUNK];
    private int filled;

    ChunkWriter(Path file, byte[] secret) throws IOException {
        sealer = new ChunkSealer(secret);
        channel = Disk.newFile(file);
        Disk.writeAll(channel, ByteBuffer.wrap(sealer.header()));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            if (filled == plain.length) {
                writeChunk(false);
            }
            int n = Math.min(length - done, plain.length - filled);
            System.arraycopy(bytes, offset + done, plain, filled, n);
            filled += n;
            done += n;
        }
    }

    /** Writes what is left, marked as the last, and optionally waits until it is on the disk. */
    void finish(boolean force) throws IOException {
        if (channel.isOpen()) {
            try (channel) {
                writeChunk(true);
                if (force) {
                    channel.force(true);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        finish(false);
    }

    /** Gives up; the file is left without an end. */
    void abandon() throws IOException {
        channel.close();
    }

    private void writeChunk(boolean last) throws IOException {
        int n = sealer.seal(plain, 0, filled, last, sealed, 0);
        Disk.writeAll(channel, ByteBuffer.wrap(sealed, 0, n));
        filled = 0;
    }
}
