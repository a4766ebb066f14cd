package org.meridian.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

class DatabaseGuardTest {
    private static final int BLOCKS = 10;

    private final MendedBits mended;
    private final String path;
    private final Path file;

    DatabaseGuardTest(@TempDir Path folder) throws IOException {
        mended = new MendedBits(folder);
        path = folder.resolve("db").toString();
        file = Files.createFile(Connections.file(path));
    }

    private DatabaseGuard begin() throws IOException {
        DatabaseGuard guard = new DatabaseGuard(path, new byte[32], mended);
        guard.begin();
        return guard;
    }

    /** Writes ten blocks, syncs them and cuts the file to some. */
    private void writeAndCut(int blocks) throws IOException {
        DatabaseGuard guard = begin();
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            guard.write(channel, 0, ByteBuffer.allocate(BLOCKS * BlockSums.BLOCK));
            guard.synced(channel.size());
            long length = (long) blocks * BlockSums.BLOCK;
            guard.cut(length);
            channel.truncate(length);
        }
        guard.end(false);
    }

    @Test
    void aFileThatWasCutWhileItWasOpenIsProvedAsFarAsItGoes() throws IOException {
        writeAndCut(4);
        begin().end(false);
        assertEquals(List.of(), mended.all());
        byte[] bytes = Files.readAllBytes(file);
        bytes[3 * BlockSums.BLOCK + 7] ^= 2;
        Files.write(file, bytes);
        begin();
        assertEquals(3L * BlockSums.BLOCK + 7, mended.all().getFirst().position());
    }

    @Test
    void aFileThatWasCutWhileItWasClosedIsRefused() throws IOException {
        writeAndCut(BLOCKS);
        Files.write(file, new byte[4 * BlockSums.BLOCK]);
        assertThrows(MeridianException.class, this::begin);
    }
}
