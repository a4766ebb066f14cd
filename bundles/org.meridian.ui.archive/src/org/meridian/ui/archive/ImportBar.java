package org.meridian.ui.archive;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Link;
import org.meridian.archive.ImportReport;
import org.meridian.archive.ImportResult;
import org.meridian.core.MeridianException;
import org.meridian.core.event.Events.Registration;
import org.meridian.core.progress.Progress;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.workflow.FolderImported;
import org.meridian.workflow.Imports;
import org.meridian.workflow.Workstation;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The line that says how an import goes and what came of it, with links to its report and to going
 * on with one that was interrupted. Takes files, folders, zips and tars that are chosen, dropped or
 * pasted.
 */
final class ImportBar {
    private static final String REPORT = "report";
    private static final String RESUME = "resume";
    private static final String GIVE_UP = "giveUp";
    private static final int LISTED = 50;

    private final Texts texts = Texts.of(ImportBar.class);
    private final Imports imports;
    private final Link line;
    private final Registration watched;

    ImportBar(Composite parent, Workstation workstation) {
        imports = workstation.imports();
        line = new Link(parent, SWT.NONE);
        line.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> follow(e.text)));
        watched =
                workstation
                        .events()
                        .subscribe(
                                FolderImported.class,
                                e -> line.getDisplay().asyncExec(() -> count(e.result())));
        line.addDisposeListener(e -> watched.close());
        offerToGoOn();
    }

    /** For its place in the view. */
    Control control() {
        return line;
    }

    /** Asks for a folder, a disc or a stick and imports it. */
    void chooseFolder() {
        DirectoryDialog dialog = new DirectoryDialog(line.getShell(), SWT.OPEN);
        dialog.setText(texts.get("patients.import.title"));
        String folder = dialog.open();
        if (folder != null) {
            take(List.of(Path.of(folder)));
        }
    }

    /** Imports files that are dropped anywhere on the window, as long as this line is there. */
    void acceptDrops() {
        // what takes other things alone, as an image takes series, leaves files to the window
        DropTarget target = new DropTarget(line.getShell(), DND.DROP_COPY | DND.DROP_DEFAULT);
        line.addDisposeListener(e -> target.dispose());
        target.setTransfer(new Transfer[] {FileTransfer.getInstance()});
        target.addDropListener(
                new DropTargetAdapter() {
                    @Override
                    public void dragEnter(DropTargetEvent event) {
                        event.detail = DND.DROP_COPY;
                    }

                    @Override
                    public void drop(DropTargetEvent event) {
                        if (event.data instanceof String[] files) {
                            take(Arrays.stream(files).map(Path::of).toList());
                        }
                    }
                });
    }

    /** Imports files that were copied elsewhere, or whose paths were, and are pasted here. */
    void acceptPastes(Control place) {
        place.addKeyListener(
                KeyListener.keyPressedAdapter(
                        e -> {
                            if (e.stateMask == SWT.MOD1 && e.keyCode == 'v') {
                                paste();
                            }
                        }));
    }

    private void paste() {
        Clipboard clipboard = new Clipboard(line.getDisplay());
        try {
            List<Path> paths = paths(clipboard);
            if (!paths.isEmpty()) {
                take(paths);
            }
        } finally {
            clipboard.dispose();
        }
    }

    /** Text counts where every line of it is the path of something that is there. */
    private static List<Path> paths(Clipboard clipboard) {
        if (clipboard.getContents(FileTransfer.getInstance()) instanceof String[] files) {
            return Arrays.stream(files).map(Path::of).toList();
        }
        if (clipboard.getContents(TextTransfer.getInstance()) instanceof String text) {
            try {
                List<Path> paths =
                        text.lines()
                                .map(String::strip)
                                .filter(l -> !l.isEmpty())
                                .map(Path::of)
                                .toList();
                if (paths.stream().allMatch(p -> p.isAbsolute() && Files.exists(p))) {
                    return paths;
                }
            } catch (InvalidPathException e) {
                // other text
            }
        }
        return List.of();
    }

    private void take(List<Path> paths) {
        start(progress -> imports.run(paths, progress));
    }

    private void start(Function<Progress, ImportResult> importing) {
        say(texts.get("patients.importing"));
        new BackgroundWork<>(
                        line.getDisplay(),
                        texts.get("patients.importing"),
                        progress -> importing.apply(new Told(progress)),
                        this::tell)
                .whenFailed(this::offerToGoOn)
                .start();
    }

    private void tell(ImportResult result) {
        if (line.isDisposed()) {
            return;
        }
        if (result.cancelled()) {
            offerToGoOn();
        } else {
            count(result);
        }
        if (!result.refused().isEmpty()) {
            openReport();
        }
    }

    private void count(ImportResult result) {
        say(
                texts.get(
                                "patients.imported",
                                result.imported(),
                                result.duplicate(),
                                result.refused().size())
                        + " "
                        + link(REPORT));
    }

    private void offerToGoOn() {
        new BackgroundWork<>(
                        line.getDisplay(),
                        texts.get("report.reading"),
                        progress -> interrupted(),
                        report -> report.ifPresentOrElse(this::offer, () -> say("")))
                .start();
    }

    /** None for who may not import. */
    private Optional<ImportReport> interrupted() {
        try {
            return imports.interrupted();
        } catch (MeridianException e) {
            return Optional.empty();
        }
    }

    private void offer(ImportReport report) {
        int done = report.imported() + report.duplicate() + report.refused();
        say(
                texts.get("import.interrupted", report.files(), done)
                        + " "
                        + link(RESUME)
                        + "  "
                        + link(GIVE_UP)
                        + "  "
                        + link(REPORT));
    }

    private String link(String action) {
        return "<a href=\"" + action + "\">" + texts.get("import.link." + action) + "</a>";
    }

    private void say(String text) {
        if (!line.isDisposed()) {
            line.setText(text);
            line.requestLayout();
        }
    }

    private void follow(String action) {
        switch (action) {
            case RESUME -> start(imports::resume);
            case GIVE_UP -> giveUp();
            default -> openReport();
        }
    }

    private void giveUp() {
        new BackgroundWork<>(
                        line.getDisplay(),
                        texts.get("report.reading"),
                        progress -> {
                            imports.interrupted().ifPresent(imports::giveUp);
                            return texts;
                        },
                        done -> offerToGoOn())
                .start();
    }

    /** The newest report first; those before can be chosen. */
    private void openReport() {
        new BackgroundWork<>(
                        line.getDisplay(),
                        texts.get("report.reading"),
                        progress -> {
                            List<ImportReport> reports = imports.reports(LISTED);
                            ImportReport newest = reports.getFirst();
                            ImportReportModel model =
                                    new ImportReportModel(
                                            newest, imports.refusals(newest.number()), texts);
                            return new Loaded(reports, model);
                        },
                        this::open)
                .start();
    }

    private void open(Loaded loaded) {
        if (!line.isDisposed()) {
            new ImportReportDialog(line.getShell(), imports, loaded.reports(), loaded.model())
                    .open();
        }
    }

    private record Loaded(List<ImportReport> reports, ImportReportModel model) {}

    /** The job's progress, whose details stand in the line too. */
    private final class Told implements Progress {
        private final Progress job;

        Told(Progress job) {
            this.job = job;
        }

        @Override
        public void begin(String task, long total) {
            job.begin(task, total);
        }

        @Override
        public void worked(long units) {
            job.worked(units);
        }

        @Override
        public void detail(String text) {
            if (!line.isDisposed()) {
                line.getDisplay().asyncExec(() -> say(text));
            }
        }

        @Override
        public boolean cancelled() {
            return job.cancelled();
        }
    }
}
