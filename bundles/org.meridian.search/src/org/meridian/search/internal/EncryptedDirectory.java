package org.meridian.search.internal;

import org.apache.lucene.store.BaseDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.OutputStreamIndexOutput;
import org.apache.lucene.store.SingleInstanceLockFactory;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.meridian.core.store.EncryptedFiles;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The archive's encrypted files as Lucene sees a folder. Keeping other processes away is the
 * archive's own lock's work; the lock here is for one process.
 */
@NonNullByDefault({DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD})
public final class EncryptedDirectory extends BaseDirectory {
    private static final int BUFFER = 8192;

    private final EncryptedFiles files;
    private final Blocks blocks;
    private final AtomicLong temporary = new AtomicLong();

    /**
     * @param cache most bytes of decrypted content that are kept in memory
     */
    public EncryptedDirectory(EncryptedFiles files, long cache) {
        super(new SingleInstanceLockFactory());
        this.files = files;
        this.blocks = new Blocks(cache);
    }

    @Override
    public String[] listAll() throws IOException {
        ensureOpen();
        return files.list().stream().sorted().toArray(String[]::new);
    }

    @Override
    public void deleteFile(String name) throws IOException {
        ensureOpen();
        try {
            files.delete(name);
        } catch (NoSuchFileException e) {
            // taken away from outside: an index made anew must not fail on that
        }
    }

    @Override
    public long fileLength(String name) throws IOException {
        ensureOpen();
        return files.size(name);
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        ensureOpen();
        return new OutputStreamIndexOutput(name, name, new Stream(files.create(name)), BUFFER);
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
            throws IOException {
        ensureOpen();
        Collection<String> there = files.list();
        String name = getTempFileName(prefix, suffix, temporary.getAndIncrement());
        while (there.contains(name)) {
            name = getTempFileName(prefix, suffix, temporary.getAndIncrement());
        }
        return createOutput(name, context);
    }

    @Override
    public void sync(Collection<String> names) throws IOException {
        ensureOpen();
        files.sync(names);
    }

    @Override
    public void syncMetaData() throws IOException {
        ensureOpen();
        files.syncFolder();
    }

    @Override
    public void rename(String from, String to) throws IOException {
        ensureOpen();
        files.rename(from, to);
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
        ensureOpen();
        if (!files.list().contains(name)) {
            // what Lucene looks for while it asks which commit is the newest
            throw new FileNotFoundException(name);
        }
        return new BlockInput(name, blocks.file(files.open(name)));
    }

    @Override
    public Set<String> getPendingDeletions() {
        return Set.of();
    }

    @Override
    public void close() {
        isOpen = false;
    }

    private static final class Stream extends OutputStream {
        private final EncryptedFiles.Output output;

        Stream(EncryptedFiles.Output output) {
            this.output = output;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            output.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            output.close();
        }
    }
}
