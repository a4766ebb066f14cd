package org.meridian.app;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.dialogs.ProgressMonitorDialog;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.meridian.core.MeridianException;
import org.meridian.core.extension.ExtensionReader;
import org.meridian.core.progress.Progress;
import org.meridian.core.text.Texts;
import org.meridian.store.ArchiveKey;
import org.meridian.store.SealedKeys;
import org.meridian.store.StoreError;
import org.meridian.store.Unlocking;
import org.meridian.workflow.RestoreRequest;
import org.meridian.workflow.WorkstationFactory;
import org.meridian.workflow.WorkstationSettings;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;

/** Makes the first start's archive from a backup, before there is a window. On the UI thread. */
final class FirstRestore {
    private final Texts texts = Texts.of(FirstRestore.class);
    private final Shell parent;
    private final WorkstationFactory factory;
    private final ExtensionReader extensions;

    FirstRestore(Shell parent, WorkstationFactory factory, ExtensionReader extensions) {
        this.parent = parent;
        this.factory = factory;
        this.extensions = extensions;
    }

    /**
     * Makes the archive, or tells why there is none. What the backup has lost can be done without.
     */
    void run(Path backup, Path archive) throws InterruptedException {
        try {
            restore(backup, archive, false);
        } catch (MeridianException e) {
            if (e.errorCode() != StoreError.BACKUP_INCOMPLETE) {
                tell(e);
            } else if (MessageDialog.openQuestion(
                    parent,
                    texts.get("first.restore"),
                    e.line(Locale.getDefault()) + "\n\n" + texts.get("first.restore.rest"))) {
                restoreTheRest(backup, archive);
            }
        } catch (CancellationException e) {
            // the person gave up, and nothing is left of it
        }
    }

    private void restoreTheRest(Path backup, Path archive) throws InterruptedException {
        try {
            restore(backup, archive, true);
        } catch (MeridianException e) {
            tell(e);
        }
    }

    private void tell(MeridianException e) {
        MessageDialog.openError(parent, texts.get("first.restore"), e.line(Locale.getDefault()));
    }

    private void restore(Path backup, Path archive, boolean acceptDamaged)
            throws InterruptedException {
        WindowUnlocking asking = new WindowUnlocking(parent, Optional.empty());
        Unlocking unlocking = keys -> onUi(parent.getDisplay(), asking, keys);
        WorkstationSettings settings =
                new WorkstationSettings(archive, Optional.empty(), unlocking, Optional.empty());
        RestoreRequest request =
                new RestoreRequest(backup, Optional.empty(), List.of(), acceptDamaged);
        try {
            new Waiting(parent, texts)
                    .run(
                            true,
                            true,
                            monitor -> {
                                monitor.beginTask(
                                        texts.get("first.restoring"), IProgressMonitor.UNKNOWN);
                                factory.restore(request, settings, extensions, new Shown(monitor));
                            });
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        }
    }

    private static ArchiveKey onUi(Display display, Unlocking asking, SealedKeys keys) {
        CompletableFuture<ArchiveKey> key = new CompletableFuture<>();
        display.syncExec(
                () -> {
                    try {
                        key.complete(asking.unlock(keys));
                    } catch (MeridianException | CancellationException e) {
                        key.completeExceptionally(e);
                    }
                });
        try {
            return key.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The platform's dialog in the user's language. */
    private static final class Waiting extends ProgressMonitorDialog {
        private final Texts texts;

        Waiting(Shell parent, Texts texts) {
            super(parent);
            this.texts = texts;
        }

        @Override
        protected void configureShell(Shell shell) {
            super.configureShell(shell);
            shell.setText(texts.get("product"));
        }

        @Override
        protected void createButtonsForButtonBar(Composite bar) {
            super.createButtonsForButtonBar(bar);
            cancel.setText(texts.get("secret.cancel"));
        }
    }

    /** Progress in the dialog of the platform. */
    private static final class Shown implements Progress {
        private final IProgressMonitor monitor;
        private final AtomicLong done = new AtomicLong();
        private volatile long total;

        Shown(IProgressMonitor monitor) {
            this.monitor = monitor;
        }

        @Override
        public void begin(String task, long newTotal) {
            done.set(0);
            total = newTotal;
            monitor.setTaskName(task);
            monitor.subTask("");
        }

        @Override
        public void worked(long units) {
            long now = done.addAndGet(units);
            if (total > 0) {
                monitor.subTask(now + " / " + total);
            }
        }

        @Override
        public boolean cancelled() {
            return monitor.isCanceled();
        }
    }
}
