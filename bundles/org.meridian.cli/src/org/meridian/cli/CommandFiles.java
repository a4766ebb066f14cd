package org.meridian.cli;

import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.DicomError;
import org.meridian.workflow.WorkflowError;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.function.Function;

/** The files that a command reads and writes by their paths, outside the archive. */
final class CommandFiles {
    private CommandFiles() {}

    /**
     * Works on a file while it is open.
     *
     * @throws MeridianException {@link CliError#NO_FILE}
     */
    static <T> T read(Path file, Function<ByteSource, T> work) {
        try (ByteSource source = open(file)) {
            return work.apply(source);
        } catch (IOException e) {
            throw new MeridianException(e, DicomError.IO);
        }
    }

    private static ByteSource open(Path file) {
        try {
            if (Files.isRegularFile(file)) {
                return ByteSources.open(file);
            }
        } catch (IOException e) {
            throw new MeridianException(e, CliError.NO_FILE, file);
        }
        throw new MeridianException(CliError.NO_FILE, file);
    }

    /**
     * Writes a new file whole or not at all: beside its place, synced, then moved there. Never over
     * one that is there.
     *
     * @return its length in bytes
     * @throws MeridianException {@link CliError#FILE_EXISTS} or {@link WorkflowError#NOT_WRITTEN}
     */
    static long write(Path file, Consumer<OutputStream> content) {
        try {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Path part = Files.createTempFile(file.toAbsolutePath().getParent(), ".new", ".part");
            try {
                try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                    content.accept(Channels.newOutputStream(channel));
                    channel.force(true);
                }
                long length = Files.size(part);
                Files.move(part, file);
                return length;
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (FileAlreadyExistsException e) {
            throw new MeridianException(e, CliError.FILE_EXISTS, file);
        } catch (IOException e) {
            throw new MeridianException(e, WorkflowError.NOT_WRITTEN, file);
        }
    }
}
