package org.meridian.ui.viewer.model;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.workflow.ImageDescription;
import org.meridian.workflow.Picture;
import org.meridian.workflow.SeriesImages;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Decodes on a pool what is on the screen first and then its neighbours by their distance. A new
 * wish replaces all that was not yet begun; a result that is no longer wanted is not delivered.
 * Safe for all threads.
 */
public final class PictureLoader implements PictureSource {
    private static final int GREATEST_DISTANCE = 32;

    /** Decoding further ahead would push what is near out of the series' memory. */
    private static final long BYTES_AHEAD = 96L << 20;

    private final Executor pool;
    private final Executor model;
    private final int workers;
    private final Deque<Integer> queue = new ArrayDeque<>();
    private final Set<Integer> decoding = new HashSet<>();
    private @Nullable Wish wish;
    private int running;

    /** What is wanted now; its identity tells a new one of the same series apart. */
    private record Wish(SeriesImages images, int index, Receiver receiver) {}

    /**
     * @param pool has {@code workers} threads for decoding
     * @param model runs what it is given on the model's thread
     */
    public PictureLoader(Executor pool, int workers, Executor model) {
        this.pool = pool;
        this.workers = workers;
        this.model = model;
    }

    @Override
    public void want(SeriesImages images, int index, Receiver receiver) {
        int toStart;
        synchronized (this) {
            Wish before = wish;
            if (before != null && before.images() != images) {
                decoding.clear();
            }
            wish = new Wish(images, index, receiver);
            queue.clear();
            offer(images, index);
            int distance = distance(images.describe(index));
            for (int d = 1; d <= distance; d++) {
                offer(images, index + d);
                offer(images, index - d);
            }
            toStart = Math.min(workers - running, queue.size());
            running += toStart;
        }
        for (int i = 0; i < toStart; i++) {
            pool.execute(this::work);
        }
    }

    private static int distance(ImageDescription picture) {
        long bytes = Math.max(1, 2L * picture.columns() * picture.rows());
        return (int) Math.min(GREATEST_DISTANCE, BYTES_AHEAD / bytes / 2);
    }

    private void offer(SeriesImages images, int index) {
        if (index >= 0
                && index < images.size()
                && !decoding.contains(index)
                && images.kept(index).isEmpty()) {
            queue.add(index);
        }
    }

    @Override
    public synchronized void nothing() {
        wish = null;
        queue.clear();
        decoding.clear();
    }

    private void work() {
        while (true) {
            SeriesImages images;
            int index;
            synchronized (this) {
                Wish now = wish;
                if (now == null || queue.isEmpty()) {
                    running--;
                    return;
                }
                images = now.images();
                index = queue.remove();
                decoding.add(index);
            }
            decode(images, index);
        }
    }

    private void decode(SeriesImages images, int index) {
        try {
            Picture picture = images.image(index);
            finished(images, index, r -> r.arrived(index, picture));
        } catch (RuntimeException e) {
            finished(images, index, r -> r.failed(index, e));
        }
    }

    private interface Delivery {
        void to(Receiver receiver);
    }

    private void finished(SeriesImages images, int index, Delivery delivery) {
        Wish now;
        synchronized (this) {
            now = wish;
            if (now == null || now.images() != images) {
                return;
            }
            decoding.remove(index);
        }
        if (now.index() == index) {
            Receiver receiver = Objects.requireNonNull(now).receiver();
            model.execute(() -> delivery.to(receiver));
        }
    }
}
