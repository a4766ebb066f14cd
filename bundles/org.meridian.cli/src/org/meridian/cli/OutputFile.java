package org.meridian.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Writes a file whole or not at all: beside its place, synced, then moved over what was there. */
final class OutputFile {
    private OutputFile() {}

    /**
     * @return the length of the file in bytes
     * @throws IOException when it cannot be written; what was there before stays
     */
    static long write(Path file, Consumer<OutputStream> content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path part = Files.createTempFile(folder, ".meridian", ".part");
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                content.accept(Channels.newOutputStream(channel));
                channel.force(true);
            }
            long length = Files.size(part);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return length;
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
