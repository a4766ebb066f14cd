package org.meridian.fall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A file's bytes as its writer sees them, and what of them is left when the power fails: what was
 * not synced may be there, in pages of 4 KiB of which each one goes its own way, in sectors of a
 * page, as zeros, or not at all.
 */
final class FileContent {
    private static final int PAGE = 4096;
    private static final int SECTOR = 512;

    private byte[] synced = new byte[0];
    private final List<Change> pending = new ArrayList<>();

    /** Bytes at an offset; without bytes, a new length. */
    private record Change(long number, int offset, byte[] bytes) {
        boolean cuts() {
            return bytes.length == 0;
        }

        int sizeAfter(int size) {
            return cuts() ? offset : Math.max(size, offset + bytes.length);
        }
    }

    void write(long number, long offset, byte[] bytes) {
        if (bytes.length > 0) {
            pending.add(new Change(number, Math.toIntExact(offset), bytes));
        }
    }

    void resize(long number, long size) {
        pending.add(new Change(number, Math.toIntExact(size), new byte[0]));
    }

    long size() {
        int size = synced.length;
        for (Change change : pending) {
            size = change.sizeAfter(size);
        }
        return size;
    }

    boolean isUnsynced() {
        return !pending.isEmpty();
    }

    /** All changes up to this number are on the disk. */
    void sync(long number) {
        while (!pending.isEmpty() && pending.getFirst().number() <= number) {
            Change change = pending.removeFirst();
            synced = Arrays.copyOf(synced, change.sizeAfter(synced.length));
            System.arraycopy(change.bytes(), 0, synced, change.offset(), change.bytes().length);
        }
    }

    /** One of the contents that a power failure can leave. */
    byte[] left(Luck luck, Random random) {
        int kept = luck.prefix(pending.size(), random);
        int size = synced.length;
        for (Change change : pending.subList(0, kept)) {
            size = change.sizeAfter(size);
        }
        byte[] content = Arrays.copyOf(synced, size);
        for (int page = 0; page < size; page += PAGE) {
            fill(content, page, luck, random);
        }
        return content;
    }

    private void fill(byte[] content, int page, Luck luck, Random random) {
        int end = Math.min(page + PAGE, content.length);
        List<Change> here =
                pending.stream()
                        .filter(c -> c.cuts() ? c.offset() < page + PAGE : touches(c, page))
                        .toList();
        int kept = luck.pagePrefix(here.size(), random);
        for (int i = 0; i < kept; i++) {
            apply(here.get(i), content, page, end);
        }
        if (kept < here.size() && luck.tears(random)) {
            apply(here.get(kept), content, page, Math.min(end, page + SECTOR * random.nextInt(8)));
        }
    }

    private static boolean touches(Change change, int page) {
        return change.offset() < page + PAGE && change.offset() + change.bytes().length > page;
    }

    private static void apply(Change change, byte[] content, int from, int to) {
        if (change.cuts()) {
            if (change.offset() < to) {
                Arrays.fill(content, Math.max(from, change.offset()), to, (byte) 0);
            }
            return;
        }
        int start = Math.max(from, change.offset());
        int end = Math.min(to, change.offset() + change.bytes().length);
        if (start < end) {
            System.arraycopy(change.bytes(), start - change.offset(), content, start, end - start);
        }
    }
}
