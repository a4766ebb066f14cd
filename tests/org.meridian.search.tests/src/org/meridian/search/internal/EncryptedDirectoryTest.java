package org.meridian.search.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.RandomAccessInput;
import org.junit.jupiter.api.Test;
import org.meridian.core.io.ByteSources;
import org.meridian.testkit.search.MemoryFiles;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

class EncryptedDirectoryTest {
    private static final int LENGTH = 5 * Blocks.SIZE + 12_345;

    private final Random random = new Random(7);
    private final byte[] content = new byte[LENGTH];
    private final ByteBuffer expected = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);

    private IndexInput written(MemoryFiles files) throws IOException {
        random.nextBytes(content);
        EncryptedDirectory directory = new EncryptedDirectory(files, 2 * Blocks.SIZE);
        try (IndexOutput output = directory.createOutput("file", IOContext.DEFAULT)) {
            output.writeBytes(content, LENGTH);
        }
        return directory.openInput("file", IOContext.DEFAULT);
    }

    /** Half of the places lie near the edge of a block. */
    private int place(int limit) {
        int edge = random.nextInt(6) * Blocks.SIZE - random.nextInt(12);
        return random.nextBoolean() ? random.nextInt(limit) : Math.clamp(edge, 0, limit - 1);
    }

    @Test
    void everyReadGivesWhatWasWritten() throws IOException {
        try (IndexInput input = written(new MemoryFiles())) {
            assertEquals(LENGTH, input.length());
            for (int i = 0; i < 20_000; i++) {
                int at = place(LENGTH - 64);
                input.seek(at);
                assertEquals(at, input.getFilePointer());
                assertEquals(expected.getLong(at), input.readLong());
                assertEquals(expected.getInt(at + 8), input.readInt());
                assertEquals(expected.getShort(at + 12), input.readShort());
                assertEquals(content[at + 14], input.readByte());
                assertEquals(at + 15, input.getFilePointer());
            }
            byte[] all = new byte[LENGTH];
            input.seek(0);
            input.readBytes(all, 0, LENGTH);
            assertArrayEquals(content, all);
            assertThrows(EOFException.class, input::readByte);
            assertThrows(EOFException.class, () -> input.seek(LENGTH + 1));
        }
    }

    @Test
    void slicesAndClonesReadTheirPartAndNoMore() throws IOException {
        try (IndexInput input = written(new MemoryFiles())) {
            for (int i = 0; i < 2000; i++) {
                int from = place(LENGTH - 100);
                int length = 64 + random.nextInt(LENGTH - from - 64);
                IndexInput slice = input.slice("part", from, length);
                RandomAccessInput part = input.randomAccessSlice(from, length);
                int at = Math.min(place(length), length - 16);
                assertEquals(expected.getLong(from + at), part.readLong(at));
                assertEquals(expected.getInt(from + at), part.readInt(at));
                assertEquals(expected.getShort(from + at), part.readShort(at));
                assertEquals(content[from + at], part.readByte(at));
                slice.seek(at);
                assertEquals(expected.getLong(from + at), slice.readLong());
                IndexInput copy = slice.clone();
                assertEquals(slice.getFilePointer(), copy.getFilePointer());
                assertEquals(content[from + at + 8], copy.readByte());
                assertEquals(content[from + at + 8], slice.readByte());
                slice.seek(length);
                assertThrows(EOFException.class, slice::readByte);
            }
            assertThrows(IllegalArgumentException.class, () -> input.slice("part", LENGTH - 1, 2));
        }
    }

    @Test
    void aCacheKeepsNoMoreThanItsBytesAndWhatIsReadOften() throws IOException {
        random.nextBytes(content);
        Blocks blocks = new Blocks(2L * Blocks.SIZE);
        Blocks.File file = blocks.file(ByteSources.of(content));
        byte[] often = file.block(0);
        for (int i = 1; i < 6; i++) {
            assertTrue(often == file.block(0), "block 0 was forgotten at " + i);
            int from = i * Blocks.SIZE;
            assertArrayEquals(
                    Arrays.copyOfRange(content, from, Math.min(from + Blocks.SIZE, LENGTH)),
                    file.block(i));
            assertTrue(blocks.bytes() <= 2L * Blocks.SIZE);
        }
        file.close();
        assertEquals(0, blocks.bytes());
    }
}
