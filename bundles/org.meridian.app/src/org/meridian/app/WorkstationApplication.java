package org.meridian.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.meridian.cli.CommandServer;
import org.meridian.core.MeridianException;
import org.meridian.core.extension.ExtensionReader;
import org.meridian.core.text.Texts;
import org.meridian.ui.PatientContext;
import org.meridian.workflow.SeriesOpening;
import org.meridian.workflow.Workstation;
import org.meridian.workflow.WorkstationFactory;
import org.meridian.workflow.WorkstationSettings;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * Starts the window: asks who works here at the first start, opens the archive, lets other
 * processes' headless commands in, and runs the workbench until it is closed. Exit code 1 where the
 * archive does not open.
 */
public final class WorkstationApplication implements IApplication {
    private static final Integer FAILED = 1;

    private final Texts texts = Texts.of(WorkstationApplication.class);

    @Override
    public Object start(IApplicationContext context) throws IOException, InterruptedException {
        Display display = PlatformUI.createDisplay();
        try {
            return run(display);
        } catch (MeridianException e) {
            MessageDialog.openError(
                    new Shell(display),
                    texts.get("product"),
                    e.errorCode().code() + ": " + e.text(Locale.getDefault()));
            return FAILED;
        } finally {
            display.dispose();
        }
    }

    private Integer run(Display display) throws IOException, InterruptedException {
        Path home = home();
        Path archive = home.resolve("archive");
        Optional<String> user = Optional.empty();
        boolean sample = false;
        boolean first = !Files.exists(archive);
        if (first) {
            FirstStartDialog dialog = new FirstStartDialog(new Shell(display), home);
            int answer = dialog.open();
            if (answer == FirstStartDialog.RESTART) {
                return EXIT_RESTART;
            }
            if (answer != Window.OK) {
                return EXIT_OK;
            }
            user = Optional.of(dialog.user());
            sample = dialog.sampleWanted();
        }
        BundleContext bundles = FrameworkUtil.getBundle(getClass()).getBundleContext();
        WorkstationFactory factory =
                bundles.getService(bundles.getServiceReference(WorkstationFactory.class));
        ExtensionReader extensions = new ExtensionReader(RegistryFactory.getRegistry());
        try (Workstation workstation =
                        factory.open(
                                new WorkstationSettings(archive, Optional.empty(), user),
                                extensions);
                CommandServer commands = new CommandServer(workstation, factory.contributions(extensions))) {
            bundles.registerService(Workstation.class, workstation, null);
            bundles.registerService(SeriesOpening.class, workstation.reading(), null);
            bundles.registerService(PatientContext.class, new PatientContext(), null);
            Housekeeping housekeeping = new Housekeeping(workstation);
            housekeeping.start();
            int code =
                    PlatformUI.createAndRunWorkbench(
                            display, new WorkstationAdvisor(workstation, first, sample));
            housekeeping.cancel();
            housekeeping.join();
            return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
        }
    }

    /** The user's data folder: given by the launch script. */
    static Path home() {
        String given = System.getProperty("meridian.home");
        return given != null
                ? Path.of(given)
                : Path.of(System.getProperty("user.home"), ".local/share/meridian");
    }

    @Override
    public void stop() {
        if (PlatformUI.isWorkbenchRunning()) {
            Display display = PlatformUI.getWorkbench().getDisplay();
            display.syncExec(() -> PlatformUI.getWorkbench().close());
        }
    }
}
