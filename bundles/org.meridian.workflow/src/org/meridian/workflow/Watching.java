package org.meridian.workflow;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.archive.ImportResult;
import org.meridian.archive.WatchFolder;
import org.meridian.archive.WatchSetting;
import org.meridian.core.MeridianException;
import org.meridian.core.event.Events;
import org.meridian.core.progress.Progress;
import org.meridian.core.store.Database;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Watches a folder and imports what arrives there: the archive's own one on a thread, where the
 * window asks for it, or any one while a command waits. Off until someone sets a folder. Safe for
 * all threads.
 */
public final class Watching implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Imports imports;
    private final Database database;
    private final Events events;
    private final Clock clock;
    private volatile @Nullable MeridianException problem;

    // guarded by this
    private @Nullable Watcher watcher;

    Watching(Imports imports, Database database, Events events, Clock clock) {
        this.imports = imports;
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /** The archive's folder; empty where it watches none. */
    public Optional<WatchSetting> setting() {
        return WatchSetting.read(database);
    }

    /** Keeps another setting and watches by it from now on. */
    public void set(Optional<WatchSetting> setting) {
        WatchSetting.write(database, setting);
        start();
    }

    /** Watches by the archive's setting from now on. */
    public synchronized void start() {
        stop();
        setting()
                .ifPresent(
                        setting -> {
                            Watcher started = new Watcher(setting);
                            watcher = started;
                            started.thread.start();
                        });
    }

    /** Why nothing can be taken just now, such as a drive that is not there. */
    public Optional<MeridianException> problem() {
        return Optional.ofNullable(problem);
    }

    /**
     * Watches until the progress is cancelled.
     *
     * @param told of each import
     * @throws MeridianException where the folder is not there from the start, or the archive fails
     */
    public void run(WatchSetting setting, Progress progress, Consumer<ImportResult> told) {
        WatchFolder folder = folder(setting, progress);
        while (!progress.cancelled()) {
            folder.look().ifPresent(told);
            pause();
        }
    }

    private WatchFolder folder(WatchSetting setting, Progress progress) {
        return new WatchFolder(
                database,
                setting.folder(),
                setting.move(),
                clock,
                files -> imports.run(files, progress));
    }

    private static void pause() {
        try {
            Thread.sleep(EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void stop() {
        Watcher running = watcher;
        watcher = null;
        problem = null;
        if (running != null) {
            running.end();
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** The thread of the archive's own folder, and how it learns that it is to end. */
    private final class Watcher {
        private final WatchFolder folder;
        private final Thread thread;
        private volatile boolean ended;

        Watcher(WatchSetting setting) {
            folder = folder(setting, Progress.silent(() -> ended));
            thread = Thread.ofPlatform().daemon().name("watch-folder").unstarted(this::watch);
        }

        private void watch() {
            while (!ended) {
                try {
                    folder.look().ifPresent(r -> events.publish(new FolderImported(r)));
                    problem = null;
                } catch (MeridianException e) {
                    // a drive may come back, a disk may be given room
                    problem = e;
                }
                if (!ended) {
                    pause();
                }
            }
        }

        void end() {
            ended = true;
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
