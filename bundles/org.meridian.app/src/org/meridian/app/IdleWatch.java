package org.meridian.app;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.meridian.core.text.Texts;
import org.meridian.workflow.ScreenLock;

/** Gives the lock its beat. */
final class IdleWatch extends Job {
    private static final long EVERY_MS = 2000;

    private final ScreenLock lock;

    IdleWatch(ScreenLock lock) {
        super(Texts.of(IdleWatch.class).get("lock.watch"));
        this.lock = lock;
        setSystem(true);
        setPriority(SHORT);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            lock.tick();
            return Status.OK_STATUS;
        } catch (RuntimeException e) {
            // the edge of a job: it locks all the same, only the entry may be missing
            return new Status(IStatus.WARNING, IdleWatch.class, getName(), e);
        } finally {
            if (!monitor.isCanceled()) {
                schedule(EVERY_MS);
            }
        }
    }
}
