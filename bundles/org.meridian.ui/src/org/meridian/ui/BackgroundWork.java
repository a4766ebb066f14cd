package org.meridian.ui;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.progress.IProgressConstants;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.text.Texts;

import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Work that takes longer than a glance: a job with progress and cancel in the status line, whose
 * result comes back on the UI thread. A failure is a failed status with the error's code and
 * sentence, which {@link Failures} shows; where the person overcomes it, the work runs again.
 */
public final class BackgroundWork<T> extends Job {
    private final Display display;
    private volatile String task = "";
    private volatile String detail = "";
    private volatile long total;
    private final AtomicLong done = new AtomicLong();
    private volatile Runnable failed = () -> {};
    private final Function<Progress, T> work;
    private final Consumer<T> then;

    /**
     * @param title for a person; identifies no patient
     * @param work runs on a job's thread
     * @param then gets the result on the UI thread
     */
    public BackgroundWork(
            Display display, String title, Function<Progress, T> work, Consumer<T> then) {
        super(title);
        this.display = display;
        this.work = work;
        this.then = then;
        setUser(false);
        // it is shown here, in the user's language
        setProperty(IProgressConstants.NO_IMMEDIATE_ERROR_PROMPT_PROPERTY, true);
    }

    /**
     * Calls this on the UI thread when the work fails for good or is cancelled; the failure is
     * shown anyway.
     */
    public BackgroundWork<T> whenFailed(Runnable action) {
        failed = action;
        return this;
    }

    /** {@link #schedule()} and this, for chaining. */
    public BackgroundWork<T> start() {
        schedule();
        return this;
    }

    /** What it does just now, for a person. */
    String task() {
        return task.isEmpty() ? getName() : task;
    }

    /** How fast it goes and what time is left; empty where it does not say. */
    String detail() {
        return detail;
    }

    /** How far it is, 0 to 1; empty when it does not know. */
    OptionalDouble fraction() {
        return total > 0 ? OptionalDouble.of((double) done.get() / total) : OptionalDouble.empty();
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == BackgroundWork.class;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            T result = work.apply(new MonitorProgress(monitor));
            onUi(() -> then.accept(result));
            return Status.OK_STATUS;
        } catch (CancellationException e) {
            onUi(failed);
            return Status.CANCEL_STATUS;
        } catch (MeridianException e) {
            onUi(() -> Failures.of(display).refused(getName(), e, this::schedule, failed));
            return status(e);
        } catch (RuntimeException | OutOfMemoryError e) {
            // the edge of a job: what nobody foresaw is told without its details
            String kind = e.getClass().getSimpleName();
            String text = Texts.of(BackgroundWork.class).get("work.failed", kind);
            onUi(
                    () -> {
                        failed.run();
                        Failures.show(getName(), text);
                    });
            return status(e);
        }
    }

    private static IStatus status(Throwable cause) {
        // the log names the code alone: the sentence may name a patient
        return new Status(IStatus.ERROR, BackgroundWork.class, cause.getMessage(), cause);
    }

    private void onUi(Runnable action) {
        try {
            display.asyncExec(action);
        } catch (SWTException e) {
            // the window was closed meanwhile
        }
    }

    /** The platform's monitor as our progress. */
    private final class MonitorProgress implements Progress {
        private final IProgressMonitor monitor;

        MonitorProgress(IProgressMonitor monitor) {
            this.monitor = monitor;
        }

        @Override
        public void begin(String newTask, long newTotal) {
            task = newTask;
            detail = "";
            done.set(0);
            total = newTotal;
        }

        @Override
        public void worked(long units) {
            done.addAndGet(units);
        }

        @Override
        public void detail(String line) {
            detail = line;
        }

        @Override
        public boolean cancelled() {
            return monitor.isCanceled();
        }
    }
}
