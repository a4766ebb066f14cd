package org.meridian.ui.tests;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Ends a run that cannot succeed any more: the tests share one window, so that after some failures
 * each further test waits in vain, and a program that hangs would never end. Each failure is
 * printed as it comes, and what every thread does when the run is ended. The dialogs that a failed
 * test leaves are closed, as they would hide the window from the next.
 */
final class Watch implements TestExecutionListener {
    private static final int FAILURES = 3;
    private static final long LIMIT_MS = 15 * 60_000L;

    private final PrintWriter out;
    private int failures;

    Watch(PrintWriter out) {
        this.out = out;
        new Timer("limit of the tests", true)
                .schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                end("the tests did not end");
                            }
                        },
                        LIMIT_MS);
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            out.println("=> " + test.getLegacyReportingName() + " of " + test.getUniqueId());
            result.getThrowable().ifPresent(failure -> failure.printStackTrace(out));
            if (++failures == FAILURES) {
                end("the rest is not tried");
            }
            Robot.start().closeDialogs();
        }
    }

    private void end(String why) {
        out.println("=> " + why);
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            out.println(thread.getKey());
            for (StackTraceElement element : thread.getValue()) {
                out.println("    at " + element);
            }
        }
        out.flush();
        Runtime.getRuntime().halt(1);
    }
}
