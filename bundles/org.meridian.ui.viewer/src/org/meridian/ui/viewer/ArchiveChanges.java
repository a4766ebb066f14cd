package org.meridian.ui.viewer;

import org.eclipse.swt.widgets.Display;
import org.meridian.ui.BackgroundWork;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Changes to the archive in the background, one after the other. Used on the UI thread. */
final class ArchiveChanges {
    private final Display display;
    private final Deque<Change<?>> waiting = new ArrayDeque<>();
    private boolean busy;

    private record Change<T>(String title, Supplier<T> work, Consumer<T> then, Runnable failed) {}

    ArchiveChanges(Display display) {
        this.display = display;
    }

    /**
     * Does a change when those before it are done.
     *
     * @param title for a person
     * @param work runs on a job's thread
     * @param failed is called on the UI thread when it could not be done
     */
    void add(String title, Runnable work, Runnable failed) {
        add(
                title,
                () -> {
                    work.run();
                    return true;
                },
                done -> {},
                failed);
    }

    /**
     * Does what needs all changes before it in the archive, when they are done.
     *
     * @param then takes on the UI thread what the work gave
     */
    <T> void add(String title, Supplier<T> work, Consumer<T> then, Runnable failed) {
        waiting.add(new Change<>(title, work, then, failed));
        next();
    }

    /** Whether all changes are in the archive. */
    boolean isDone() {
        return !busy && waiting.isEmpty();
    }

    private void next() {
        if (busy || waiting.isEmpty()) {
            return;
        }
        busy = true;
        start(waiting.remove());
    }

    private <T> void start(Change<T> change) {
        new BackgroundWork<>(
                        display,
                        change.title(),
                        p -> change.work().get(),
                        done -> {
                            try {
                                change.then().accept(done);
                            } finally {
                                go();
                            }
                        })
                .whenFailed(
                        () -> {
                            try {
                                change.failed().run();
                            } finally {
                                go();
                            }
                        })
                .start();
    }

    private void go() {
        busy = false;
        next();
    }
}
