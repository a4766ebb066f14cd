package org.meridian.ui.viewer.model;

import org.meridian.core.event.Events.Registration;
import org.meridian.core.event.Listeners;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was done to the images of a window and can be taken back. Used on one thread. */
public final class History {
    /** A change and its way back; equal steps are the same change. */
    public interface Step {
        /** Does it. */
        void apply();

        /** What takes it back. */
        Step reversed();
    }

    /** A bound of the memory of what was done. */
    private static final int MOST_STEPS = 500;

    private final Listeners listeners = new Listeners();
    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();

    public Registration listen(Runnable listener) {
        return listeners.add(listener);
    }

    /** Does something new; what was taken back before cannot be done again. */
    public void take(Step step) {
        undone.clear();
        remember(step);
        step.apply();
        listeners.tell();
    }

    private void remember(Step step) {
        done.push(step);
        if (done.size() > MOST_STEPS) {
            done.removeLast();
        }
    }

    public boolean canUndo() {
        return !done.isEmpty();
    }

    public boolean canRedo() {
        return !undone.isEmpty();
    }

    public void undo() {
        if (canUndo()) {
            Step step = done.pop();
            undone.push(step);
            step.reversed().apply();
            listeners.tell();
        }
    }

    public void redo() {
        if (canRedo()) {
            Step step = undone.pop();
            remember(step);
            step.apply();
            listeners.tell();
        }
    }

    /** Forgets a step, or the way back, that came to nothing. */
    public void forget(Step step) {
        done.remove(step);
        undone.remove(step.reversed());
        listeners.tell();
    }

    /** Forgets everything, for another patient. */
    public void clear() {
        done.clear();
        undone.clear();
        listeners.tell();
    }
}
