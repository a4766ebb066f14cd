package org.meridian.workflow;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The memory for pictures and volumes of all open series, bounded in bytes. Pictures that were
 * unused the longest are dropped first; those of a series that was gathered into a volume are the
 * volume's own slices, count once and stay until the series is closed. Safe for all threads.
 */
final class PictureCache {
    /** Names a picture: the series as it was opened, and its index. */
    record Key(Object series, int index) {}

    private static final float LOAD = 0.75f;
    private static final int CAPACITY = 64;

    private final long bound;
    private final Map<Key, Picture> kept = new LinkedHashMap<>(CAPACITY, LOAD, true);
    private final Map<Object, Long> volumes = new HashMap<>();
    private long bytes;

    /**
     * @param bound in bytes
     */
    PictureCache(long bound) {
        this.bound = bound;
    }

    /** In bytes. */
    long bound() {
        return bound;
    }

    synchronized Optional<Picture> find(Key key) {
        return Optional.ofNullable(kept.get(key));
    }

    /** Whether the picture is there, without counting as a use of it. */
    synchronized boolean contains(Key key) {
        return kept.containsKey(key);
    }

    synchronized void keep(Key key, Picture picture) {
        Picture before = kept.put(key, picture);
        if (!volumes.containsKey(key.series())) {
            bytes += size(picture) - (before == null ? 0 : size(before));
            makeRoom(key);
        }
    }

    /**
     * Takes the memory of a volume, for which others' pictures are dropped.
     *
     * @return whether there was so much; without it nothing changes
     */
    synchronized boolean reserve(Object series, long volume) {
        if (volumes.containsKey(series)) {
            return true;
        }
        long taken = volumes.values().stream().mapToLong(Long::longValue).sum();
        if (taken + volume > bound) {
            return false;
        }
        bytes += volume - own(series);
        volumes.put(series, volume);
        makeRoom(new Key(series, -1));
        return true;
    }

    /** Gives back a volume that was not gathered after all. */
    synchronized void release(Object series) {
        Long volume = volumes.remove(series);
        if (volume != null) {
            bytes += own(series) - volume;
        }
    }

    /** Drops what belongs to a series that was closed. */
    synchronized void drop(Object series) {
        release(series);
        bytes -= own(series);
        kept.keySet().removeIf(k -> k.series() == series);
    }

    private long own(Object series) {
        return kept.entrySet().stream()
                .filter(e -> e.getKey().series() == series)
                .mapToLong(e -> size(e.getValue()))
                .sum();
    }

    private void makeRoom(Key newest) {
        Iterator<Map.Entry<Key, Picture>> eldest = kept.entrySet().iterator();
        while (bytes > bound && eldest.hasNext()) {
            Map.Entry<Key, Picture> entry = eldest.next();
            if (!entry.getKey().equals(newest) && !volumes.containsKey(entry.getKey().series())) {
                bytes -= size(entry.getValue());
                eldest.remove();
            }
        }
    }

    private static long size(Picture picture) {
        return switch (picture) {
            case Picture.Grey grey -> 2L * grey.image().values().length;
            case Picture.Colour colour -> colour.image().rgb().length;
        };
    }
}
