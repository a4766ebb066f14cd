package org.meridian.store.internal;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.h2.store.fs.FileBaseDefault;
import org.meridian.core.MeridianException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;

/** The database's file as H2 reads and writes it, with its guard told of each call. */
@NonNullByDefault({DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD})
final class GuardedChannel extends FileBaseDefault {
    private final FileChannel base;
    private final DatabaseGuard guard;

    GuardedChannel(FileChannel base, DatabaseGuard guard) {
        this.base = base;
        this.guard = guard;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        long size = base.size();
        long end = Math.min(position + target.remaining(), size);
        if (position >= end) {
            return target.hasRemaining() ? -1 : 0;
        }
        long from = position - position % BlockSums.BLOCK;
        long to = (end + BlockSums.BLOCK - 1) / BlockSums.BLOCK * BlockSums.BLOCK;
        byte[] bytes = new byte[Math.toIntExact(Math.min(to, size) - from)];
        try {
            BlockSums.readFully(base, from, ByteBuffer.wrap(bytes));
            guard.read(base, from, bytes);
        } catch (MeridianException e) {
            // H2 closes what it has begun for this kind alone
            throw new IOException(e);
        }
        int length = Math.toIntExact(end - position);
        target.put(bytes, Math.toIntExact(position - from), length);
        return length;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        return guard.write(base, position, source);
    }

    @Override
    public void force(boolean metaData) throws IOException {
        long size = base.size();
        base.force(metaData);
        guard.synced(size);
    }

    /** H2 syncs before it cuts. */
    @Override
    protected void implTruncate(long size) throws IOException {
        guard.cut(size);
        base.truncate(size);
    }

    @Override
    public long size() throws IOException {
        return base.size();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return base.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        base.close();
    }
}
