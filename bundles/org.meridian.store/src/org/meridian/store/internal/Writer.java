package org.meridian.store.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.MeridianException;
import org.meridian.core.event.Events;
import org.meridian.core.store.AppendLog;
import org.meridian.core.store.UnitOfWork;
import org.meridian.store.StoreError;

import java.io.IOException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The one thread that writes. It runs the waiting units as savepoints of one transaction, seals the
 * log, commits, syncs, and only then lets the units' futures complete. A second thread publishes
 * the facts and completes the futures in order, so that no listener holds up the writer.
 */
public final class Writer implements AutoCloseable {
    private static final int LARGEST_GROUP = 256;
    private static final System.Logger LOG = System.getLogger(Writer.class.getName());

    private final Session session;
    private final AppendLog log;
    private final Function<UnitOfWork, Runnable> newKeys;
    private final Events events;
    private final BlockingQueue<Waiting<?>> queue = new LinkedBlockingQueue<>();
    private final ExecutorService announcer =
            Executors.newSingleThreadExecutor(this::announcerThread);
    private final Thread thread;
    private volatile @Nullable Thread announcerThread;
    private volatile long syncedPosition;
    private boolean closed;

    /**
     * Starts the thread.
     *
     * @param newKeys writes patients' new keys into the group about to commit; what it returns is
     *     run after the commit
     */
    Writer(Session session, AppendLog log, Function<UnitOfWork, Runnable> newKeys, Events events) {
        this.session = session;
        this.log = log;
        this.newKeys = newKeys;
        this.events = events;
        syncedPosition = IndexQueue.last(session);
        session.commit();
        thread = Thread.ofPlatform().daemon().name("meridian-writer").unstarted(this::run);
        thread.start();
    }

    private Thread announcerThread(Runnable work) {
        Thread made = Thread.ofPlatform().daemon().name("meridian-announcer").unstarted(work);
        announcerThread = made;
        return made;
    }

    public <T> CompletableFuture<T> submit(UnitOfWork.Work<T> work) {
        Waiting<T> waiting = Waiting.unit(work);
        synchronized (this) {
            if (closed) {
                waiting.future.completeExceptionally(new MeridianException(StoreError.CLOSED));
            } else {
                queue.add(waiting);
            }
        }
        return waiting.future;
    }

    /**
     * Runs something between two groups, when all that was committed is on the disk and nothing is
     * being written. Nobody writes meanwhile: it must be short.
     */
    public <T> T between(Callable<T> something) throws IOException {
        FutureTask<T> task = new FutureTask<>(something);
        synchronized (this) {
            if (closed) {
                throw new MeridianException(StoreError.CLOSED);
            }
            queue.add(Waiting.pause(task));
        }
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    /** Whether the caller is the writer or the announcer, who must not wait for themselves. */
    public boolean isOwnThread() {
        return Thread.currentThread() == thread || Thread.currentThread() == announcerThread;
    }

    /** The last position of the index queue that is on the disk. */
    public long syncedPosition() {
        return syncedPosition;
    }

    /** Finishes what waits, then stops. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            queue.add(Waiting.end());
        }
        try {
            thread.join();
            announcer.shutdown();
            announcer.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean more = true;
        while (more) {
            List<Waiting<?>> group = new ArrayList<>();
            try {
                group.add(queue.take());
                queue.drainTo(group, LARGEST_GROUP - 1);
            } catch (InterruptedException e) {
                continue; // nobody may interrupt the writer; it ends by close
            }
            more = group.stream().noneMatch(Waiting::isEnd);
            List<Waiting<?>> units = group.stream().filter(Waiting::isUnit).toList();
            if (!units.isEmpty()) {
                write(units);
            }
            group.forEach(w -> w.pause.run());
        }
    }

    private void write(List<Waiting<?>> group) {
        try {
            group.forEach(this::runOne);
            if (group.stream().anyMatch(w -> w.failure == null)) {
                List<Object> facts = commit();
                announcer.execute(() -> publish(facts));
            } else {
                session.rollback();
            }
        } catch (RuntimeException | Error e) {
            group.forEach(w -> w.fail(e));
            rollbackAfter(e);
        }
        announcer.execute(() -> group.forEach(this::announce));
    }

    private void runOne(Waiting<?> waiting) {
        Savepoint savepoint = session.savepoint();
        try {
            Unit unit = new Unit(session);
            waiting.run(unit);
            IndexQueue.add(unit);
            log.append(unit, unit.entries());
            unit.end();
        } catch (RuntimeException | Error e) {
            waiting.fail(e);
            session.rollback(savepoint);
        }
    }

    /** Returns what the log wants published. */
    private List<Object> commit() {
        Unit unit = new Unit(session);
        log.seal(unit);
        Runnable committed = newKeys.apply(unit);
        unit.end();
        long position = IndexQueue.last(session);
        session.commit();
        committed.run();
        session.execute("checkpoint sync");
        syncedPosition = position;
        return unit.facts();
    }

    private void rollbackAfter(Throwable cause) {
        try {
            session.rollback();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private void announce(Waiting<?> waiting) {
        if (waiting.failure == null) {
            publish(waiting.facts);
        }
        waiting.complete();
    }

    private void publish(List<Object> facts) {
        for (Object fact : facts) {
            try {
                events.publish(fact);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "a listener failed", e);
            }
        }
    }

    /** A unit that waits, then what came of it. */
    private static final class Waiting<T> {
        final CompletableFuture<T> future = new CompletableFuture<>();
        private final UnitOfWork.@Nullable Work<T> work;
        private final Runnable pause;
        private final boolean end;
        private Runnable success = () -> {};
        private List<Object> facts = List.of();
        private @Nullable Throwable failure;

        private Waiting(UnitOfWork.@Nullable Work<T> work, Runnable pause, boolean end) {
            this.work = work;
            this.pause = pause;
            this.end = end;
        }

        static <T> Waiting<T> unit(UnitOfWork.Work<T> work) {
            return new Waiting<>(work, () -> {}, false);
        }

        static Waiting<Object> pause(Runnable pause) {
            return new Waiting<>(null, pause, false);
        }

        static Waiting<Object> end() {
            return new Waiting<>(null, () -> {}, true);
        }

        boolean isUnit() {
            return work != null;
        }

        boolean isEnd() {
            return end;
        }

        void run(Unit unit) {
            UnitOfWork.Work<T> todo = work;
            if (todo != null) {
                T result = todo.run(unit);
                success = () -> future.complete(result);
            }
            facts = unit.facts();
        }

        void fail(Throwable cause) {
            if (failure == null) {
                failure = cause;
            }
        }

        void complete() {
            Throwable cause = failure;
            if (cause == null) {
                success.run();
            } else {
                future.completeExceptionally(cause);
            }
        }
    }
}
