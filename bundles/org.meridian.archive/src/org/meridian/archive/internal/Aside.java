package org.meridian.archive.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a watched folder keeps what is done with: folders within it. */
public final class Aside {
    private static final String IMPORTED = "imported";
    private static final String REFUSED = "refused";

    private final Path folder;

    public Aside(Path folder) {
        this.folder = folder;
    }

    /** Whether a folder is one of these. */
    public boolean isAside(Path inside) {
        return inside.equals(folder.resolve(IMPORTED)) || inside.equals(folder.resolve(REFUSED));
    }

    /** Moves a file that is in the archive. */
    public void imported(Path file) throws IOException {
        move(file, IMPORTED);
    }

    /** Moves a file that was not taken, and writes the reason beside it. */
    public void refused(Path file, String reason) throws IOException {
        Path moved = move(file, REFUSED);
        Files.writeString(
                moved.resolveSibling(moved.getFileName() + ".reason.txt"),
                reason,
                StandardCharsets.UTF_8);
    }

    /** Never over another file. */
    private Path move(Path file, String where) throws IOException {
        Path wanted = folder.resolve(where).resolve(folder.relativize(file));
        Files.createDirectories(wanted.getParent());
        Path target = wanted;
        for (int i = 2; Files.exists(target); i++) {
            target = wanted.resolveSibling(i + "-" + wanted.getFileName());
        }
        return Files.move(file, target);
    }
}
