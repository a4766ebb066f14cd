package org.meridian.search.internal;

import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.RandomAccessInput;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A file of the index, or a part of one, read straight from its decrypted blocks. */
@NonNullByDefault({DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD})
final class BlockInput extends IndexInput implements RandomAccessInput {
    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);
    private static final byte[] NONE = {};

    private final Blocks.File file;
    private final boolean owner;

    // of the file
    private final long start;
    private final long end;

    // sequential reading: the block, where it starts in the file, the next byte in it and its limit
    private byte[] block = NONE;
    private long blockStart;
    private int next;
    private int limit;

    // random access
    private byte[] page = NONE;
    private long pageStart;

    BlockInput(String name, Blocks.File file) {
        this(name, file, 0, file.size(), true);
    }

    private BlockInput(String name, Blocks.File file, long start, long end, boolean owner) {
        super(name);
        this.file = file;
        this.start = start;
        this.end = end;
        this.owner = owner;
        blockStart = start;
    }

    private static VarHandle view(Class<?> type) {
        return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public long getFilePointer() {
        return blockStart + next - start;
    }

    @Override
    public void seek(long position) throws IOException {
        if (position < 0 || position > end - start) {
            throw new EOFException("at " + position + " of " + this);
        }
        long wanted = start + position - blockStart;
        if (wanted >= 0 && wanted <= limit) {
            next = (int) wanted;
        } else {
            block = NONE;
            blockStart = start + position;
            next = 0;
            limit = 0;
        }
    }

    @Override
    public long length() {
        return end - start;
    }

    private void load() throws IOException {
        long position = blockStart + next;
        if (position >= end) {
            throw new EOFException("end of " + this);
        }
        int index = (int) (position / Blocks.SIZE);
        block = file.block(index);
        blockStart = (long) index * Blocks.SIZE;
        next = (int) (position - blockStart);
        limit = (int) Math.min(block.length, end - blockStart);
    }

    @Override
    public byte readByte() throws IOException {
        if (next == limit) {
            load();
        }
        return block[next++];
    }

    @Override
    public void readBytes(byte[] target, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (next == limit) {
                load();
            }
            int n = Math.min(length - done, limit - next);
            System.arraycopy(block, next, target, offset + done, n);
            next += n;
            done += n;
        }
    }

    @Override
    public short readShort() throws IOException {
        if (limit - next < Short.BYTES) {
            return super.readShort();
        }
        short value = (short) SHORT.get(block, next);
        next += Short.BYTES;
        return value;
    }

    @Override
    public int readInt() throws IOException {
        if (limit - next < Integer.BYTES) {
            return super.readInt();
        }
        int value = (int) INT.get(block, next);
        next += Integer.BYTES;
        return value;
    }

    @Override
    public long readLong() throws IOException {
        if (limit - next < Long.BYTES) {
            return super.readLong();
        }
        long value = (long) LONG.get(block, next);
        next += Long.BYTES;
        return value;
    }

    @Override
    public byte readByte(long position) throws IOException {
        // the page is another one after this
        int at = inPage(position);
        return page[at];
    }

    @Override
    public short readShort(long position) throws IOException {
        int at = inPage(position);
        return page.length - at >= Short.BYTES
                ? (short) SHORT.get(page, at)
                : (short) (readByte(position) & 0xFF | readByte(position + 1) << 8);
    }

    @Override
    public int readInt(long position) throws IOException {
        int at = inPage(position);
        return page.length - at >= Integer.BYTES
                ? (int) INT.get(page, at)
                : readShort(position) & 0xFFFF | readShort(position + Short.BYTES) << Short.SIZE;
    }

    @Override
    public long readLong(long position) throws IOException {
        int at = inPage(position);
        return page.length - at >= Long.BYTES
                ? (long) LONG.get(page, at)
                : readInt(position) & 0xFFFF_FFFFL
                        | (long) readInt(position + Integer.BYTES) << Integer.SIZE;
    }

    @Override
    public void readBytes(long position, byte[] target, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int at = inPage(position + done);
            int n = Math.min(length - done, page.length - at);
            System.arraycopy(page, at, target, offset + done, n);
            done += n;
        }
    }

    /** Makes the block of a position the page and says where in it the position is. */
    private int inPage(long position) throws IOException {
        long at = start + position;
        long in = at - pageStart;
        if (in < 0 || in >= page.length) {
            if (position < 0 || at >= end) {
                throw new EOFException("at " + position + " of " + this);
            }
            int index = (int) (at / Blocks.SIZE);
            page = file.block(index);
            pageStart = (long) index * Blocks.SIZE;
            in = at - pageStart;
        }
        return (int) in;
    }

    @Override
    public IndexInput clone() {
        BlockInput copy = new BlockInput(toString(), file, start, end, false);
        copy.block = block;
        copy.blockStart = blockStart;
        copy.next = next;
        copy.limit = limit;
        return copy;
    }

    @Override
    public BlockInput slice(String name, long offset, long length) {
        if (offset < 0 || length < 0 || offset > end - start - length) {
            throw new IllegalArgumentException(name + " of " + this);
        }
        return new BlockInput(
                getFullSliceDescription(name),
                file,
                start + offset,
                start + offset + length,
                false);
    }

    @Override
    public RandomAccessInput randomAccessSlice(long offset, long length) {
        return slice("part", offset, length);
    }

    @Override
    public void close() throws IOException {
        if (owner) {
            file.close();
        }
    }
}
