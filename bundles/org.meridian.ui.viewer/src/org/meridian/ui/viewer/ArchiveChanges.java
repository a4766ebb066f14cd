package org.meridian.ui.viewer;

import org.eclipse.swt.widgets.Display;
import org.meridian.ui.BackgroundWork;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Changes to the archive in the background, one after the other. Used on the UI thread. */
final class ArchiveChanges {
    private final Display display;
    private final Deque<Change> waiting = new ArrayDeque<>();
    private boolean busy;

    private record Change(String title, Runnable work, Runnable failed) {}

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
        waiting.add(new Change(title, work, failed));
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
        Change change = waiting.remove();
        Consumer<Boolean> then =
                kept -> {
                    busy = false;
                    next();
                };
        new BackgroundWork<>(
                        display,
                        change.title(),
                        p -> {
                            change.work().run();
                            return true;
                        },
                        then)
                .whenFailed(
                        () -> {
                            change.failed().run();
                            then.accept(false);
                        })
                .start();
    }
}
