package org.meridian.testkit.search;

import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.core.store.EncryptedFiles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Files in memory that keep a power cut in mind: {@link #afterPowerCut} gives what was synced, both
 * the file and its name.
 */
public final class MemoryFiles implements EncryptedFiles {
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final SortedMap<String, byte[]> syncedContents = new TreeMap<>();
    private final SortedMap<String, byte[]> durable = new TreeMap<>();
    private volatile boolean full;

    @Override
    public synchronized List<String> list() {
        return List.copyOf(files.keySet());
    }

    @Override
    public synchronized long size(String name) throws IOException {
        return content(name).length;
    }

    @Override
    public synchronized Output create(String name) throws IOException {
        if (files.containsKey(name)) {
            throw new FileAlreadyExistsException(name);
        }
        files.put(name, new byte[0]);
        return new Growing(name);
    }

    @Override
    public synchronized ByteSource open(String name) throws IOException {
        return ByteSources.of(content(name));
    }

    @Override
    public synchronized void delete(String name) throws IOException {
        content(name);
        files.remove(name);
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        byte[] content = content(from);
        files.remove(from);
        files.put(to, content);
        byte[] synced = syncedContents.remove(from);
        if (synced != null) {
            syncedContents.put(to, synced);
        }
    }

    @Override
    public synchronized void sync(Collection<String> names) throws IOException {
        for (String name : names) {
            syncedContents.put(name, content(name));
        }
    }

    @Override
    public synchronized void syncFolder() {
        durable.clear();
        for (String name : files.keySet()) {
            byte[] synced = syncedContents.get(name);
            durable.put(name, synced == null ? new byte[0] : synced);
        }
    }

    /**
     * What is left after a power cut now: names of the last folder sync with their synced bytes.
     */
    public synchronized MemoryFiles afterPowerCut() {
        MemoryFiles left = new MemoryFiles();
        left.files.putAll(durable);
        return left;
    }

    /** From now on nothing can be written, or can again. */
    public void setFull(boolean full) {
        this.full = full;
    }

    /** Changes one byte of every file. */
    public synchronized void damage() {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] bytes = file.getValue().clone();
            if (bytes.length > 0) {
                bytes[bytes.length / 2] ^= 0x55;
            }
            file.setValue(bytes);
        }
    }

    private byte[] content(String name) throws IOException {
        byte[] content = files.get(name);
        if (content == null) {
            throw new NoSuchFileException(name);
        }
        return content;
    }

    private synchronized void keep(String name, byte[] content) {
        files.put(name, content);
    }

    private final class Growing implements Output {
        private final String name;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Growing(String name) {
            this.name = name;
        }

        @Override
        public void write(byte[] more, int offset, int length) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            bytes.write(more, offset, length);
        }

        @Override
        public void close() {
            keep(name, bytes.toByteArray());
        }
    }
}
