package org.meridian.archive.internal;

import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** A file of a file system. */
record DiskFile(Path path, long size, long modified) implements ImportFile {
    DiskFile(Path path, BasicFileAttributes attributes) {
        this(path, attributes.size(), attributes.lastModifiedTime().toMillis());
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public ByteSource open() throws IOException {
        return ByteSources.open(path);
    }

    @Override
    public boolean unchanged() throws IOException {
        return equals(new DiskFile(path, Files.readAttributes(path, BasicFileAttributes.class)));
    }
}
