package org.meridian.app;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.meridian.access.Operation;
import org.meridian.core.progress.Progress;
import org.meridian.core.text.Texts;
import org.meridian.workflow.Workstation;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/**
 * What the window does by itself from time to time: sweeps what a killed import left, lets the
 * trash empty itself where an administrator asked for it, and sends the ledger's head to the
 * network where one was set up. A network that cannot be reached is no failure.
 */
final class Housekeeping extends Job {
    private static final long FIRST_MS = Duration.ofSeconds(30).toMillis();
    private static final long EVERY_MS = Duration.ofMinutes(30).toMillis();

    private final Workstation workstation;
    private boolean swept;

    Housekeeping(Workstation workstation) {
        super(Texts.of(Housekeeping.class).get("housekeeping"));
        this.workstation = workstation;
        setSystem(true);
        setPriority(DECORATE);
    }

    void start() {
        schedule(FIRST_MS);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            if (!swept) {
                swept = true;
                workstation.sweep();
            }
            Progress progress = Progress.silent(monitor::isCanceled);
            workstation.trash().emptyItself(progress);
            if (workstation.may(Operation.AUDIT)) {
                workstation.audit().anchoring().anchor(progress);
            }
            return Status.OK_STATUS;
        } catch (CancellationException e) {
            return Status.CANCEL_STATUS;
        } catch (RuntimeException e) {
            // the edge of a job: the next time may go better
            return new Status(IStatus.WARNING, Housekeeping.class, getName(), e);
        } finally {
            if (!monitor.isCanceled()) {
                schedule(EVERY_MS);
            }
        }
    }
}
