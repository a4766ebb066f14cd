package org.meridian.app;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.PlatformUI;
import org.meridian.core.text.Texts;
import org.meridian.workflow.ScreenLock;
import org.meridian.workflow.Workstation;

/** Locks the window at a person's wish. */
public final class LockHandler extends AbstractHandler {
    /** Id of the command. */
    static final String COMMAND = "org.meridian.app.lock";

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        ScreenLock lock = PlatformUI.getWorkbench().getService(Workstation.class).screenLock();
        ICoreRunnable locking = monitor -> lock.lock(ScreenLock.Cause.PERSON);
        Job job = Job.createSystem(Texts.of(LockHandler.class).get("lock.title"), locking);
        job.setPriority(Job.INTERACTIVE);
        job.schedule();
        return null;
    }
}
