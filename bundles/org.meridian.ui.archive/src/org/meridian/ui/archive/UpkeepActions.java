package org.meridian.ui.archive;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Shell;
import org.meridian.access.Operation;
import org.meridian.core.text.Texts;
import org.meridian.store.Backup;
import org.meridian.store.Fault;
import org.meridian.ui.BackgroundWork;
import org.meridian.workflow.ArchiveReport;
import org.meridian.workflow.Workstation;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** What the File menu does for the archive as a whole; each is a job that can be cancelled. */
public final class UpkeepActions {
    private final Texts texts = Texts.of(UpkeepActions.class);
    private final Supplier<Shell> window;
    private final Workstation workstation;

    /**
     * @param window asked when an action is run
     */
    public UpkeepActions(Supplier<Shell> window, Workstation workstation) {
        this.window = window;
        this.workstation = workstation;
    }

    /**
     * Adds trash and how long it keeps, backup and check to a menu, which offers them as far as the
     * user may who sits there when it is shown.
     */
    public void addTo(IMenuManager menu) {
        add(menu, "menu.trash", Operation.DELETE, this::trash);
        add(menu, "menu.retention", Operation.SETTINGS, this::retention);
        add(menu, "menu.backup", Operation.BACKUP, this::backup);
        add(menu, "menu.check", Operation.UPKEEP, this::check);
    }

    private void add(IMenuManager menu, String text, Operation operation, Runnable work) {
        Action action =
                new Action(texts.get(text)) {
                    @Override
                    public void run() {
                        work.run();
                    }
                };
        menu.add(action);
        menu.addMenuListener(shown -> action.setEnabled(workstation.may(operation)));
    }

    private void trash() {
        new TrashDialog(window.get(), workstation).open();
    }

    private void retention() {
        new RetentionDialog(window.get(), workstation.trash(), () -> {}).open();
    }

    /** Who has no passphrase is told that the backup needs the key file, before it is made. */
    void backup() {
        boolean sealed = workstation.protection().isSealed();
        if (!sealed
                && !MessageDialog.openConfirm(
                        window.get(), texts.get("backup.title"), texts.get("backup.withoutKey"))) {
            return;
        }
        DirectoryDialog dialog = new DirectoryDialog(window.get(), SWT.SAVE);
        dialog.setText(texts.get("backup.title"));
        dialog.setMessage(texts.get("backup.where"));
        String folder = dialog.open();
        if (folder != null) {
            new BackgroundWork<>(
                            window.get().getDisplay(),
                            texts.get("backup.running"),
                            progress ->
                                    workstation
                                            .backups()
                                            .run(Path.of(folder), Backup.KEEP, !sealed, progress),
                            this::tell)
                    .start();
        }
    }

    private void tell(Backup.Result result) {
        String done = texts.get("backup.done", result.folder(), result.blobs(), result.copied());
        if (result.faults().isEmpty()) {
            MessageDialog.openInformation(window.get(), texts.get("backup.title"), done);
        } else {
            show(texts.get("backup.title"), done, result.faults());
        }
    }

    private void check() {
        new BackgroundWork<>(
                        window.get().getDisplay(),
                        texts.get("check.running"),
                        progress -> workstation.upkeep().check(progress),
                        this::tell)
                .start();
    }

    private void tell(ArchiveReport report) {
        if (report.faults().isEmpty()) {
            MessageDialog.openInformation(
                    window.get(), texts.get("check.title"), texts.get("check.sound"));
        } else {
            show(
                    texts.get("check.title"),
                    texts.get("check.unsound", report.faults().size()),
                    report.faults());
        }
    }

    private void show(String title, String summary, List<Fault> faults) {
        MultiStatus all = new MultiStatus(UpkeepActions.class, 0, summary);
        for (Fault fault : faults) {
            String line =
                    String.join(
                            "  ",
                            fault.code().code(),
                            fault.record(),
                            fault.file(),
                            fault.message(texts.locale()));
            all.add(new Status(IStatus.ERROR, UpkeepActions.class, line));
        }
        ErrorDialog.openError(window.get(), title, null, all);
    }
}
