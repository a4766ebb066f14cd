package org.meridian.fall;

/** A file or a folder of a {@link FallingDisk}. */
sealed interface Node {
    /** A file. */
    record DataFile(FileContent content) implements Node {}

    /** A folder. */
    record Folder(FolderNames names) implements Node {}

    static Node file() {
        return new DataFile(new FileContent());
    }

    static Node folder() {
        return new Folder(new FolderNames());
    }
}
