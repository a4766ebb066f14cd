package org.meridian.archive;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.MeridianException;
import org.meridian.core.event.Events;
import org.meridian.core.store.Database;
import org.meridian.core.store.IndexContributor;
import org.meridian.core.store.IndexDocument;
import org.meridian.core.store.Reads;
import org.meridian.search.SearchIndex;
import org.meridian.store.QueuedRecord;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the search index in step with the records: after every fact that is published, on a thread
 * of its own. What an index has not seen because of a kill stands in the queue after its cursor and
 * is done at the start. Safe for all threads.
 */
public final class IndexFollower implements AutoCloseable {
    private static final int BATCH = 500;
    private static final int COMPARED_AGAIN = 3;
    private static final int TRY_AGAIN_SECONDS = 30;
    private static final System.Logger LOG = System.getLogger(IndexFollower.class.getName());

    /** A commit syncs several files; what is found meanwhile is found without it. */
    private static final long COMMIT_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Database database;
    private final Queue queue;
    private final Map<String, IndexContributor> contributors = new HashMap<>();
    private final SearchIndex index;
    private final Events events;
    private final Events.Registration registration;
    private final Semaphore work = new Semaphore(1);
    private final CountDownLatch started = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable RuntimeException problem;
    private volatile @Nullable RuntimeException skipped;

    // guarded by this
    private long position;
    private long lastCommit = System.nanoTime();

    /** The index queue of the store. */
    @FunctionalInterface
    public interface Queue {
        /** Up to {@code limit} records after the position, in order. */
        List<QueuedRecord> after(long position, int limit);
    }

    /**
     * Starts following.
     *
     * @param index closed by the caller, after this follower
     */
    public IndexFollower(
            Database database,
            Queue queue,
            List<IndexContributor> contributors,
            SearchIndex index,
            Events events) {
        this.database = database;
        this.queue = queue;
        contributors.forEach(c -> this.contributors.put(c.kind(), c));
        this.index = index;
        this.events = events;
        this.position = index.cursor().orElse(0);
        this.registration = events.subscribe(Object.class, fact -> work.release());
        this.thread = new Thread(this::follow, "index-follower");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /**
     * Returns when everything that is committed now is found; where that is more than before, an
     * {@link IndexFollowed} is published.
     */
    public void catchUp() {
        if (advance()) {
            events.publish(new IndexFollowed());
        }
    }

    /** Whether there was something to do. */
    private synchronized boolean advance() {
        resume();
        if (index.cursor().isEmpty() && position == 0) {
            rebuild();
            return true;
        }
        List<QueuedRecord> records = queue.after(position, BATCH);
        boolean some = !records.isEmpty();
        while (!records.isEmpty()) {
            apply(records);
            position = records.getLast().position();
            commitIfDue();
            records = queue.after(position, BATCH);
        }
        return some;
    }

    /**
     * Returns when what a dead process had committed and not indexed is found, or cannot be: see
     * {@link #problem}.
     */
    public void awaitStart() {
        try {
            started.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean resume() {
        boolean resumed = index.resume();
        if (resumed) {
            position = index.cursor().orElse(0);
        }
        return resumed;
    }

    /** Compares the index, brought up to now, with all records. */
    public synchronized IndexDifference compare() {
        advance();
        IndexDifference found = difference();
        // what is committed meanwhile is no difference
        for (int i = 0; i < COMPARED_AGAIN && !found.isNone() && advance(); i++) {
            found = difference();
        }
        return found;
    }

    private IndexDifference difference() {
        SortedMap<String, Long> missing = new TreeMap<>();
        for (IndexContributor contributor : contributors.values()) {
            database.read(
                    reads -> {
                        contributor.keys(
                                reads,
                                key ->
                                        contributor
                                                .document(reads, key)
                                                .ifPresent(
                                                        document ->
                                                                missing.put(
                                                                        name(
                                                                                contributor.kind(),
                                                                                key),
                                                                        SearchIndex.digest(
                                                                                document))));
                        return missing;
                    });
        }
        SortedSet<String> outdated = new TreeSet<>();
        SortedSet<String> extra = new TreeSet<>();
        index.records(
                indexed -> {
                    String name = name(indexed.kind(), indexed.key());
                    Long digest = missing.remove(name);
                    if (digest == null) {
                        extra.add(name);
                    } else if (digest != indexed.digest()) {
                        outdated.add(name);
                    }
                });
        return new IndexDifference(new TreeSet<>(missing.keySet()), outdated, extra);
    }

    private static String name(String kind, String key) {
        return kind + " " + key;
    }

    /** Makes the index again from the records. */
    public synchronized void rebuild() {
        resume();
        position = lastPosition();
        index.clear();
        for (IndexContributor contributor : contributors.values()) {
            List<String> keys = new ArrayList<>();
            database.read(
                    reads -> {
                        contributor.keys(reads, keys::add);
                        return keys;
                    });
            for (int from = 0; from < keys.size(); from += BATCH) {
                List<String> some = keys.subList(from, Math.min(keys.size(), from + BATCH));
                update(contributor, some);
            }
        }
        commit();
    }

    /**
     * Makes a damaged index again from the records; an index that is whole is left as it is. One
     * that a failed write has ended goes on from its last commit.
     *
     * @return whether there was something to mend
     */
    public synchronized boolean repair() {
        if (resume()) {
            advance();
            return true;
        }
        if (index.isWhole()) {
            return false;
        }
        LOG.log(System.Logger.Level.WARNING, "the search index was damaged and is made again");
        rebuild();
        return true;
    }

    /** Why the index does not follow, or why the last record that it lacks was passed over. */
    public Optional<RuntimeException> problem() {
        RuntimeException standing = problem;
        return Optional.ofNullable(standing != null ? standing : skipped);
    }

    private long lastPosition() {
        long last = 0;
        List<QueuedRecord> records = queue.after(last, BATCH * BATCH);
        while (!records.isEmpty()) {
            last = records.getLast().position();
            records = queue.after(last, BATCH * BATCH);
        }
        return last;
    }

    private void follow() {
        while (!closed) {
            try {
                catchUpOrRepair();
                problem = null;
            } catch (RuntimeException e) {
                problem = e;
            }
            started.countDown();
            try {
                if (problem == null) {
                    work.acquire();
                } else if (!work.tryAcquire(TRY_AGAIN_SECONDS, TimeUnit.SECONDS)) {
                    continue;
                }
                work.drainPermits();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void catchUpOrRepair() {
        try {
            catchUp();
        } catch (MeridianException e) {
            if (!repair()) {
                throw e;
            }
        }
    }

    private void apply(List<QueuedRecord> records) {
        Map<String, Set<String>> keys = new HashMap<>();
        records.forEach(
                r -> keys.computeIfAbsent(r.kind(), k -> new LinkedHashSet<>()).add(r.key()));
        keys.forEach(
                (kind, some) -> {
                    // a kind nobody knows belongs to a room that is not installed
                    IndexContributor contributor = contributors.get(kind);
                    if (contributor != null) {
                        update(contributor, some);
                    }
                    contributors.values().forEach(other -> updateRelated(other, kind, some));
                });
    }

    private void updateRelated(IndexContributor contributor, String kind, Set<String> changed) {
        Set<String> keys = new LinkedHashSet<>();
        database.read(
                reads -> {
                    changed.forEach(key -> contributor.related(reads, kind, key, keys::add));
                    return keys;
                });
        if (!keys.isEmpty()) {
            update(contributor, keys);
        }
    }

    private void update(IndexContributor contributor, Iterable<String> keys) {
        database.read(
                reads -> {
                    keys.forEach(key -> update(contributor, reads, key));
                    return contributor;
                });
    }

    private void update(IndexContributor contributor, Reads reads, String key) {
        Optional<IndexDocument> document;
        try {
            document = contributor.document(reads, key);
        } catch (MeridianException e) {
            // the database or the index itself: try again later
            throw e;
        } catch (RuntimeException e) {
            // one record that its room cannot describe must not hide all later ones
            skipped = e;
            return;
        }
        document.ifPresentOrElse(index::update, () -> index.delete(contributor.kind(), key));
    }

    private void commitIfDue() {
        if (System.nanoTime() - lastCommit >= COMMIT_EVERY_NANOS) {
            commit();
        }
    }

    private void commit() {
        index.commit(position);
        lastCommit = System.nanoTime();
    }

    /** Does what is left and commits the index. */
    @Override
    public void close() {
        registration.close();
        closed = true;
        work.release();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        synchronized (this) {
            advance();
            commit();
        }
    }
}
