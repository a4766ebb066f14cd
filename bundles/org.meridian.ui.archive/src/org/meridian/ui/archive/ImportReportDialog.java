package org.meridian.ui.archive;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.meridian.archive.ImportReport;
import org.meridian.archive.ImportReport.Refusal;
import org.meridian.core.MeridianException;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.RecordTable;
import org.meridian.workflow.Imports;
import org.meridian.workflow.WorkflowError;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the last imports did, which files each did not take and why; writes it into a file. */
final class ImportReportDialog extends Dialog {
    private static final int EXPORT = IDialogConstants.CLIENT_ID;
    private static final int WIDTH = 860;
    private static final int HEIGHT = 480;

    private final Texts texts = Texts.of(ImportReportDialog.class);
    private final Imports imports;
    private final List<ImportReport> reports;
    private ImportReportModel model;
    private Label summary;
    private Combo reasons;
    private RecordTable<Refusal> files;

    /**
     * @param reports at least one, the one to show first
     */
    ImportReportDialog(
            Shell shell, Imports imports, List<ImportReport> reports, ImportReportModel first) {
        super(shell);
        this.imports = imports;
        this.reports = reports;
        this.model = first;
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(texts.get("report.title"));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        area.setLayout(new GridLayout());
        GridData size = new GridData(SWT.FILL, SWT.FILL, true, true);
        size.widthHint = WIDTH;
        size.heightHint = HEIGHT;
        area.setLayoutData(size);
        Combo runs = new Combo(area, SWT.DROP_DOWN | SWT.READ_ONLY);
        runs.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        reports.forEach(r -> runs.add(ImportReportModel.line(r, texts)));
        runs.select(0);
        runs.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(
                        e -> load(reports.get(runs.getSelectionIndex()))));
        summary = new Label(area, SWT.WRAP);
        summary.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        reasons = new Combo(area, SWT.DROP_DOWN | SWT.READ_ONLY);
        GridData narrow = new GridData(SWT.FILL, SWT.CENTER, true, false);
        narrow.widthHint = 1;
        reasons.setLayoutData(narrow);
        reasons.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> filter()));
        files = new RecordTable<>(area, 1, texts, Refusal.class);
        files.column("report.file", Refusal::path);
        files.whole("report.code", Refusal::code);
        files.column("report.why", r -> model.reason(r));
        show();
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, EXPORT, texts.get("report.export"), false);
        createButton(parent, IDialogConstants.CANCEL_ID, texts.get("report.close"), true);
    }

    @Override
    protected void buttonPressed(int button) {
        if (button == EXPORT) {
            export();
        } else {
            super.buttonPressed(button);
        }
    }

    private void load(ImportReport report) {
        new BackgroundWork<>(
                        getShell().getDisplay(),
                        texts.get("report.reading"),
                        progress ->
                                new ImportReportModel(
                                        report, imports.refusals(report.number()), texts),
                        loaded -> {
                            if (!summary.isDisposed()) {
                                model = loaded;
                                show();
                            }
                        })
                .start();
    }

    private void show() {
        summary.setText(model.summary());
        reasons.removeAll();
        reasons.add(texts.get("report.all", model.all().size()));
        model.reasons().forEach(r -> reasons.add(r.line()));
        reasons.select(0);
        filter();
        summary.getParent().layout();
    }

    private void filter() {
        int chosen = reasons.getSelectionIndex();
        files.viewer()
                .setInput(chosen <= 0 ? model.all() : model.of(model.reasons().get(chosen - 1)));
    }

    private void export() {
        FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
        dialog.setText(texts.get("report.export.title"));
        dialog.setFilterExtensions(new String[] {"*.csv", "*.txt"});
        dialog.setFileName(texts.get("report.export.name", reports.getFirst().number()));
        dialog.setOverwrite(true);
        String name = dialog.open();
        if (name != null) {
            String content = name.endsWith(".txt") ? model.text() : model.csv();
            new BackgroundWork<>(
                            getShell().getDisplay(),
                            texts.get("report.export.title"),
                            progress -> write(Path.of(name), content),
                            path -> {})
                    .start();
        }
    }

    private static Path write(Path file, String content) {
        try {
            return Files.writeString(file, content, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new MeridianException(e, WorkflowError.NOT_WRITTEN, file);
        }
    }
}
