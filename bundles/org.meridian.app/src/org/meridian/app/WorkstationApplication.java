package org.meridian.app;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.jobs.IJobManager;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.meridian.cli.CommandServer;
import org.meridian.core.MeridianException;
import org.meridian.core.extension.Contribution;
import org.meridian.core.extension.ExtensionReader;
import org.meridian.core.text.Texts;
import org.meridian.store.Unlocking;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.Failures;
import org.meridian.ui.PatientContext;
import org.meridian.ui.Worklist;
import org.meridian.workflow.Protection;
import org.meridian.workflow.SeriesOpening;
import org.meridian.workflow.Workstation;
import org.meridian.workflow.WorkstationFactory;
import org.meridian.workflow.WorkstationSettings;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Starts the window: asks who works here at the first start, opens the archive, lets other
 * processes' headless commands in, and runs the workbench until it is closed. Exit code 1 where the
 * archive does not open.
 */
public final class WorkstationApplication implements IApplication {
    private static final Integer FAILED = 1;
    private static final long LAST_WORK_NS = 10_000_000_000L;

    private final Texts texts = Texts.of(WorkstationApplication.class);

    @Override
    public Object start(IApplicationContext context) throws IOException, InterruptedException {
        Display display = PlatformUI.createDisplay();
        try {
            return run(display);
        } catch (MeridianException e) {
            MessageDialog.openError(
                    new Shell(display), texts.get("product"), e.line(Locale.getDefault()));
            return FAILED;
        } catch (CancellationException e) {
            // who was asked for the passphrase gave up
            return EXIT_OK;
        } finally {
            display.dispose();
        }
    }

    private Integer run(Display display) throws IOException, InterruptedException {
        Path home = home();
        Path archive = home.resolve("archive");
        Optional<String> user = Optional.empty();
        Optional<Unlocking.Seal> seal = Optional.empty();
        boolean sample = false;
        BundleContext bundles = FrameworkUtil.getBundle(getClass()).getBundleContext();
        WorkstationFactory factory =
                bundles.getService(bundles.getServiceReference(WorkstationFactory.class));
        ExtensionReader extensions = new ExtensionReader(RegistryFactory.getRegistry());
        boolean first = !Files.exists(archive);
        if (first) {
            FirstStartDialog dialog = new FirstStartDialog(new Shell(display), home);
            int answer = dialog.open();
            if (answer == FirstStartDialog.RESTORE) {
                new FirstRestore(new Shell(display), factory, extensions)
                        .run(dialog.backup().orElseThrow(), archive);
                // with the archive that is there now, or asking again
                return run(display);
            }
            if (answer == FirstStartDialog.RESTART) {
                return EXIT_RESTART;
            }
            if (answer != Window.OK) {
                return EXIT_OK;
            }
            user = Optional.of(dialog.user());
            seal = dialog.seal();
            sample = dialog.sampleWanted();
        }
        WindowUnlocking unlocking = new WindowUnlocking(new Shell(display), seal);
        try (Workstation workstation =
                factory.open(
                        new WorkstationSettings(archive, Optional.empty(), unlocking, user),
                        extensions)) {
            seal.ifPresent(s -> s.passphrase().close());
            tellOfProtection(new Shell(display), workstation.protection(), unlocking);
            DiskReminder.tell(new Shell(display), texts, workstation.mended());
            if (workstation.signIn().isAskedInWindow()
                    && new SignInDialog(new Shell(display), workstation.signIn()).open()
                            != Window.OK) {
                return EXIT_OK;
            }
            bundles.registerService(Workstation.class, workstation, null);
            bundles.registerService(SeriesOpening.class, workstation.reading(), null);
            PatientContext patients = new PatientContext();
            bundles.registerService(PatientContext.class, patients, null);
            bundles.registerService(Worklist.class, new Worklist(), null);
            Failures.attach(display, workstation, patients);
            Optional<CommandServer> commands =
                    listen(workstation, factory.contributions(extensions));
            Housekeeping housekeeping = new Housekeeping(workstation);
            IdleWatch idle = new IdleWatch(workstation.screenLock());
            workstation.watching().start();
            housekeeping.start();
            idle.schedule();
            try {
                int code =
                        PlatformUI.createAndRunWorkbench(
                                display, new WorkstationAdvisor(workstation, first, sample));
                return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
            } finally {
                idle.cancel();
                idle.join();
                housekeeping.cancel();
                housekeeping.join();
                endWork();
                if (commands.isPresent()) {
                    commands.get().close();
                }
            }
        }
    }

    /** A passphrase that was lost is replaced at once, and damage is told. */
    private void tellOfProtection(Shell parent, Protection protection, WindowUnlocking unlocking) {
        unlocking.code().ifPresent(c -> PassphraseDialog.recover(parent, protection, c));
        if (!protection.damaged().isEmpty()) {
            MessageDialog.openWarning(
                    parent, texts.get("product"), texts.get("passphrase.damaged"));
        }
        if (protection.isEarlier()) {
            MessageDialog.openWarning(
                    parent, texts.get("product"), texts.get("passphrase.earlier"));
        }
    }

    /** Without it the window works; headless commands then find the archive locked. */
    private static Optional<CommandServer> listen(
            Workstation workstation, List<Contribution<?>> modules) {
        try {
            return Optional.of(new CommandServer(workstation, modules));
        } catch (IOException e) {
            ILog.of(WorkstationApplication.class).warn("no socket for commands", e);
            return Optional.empty();
        }
    }

    /** Is cancelled when the last work had its time. */
    private static IProgressMonitor patience() {
        long end = System.nanoTime() + LAST_WORK_NS;
        return new NullProgressMonitor() {
            @Override
            public boolean isCanceled() {
                return System.nanoTime() > end;
            }
        };
    }

    /** Nothing works on the archive any more when it is closed. */
    private static void endWork() throws InterruptedException {
        IJobManager jobs = Job.getJobManager();
        jobs.cancel(BackgroundWork.class);
        try {
            jobs.join(BackgroundWork.class, patience());
        } catch (OperationCanceledException e) {
            // they had their time
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
