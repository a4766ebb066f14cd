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
import org.meridian.core.progress.Progress;
import org.meridian.core.text.Texts;
import org.meridian.store.Backup;
import org.meridian.store.Fault;
import org.meridian.ui.BackgroundWork;
import org.meridian.workflow.ArchiveReport;
import org.meridian.workflow.Upkeep;
import org.meridian.workflow.Workstation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
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
     * Adds trash and how long it keeps, backup, check and what mends to a menu, which offers them
     * as far as the user may who sits there when it is shown.
     */
    public void addTo(IMenuManager menu) {
        add(menu, "menu.trash", Operation.DELETE, this::trash);
        add(menu, "menu.retention", Operation.SETTINGS, this::retention);
        add(menu, "menu.backup", Operation.BACKUP, this::backup);
        add(menu, "menu.check", Operation.UPKEEP, this::check);
        add(menu, "menu.repair", Operation.UPKEEP, this::repair);
        add(menu, "menu.rebuild", Operation.UPKEEP, this::rebuild);
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
        folder(SWT.SAVE, "backup")
                .ifPresent(
                        folder ->
                                start(
                                        "backup",
                                        progress ->
                                                workstation
                                                        .backups()
                                                        .run(
                                                                folder,
                                                                Backup.KEEP,
                                                                !sealed,
                                                                progress),
                                        this::tell));
    }

    private Optional<Path> folder(int style, String task) {
        DirectoryDialog dialog = new DirectoryDialog(window.get(), style);
        dialog.setText(texts.get(task + ".title"));
        dialog.setMessage(texts.get(task + ".where"));
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    private <T> void start(String task, Function<Progress, T> work, Consumer<T> done) {
        new BackgroundWork<>(
                        window.get().getDisplay(), texts.get(task + ".running"), work::apply, done)
                .start();
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
        start("check", workstation.upkeep()::check, this::tell);
    }

    private void repair() {
        folder(SWT.OPEN, "repair")
                .ifPresent(
                        backup ->
                                start(
                                        "repair",
                                        progress -> workstation.upkeep().repair(backup, progress),
                                        this::tell));
    }

    private void tell(Upkeep.Repaired repaired) {
        inform("repair", repaired.mended().size(), repaired.left().size());
    }

    private void rebuild() {
        start(
                "rebuild",
                progress -> {
                    workstation.upkeep().rebuild(progress);
                    return true;
                },
                done -> inform("rebuild"));
    }

    private void inform(String task, Object... arguments) {
        MessageDialog.openInformation(
                window.get(), texts.get(task + ".title"), texts.get(task + ".done", arguments));
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
