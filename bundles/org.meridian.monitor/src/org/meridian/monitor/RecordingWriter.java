package org.meridian.monitor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.zip.CRC32C;

/**
 * Writes a recording: the eight bytes {@code MDMREC01}, then blocks. A block is a letter ({@code H}
 * header, {@code D} data, {@code L} line lost, {@code R} line resumed), the length of its content
 * (4 bytes), its time in microseconds since 1970-01-01T00:00Z (8 bytes), the content, and the
 * CRC-32C of all that (4 bytes); numbers are big-endian. The first block is the header: lines of
 * {@code name=value} in UTF-8. Used on one thread.
 */
public final class RecordingWriter implements AutoCloseable {
    static final byte[] MAGIC = "MDMREC01".getBytes(StandardCharsets.US_ASCII);

    /** Length of a block without its content. */
    static final int OVERHEAD = 1 + 4 + 8 + 4;

    /** The longest content. */
    static final int LONGEST = 1 << 16;

    private final OutputStream out;

    /** Writes the beginning. */
    public RecordingWriter(OutputStream out, RecordingHeader header, Instant time)
            throws IOException {
        this.out = out;
        out.write(MAGIC);
        write(new RecordedBlock(RecordedBlock.Kind.HEADER, time, header.bytes()));
    }

    /** Appends a block; long data are divided. */
    public void write(RecordedBlock block) throws IOException {
        int from = 0;
        do {
            int length = Math.min(LONGEST, block.bytes().length - from);
            write(block, from, length);
            from += length;
        } while (from < block.bytes().length);
    }

    private void write(RecordedBlock block, int from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(OVERHEAD + length);
        buffer.put((byte) block.kind().letter());
        buffer.putInt(length);
        buffer.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, block.time()));
        buffer.put(block.bytes(), from, length);
        CRC32C crc = new CRC32C();
        crc.update(buffer.array(), 0, buffer.position());
        buffer.putInt((int) crc.getValue());
        out.write(buffer.array());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
