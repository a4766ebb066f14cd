package org.meridian.workflow;

import org.meridian.core.MeridianException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * How a file is written outside the archive: beside its place first, so that a full disk leaves no
 * half one. Stateless.
 */
final class ExportFile {
    private ExportFile() {}

    /** Writes an empty file full. */
    interface Content {
        void writeTo(Path file) throws IOException;
    }

    /**
     * Writes it beside its place. A folder that is not there is a mistake in its name and is not
     * made.
     *
     * @return what is then moved
     * @throws MeridianException {@link WorkflowError#NOT_WRITTEN}; nothing is left
     */
    static Path writeBeside(Path file, Content content) {
        try {
            Path part = Files.createTempFile(file.toAbsolutePath().getParent(), ".export", ".part");
            try {
                content.writeTo(part);
                return part;
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(part);
                throw e;
            }
        } catch (IOException e) {
            throw new MeridianException(e, WorkflowError.NOT_WRITTEN, file.toString());
        }
    }

    /**
     * Moves what was written beside a file to its place, over what is there.
     *
     * @throws MeridianException {@link WorkflowError#NOT_WRITTEN}; nothing is left beside it
     */
    static void move(Path part, Path file) {
        try {
            try {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new MeridianException(e, WorkflowError.NOT_WRITTEN, file.toString());
        }
    }
}
