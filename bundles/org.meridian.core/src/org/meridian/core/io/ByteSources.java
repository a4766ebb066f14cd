package org.meridian.core.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The plain byte sources: memory and files. */
public final class ByteSources {
    private ByteSources() {}

    /** The array itself, which must not be changed any more. */
    public static ByteSource of(byte[] bytes) {
        return new MemorySource(bytes);
    }

    /** An open file; its size is fixed at the time of opening. */
    public static ByteSource open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new FileSource(channel, channel.size());
    }

    /**
     * A part of another source, which is closed with it.
     *
     * @param start of the part in the whole
     * @param size of the part; where the whole ends before, reading does
     */
    public static ByteSource part(ByteSource whole, long start, long size) {
        return new Part(whole, start, size);
    }

    private record Part(ByteSource whole, long start, long size) implements ByteSource {
        @Override
        public int read(long position, byte[] target, int offset, int length) throws IOException {
            if (position >= size) {
                return -1;
            }
            int n = (int) Math.min(length, size - position);
            return whole.read(start + position, target, offset, n);
        }

        @Override
        public void close() throws IOException {
            whole.close();
        }
    }

    private record MemorySource(byte[] bytes) implements ByteSource {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public int read(long position, byte[] target, int offset, int length) {
            if (position >= bytes.length) {
                return -1;
            }
            int n = (int) Math.min(length, bytes.length - position);
            System.arraycopy(bytes, (int) position, target, offset, n);
            return n;
        }

        @Override
        public void close() {
            // memory needs no closing
        }
    }

    private record FileSource(FileChannel channel, long size) implements ByteSource {
        @Override
        public int read(long position, byte[] target, int offset, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(target, offset, length), position);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
