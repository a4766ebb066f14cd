package org.meridian.workflow;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.access.AccessError;
import org.meridian.access.Operation;
import org.meridian.access.Role;
import org.meridian.archive.ImportResult;
import org.meridian.archive.WatchFolder;
import org.meridian.archive.WatchSetting;
import org.meridian.core.MeridianException;
import org.meridian.core.event.Events;
import org.meridian.core.progress.Progress;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Watches a folder and imports what arrives there: the archive's own one on a thread, where the
 * window asks for it, in the name of who set it, or any one while a command waits. Off until
 * someone sets a folder. Safe for all threads.
 */
public final class Watching implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Actor actor;
    private final Imports imports;
    private final Database database;
    private final Events events;
    private final Clock clock;
    private volatile @Nullable MeridianException problem;

    // guarded by this
    private @Nullable Watcher watcher;

    Watching(Actor actor, Imports imports, Database database, Events events, Clock clock) {
        this.actor = actor;
        this.imports = imports;
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /** The archive's folder; empty where it watches none. */
    public Optional<WatchSetting> setting() {
        return database.read(WatchSetting::read);
    }

    /** Whether somebody set the folder who may import; else it is to be set again. */
    public boolean isAnsweredFor() {
        return setBy().filter(a -> a.may(Operation.IMPORT)).isPresent();
    }

    private Optional<Actor> setBy() {
        return database.read(WatchSetting::setBy).map(actor::as);
    }

    /**
     * Keeps another setting and watches by it from now on, whoever sits here. It holds for the
     * whole site; who sets a folder takes what arrives there into the archive, so needs that right
     * too.
     */
    public void set(Optional<WatchSetting> setting) {
        Grant grant = setting.isPresent() ? bothRights() : actor.grant(Operation.SETTINGS);
        database.write(
                unit -> {
                    WatchSetting.write(unit, grant, setting);
                    return setting;
                });
        start();
    }

    /** What {@link #set} says to this user, who lacks one of the rights it takes, or both. */
    public Optional<MeridianException> lacking() {
        List<Operation> lacking =
                Stream.of(Operation.SETTINGS, Operation.IMPORT).filter(o -> !actor.may(o)).toList();
        return Optional.of(
                        new MeridianException(
                                AccessError.TWO_RIGHTS,
                                lacking,
                                Operation.SETTINGS,
                                Role.thatMay(Operation.SETTINGS),
                                Operation.IMPORT,
                                Role.thatMay(Operation.IMPORT)))
                .filter(e -> !lacking.isEmpty());
    }

    private Grant bothRights() {
        try {
            actor.grant(Operation.IMPORT);
            return actor.grant(Operation.SETTINGS);
        } catch (MeridianException e) {
            throw lacking().orElse(e);
        }
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

    /**
     * Why nothing can be taken just now, such as a drive that is not there, or {@link
     * WorkflowError#WATCHES_FOR_NOBODY}.
     */
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
        WatchFolder folder = folder(setting, actor, progress);
        while (!progress.cancelled()) {
            folder.look().ifPresent(told);
            pause();
        }
    }

    private WatchFolder folder(WatchSetting setting, Actor by, Progress progress) {
        return new WatchFolder(
                database,
                setting.folder(),
                setting.move(),
                clock,
                files -> imports.run(by, files, Optional.empty(), progress));
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
        if (running != null) {
            running.end();
        }
        problem = null;
    }

    @Override
    public void close() {
        stop();
    }

    /** The thread of the archive's own folder, and how it learns that it is to end. */
    private final class Watcher {
        private final Actor by;
        private final WatchFolder folder;
        private final Thread thread;
        private volatile boolean ended;

        Watcher(WatchSetting setting) {
            // a setting that is older than its name imports for who sits here, as it did
            by = setBy().orElse(actor);
            folder = folder(setting, by, Progress.silent(() -> ended));
            thread = Thread.ofPlatform().daemon().name("watch-folder").unstarted(this::watch);
        }

        private void watch() {
            while (!ended) {
                try {
                    look();
                    problem = null;
                } catch (MeridianException e) {
                    // a drive may come back, a disk may be given room, a user a role
                    problem = e;
                }
                if (!ended) {
                    pause();
                }
            }
        }

        /** Who may not import is not refused again and again: it is not tried. */
        private void look() {
            if (!by.may(Operation.IMPORT)) {
                throw new MeridianException(WorkflowError.WATCHES_FOR_NOBODY, by.name());
            }
            folder.look().ifPresent(r -> events.publish(new FolderImported(r)));
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
