package org.meridian.monitor;

import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Reads what {@link RecordingWriter} wrote. A block counts only when its check is right; at the
 * first that is not, reading ends with {@link MonitorError#DAMAGED_RECORDING}. Used on one thread.
 */
public final class RecordingReader {
    private static final int FIXED = 1 + 4 + 8;

    private final ByteSource source;
    private final RecordingHeader header;
    private long position;

    /**
     * Reads the beginning.
     *
     * @param source closed by the caller
     */
    public RecordingReader(ByteSource source) {
        this.source = source;
        int magic = RecordingWriter.MAGIC.length;
        if (source.size() < magic || !Arrays.equals(slice(magic), RecordingWriter.MAGIC)) {
            throw damaged();
        }
        position = magic;
        RecordedBlock first = next().orElseThrow(this::damaged);
        if (first.kind() != RecordedBlock.Kind.HEADER) {
            throw damaged();
        }
        header = RecordingHeader.parse(first.bytes());
    }

    public RecordingHeader header() {
        return header;
    }

    /**
     * The next block; empty at the end.
     *
     * @throws MeridianException {@link MonitorError#DAMAGED_RECORDING}
     */
    public Optional<RecordedBlock> next() {
        long left = source.size() - position;
        if (left == 0) {
            return Optional.empty();
        }
        if (left < RecordingWriter.OVERHEAD) {
            throw damaged();
        }
        int length = ByteBuffer.wrap(slice(FIXED)).getInt(1);
        if (length < 0
                || length > RecordingWriter.LONGEST
                || length > left - RecordingWriter.OVERHEAD) {
            throw damaged();
        }
        byte[] block = slice(RecordingWriter.OVERHEAD + length);
        CRC32C crc = new CRC32C();
        crc.update(block, 0, FIXED + length);
        ByteBuffer buffer = ByteBuffer.wrap(block);
        if ((int) crc.getValue() != buffer.getInt(FIXED + length)) {
            throw damaged();
        }
        RecordedBlock.Kind kind =
                Arrays.stream(RecordedBlock.Kind.values())
                        .filter(k -> k.letter() == block[0])
                        .findFirst()
                        .orElseThrow(this::damaged);
        position += block.length;
        return Optional.of(
                new RecordedBlock(
                        kind,
                        Instant.EPOCH.plus(buffer.getLong(5), ChronoUnit.MICROS),
                        Arrays.copyOfRange(block, FIXED, FIXED + length)));
    }

    private byte[] slice(int length) {
        try {
            return source.slice(position, length);
        } catch (EOFException e) {
            throw damaged();
        } catch (IOException e) {
            throw new MeridianException(e, MonitorError.READING);
        }
    }

    private MeridianException damaged() {
        return new MeridianException(MonitorError.DAMAGED_RECORDING, Long.toString(position));
    }
}
