package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class ExportFileTest {
    private final Path folder;
    private final Path file;

    ExportFileTest(@TempDir Path folder) {
        this.folder = folder;
        file = folder.resolve("out.png");
    }

    private List<Path> inFolder() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    @Test
    void whatIsMovedTakesThePlaceOfWhatWasThere() throws IOException {
        Files.writeString(file, "before");
        Path part = ExportFile.writeBeside(file, to -> Files.writeString(to, "after"));
        assertEquals("before", Files.readString(file));
        ExportFile.move(part, file);
        assertEquals("after", Files.readString(file));
        assertEquals(List.of(file), inFolder());
    }

    @Test
    void aFullDiskLeavesNothing() throws IOException {
        MeridianException refused =
                assertThrows(
                        MeridianException.class,
                        () ->
                                ExportFile.writeBeside(
                                        file,
                                        to -> {
                                            Files.writeString(to, "half");
                                            throw new IOException("full");
                                        }));
        assertEquals(WorkflowError.NOT_WRITTEN, refused.errorCode());
        assertEquals(List.of(), inFolder());
    }

    @Test
    void aFolderInItsPlaceIsLeftAlone() throws IOException {
        Files.createDirectories(file.resolve("inside"));
        Path part = ExportFile.writeBeside(file, to -> Files.writeString(to, "whole"));
        MeridianException refused =
                assertThrows(MeridianException.class, () -> ExportFile.move(part, file));
        assertEquals(WorkflowError.NOT_WRITTEN, refused.errorCode());
        assertEquals(List.of(file), inFolder());
    }
}
