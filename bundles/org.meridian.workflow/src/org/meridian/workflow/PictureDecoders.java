package org.meridian.workflow;

import org.eclipse.jdt.annotation.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Decodes for all screens together, on a bounded number of threads: first what stands on a screen,
 * then around each by the distance from it, as far as memory reaches. A screen's new wish replaces
 * all of its old one that was not yet begun; what is no longer wanted is not delivered. Safe for
 * all threads.
 */
public final class PictureDecoders {
    /** Gets the picture that a screen waits for, on a decoding thread. */
    public interface Receiver {
        void arrived(int index, Picture picture);

        void failed(int index, RuntimeException reason);
    }

    private final Executor pool;
    private final int workers;
    private final long ahead;
    private final List<Screen> screens = new ArrayList<>();
    private final Set<Task> decoding = new HashSet<>();

    /** Those of {@link #decoding} that stand on no screen yet. */
    private final Set<Task> decodingAhead = new HashSet<>();

    private int running;

    /** One picture of one opened series. */
    private record Task(SeriesImages images, int index) {}

    /**
     * @param pool has {@code workers} threads
     * @param ahead how many bytes of pictures around those on the screens are decoded; further ones
     *     would push the nearer out of the memory for pictures
     */
    public PictureDecoders(Executor pool, int workers, long ahead) {
        this.pool = pool;
        this.workers = workers;
        this.ahead = ahead;
    }

    /** A new screen, on which nothing is wanted yet. */
    public Screen screen() {
        return new Screen();
    }

    private void work() {
        while (true) {
            Task task;
            synchronized (this) {
                task = next();
                if (task == null) {
                    running--;
                    return;
                }
                decoding.add(task);
            }
            decode(task);
        }
    }

    /**
     * The nearest picture to any screen; screens that are equally near take turns. One thread is
     * kept for what comes onto a screen, and with it a processor for the hand that scrolls there.
     */
    private @Nullable Task next() {
        Screen best = null;
        for (Screen screen : screens) {
            if (screen.hasNext() && (best == null || screen.distance() < best.distance())) {
                best = screen;
            }
        }
        if (best == null) {
            return null;
        }
        boolean isAhead = best.distance() > 0;
        if (isAhead && decodingAhead.size() >= Math.max(1, workers - 1)) {
            return null;
        }
        screens.remove(best);
        screens.add(best);
        Task task = best.take();
        if (isAhead) {
            decodingAhead.add(task);
        }
        return task;
    }

    private void decode(Task task) {
        try {
            Picture picture = task.images().image(task.index());
            finished(task).forEach(r -> r.arrived(task.index(), picture));
        } catch (RuntimeException e) {
            finished(task).forEach(r -> r.failed(task.index(), e));
        }
    }

    private synchronized List<Receiver> finished(Task task) {
        decoding.remove(task);
        decodingAhead.remove(task);
        return screens.stream().flatMap(s -> s.waiting(task).stream()).toList();
    }

    /** What one screen wants. */
    public final class Screen {
        private @Nullable SeriesImages images;
        private @Nullable Receiver receiver;
        private int wanted;
        private int forward = 1;
        private int reach;
        private int step;

        private Screen() {}

        /**
         * Wants a picture and then those around it, those in the direction of the last movement
         * before those behind.
         *
         * @param then is told of this picture alone
         */
        public void want(SeriesImages series, int index, Receiver then) {
            int toStart;
            synchronized (PictureDecoders.this) {
                forward = images == series && index < wanted ? -1 : 1;
                images = series;
                wanted = index;
                receiver = then;
                step = 0;
                screens.remove(this);
                screens.add(this);
                reach = reach(series, index);
                toStart = Math.min(workers - running, 2 * reach + 1);
                running += toStart;
            }
            for (int i = 0; i < toStart; i++) {
                pool.execute(PictureDecoders.this::work);
            }
        }

        /** Nothing is wanted any more. */
        public void nothing() {
            synchronized (PictureDecoders.this) {
                images = null;
                receiver = null;
                screens.remove(this);
            }
        }

        private int reach(SeriesImages series, int index) {
            ImageDescription picture = series.describe(index);
            long bytes = Math.max(1, 2L * picture.columns() * picture.rows());
            return (int) Math.min(series.size(), ahead / bytes / screens.size() / 2);
        }

        private int distance() {
            return (step + 1) / 2;
        }

        /** The index of a step: 0, 1 forward, 1 back, 2 forward and so on. */
        private int index() {
            return wanted + forward * (step % 2 == 0 ? -distance() : distance());
        }

        private boolean hasNext() {
            SeriesImages series = images;
            if (series == null) {
                return false;
            }
            while (distance() <= reach) {
                int index = index();
                if (index >= 0
                        && index < series.size()
                        && !decoding.contains(new Task(series, index))
                        && (step == 0 || !series.isKept(index))) {
                    return true;
                }
                step++;
            }
            return false;
        }

        private Task take() {
            SeriesImages series = images;
            if (series == null) {
                throw new IllegalStateException("nothing is wanted");
            }
            Task task = new Task(series, index());
            step++;
            return task;
        }

        private List<Receiver> waiting(Task task) {
            Receiver waits = receiver;
            if (waits == null || task.images() != images || task.index() != wanted) {
                return List.of();
            }
            receiver = null;
            return List.of(waits);
        }
    }
}
