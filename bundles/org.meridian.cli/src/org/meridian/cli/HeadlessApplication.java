package org.meridian.cli;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;

/** Runs one headless command and ends with its exit code. */
public final class HeadlessApplication implements IApplication {
    @Override
    public Object start(IApplicationContext context) {
        System.out.println("0.1.0");
        return EXIT_OK;
    }

    @Override
    public void stop() {
        // a command ends by itself
    }
}
