package org.meridian.workflow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decoded pictures of all open series, the longest unused dropped first when they are more than a
 * bound in bytes. Safe for all threads.
 */
final class PictureCache {
    /** Names a picture: the series as it was opened, and its index. */
    record Key(Object series, int index) {}

    private static final float LOAD = 0.75f;
    private static final int CAPACITY = 64;

    private final long bound;
    private final Map<Key, Picture> kept = new LinkedHashMap<>(CAPACITY, LOAD, true);
    private long bytes;

    /**
     * @param bound in bytes
     */
    PictureCache(long bound) {
        this.bound = bound;
    }

    synchronized Optional<Picture> find(Key key) {
        return Optional.ofNullable(kept.get(key));
    }

    synchronized void keep(Key key, Picture picture) {
        Picture before = kept.put(key, picture);
        bytes += size(picture) - (before == null ? 0 : size(before));
        var eldest = kept.entrySet().iterator();
        while (bytes > bound && kept.size() > 1) {
            bytes -= size(eldest.next().getValue());
            eldest.remove();
        }
    }

    /** Drops what belongs to a series that was closed. */
    synchronized void drop(Object series) {
        kept.entrySet()
                .removeIf(
                        e -> {
                            boolean own = e.getKey().series() == series;
                            bytes -= own ? size(e.getValue()) : 0;
                            return own;
                        });
    }

    private static long size(Picture picture) {
        return switch (picture) {
            case Picture.Grey grey -> 2L * grey.image().values().length;
            case Picture.Colour colour -> colour.image().rgb().length;
        };
    }
}
