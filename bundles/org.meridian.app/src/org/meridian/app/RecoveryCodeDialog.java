package org.meridian.app;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.printing.PrintDialog;
import org.eclipse.swt.printing.Printer;
import org.eclipse.swt.printing.PrinterData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.meridian.core.text.Texts;
import org.meridian.store.RecoveryCode;
import org.meridian.ui.DialogForm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * Shows a new recovery code before it comes into force, lets it be printed or saved, and goes on
 * only when its last group was typed: nobody passes over it.
 */
final class RecoveryCodeDialog extends TitleAreaDialog {
    private static final int PRINT = IDialogConstants.CLIENT_ID + 1;
    private static final int SAVE = IDialogConstants.CLIENT_ID + 2;

    /** Lines of the box, so that the two of the code stand whole in it. */
    private static final int HEIGHT = 3;

    private static final int HALF = RecoveryCode.GROUPS / 2;

    private final Texts texts = Texts.of(RecoveryCodeDialog.class);
    private final RecoveryCode code;
    private boolean confirmed;

    private RecoveryCodeDialog(Shell parent, RecoveryCode code) {
        super(parent);
        this.code = code;
    }

    /** Whether the person has taken the code down. */
    static boolean show(Shell parent, RecoveryCode code) {
        return new RecoveryCodeDialog(parent, code).open() == Window.OK;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(texts.get("code.title"));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(texts.get("code.title"));
        setMessage(texts.get("code.message"));
        Composite form = DialogForm.in(area, 2);
        Text shown = new Text(form, SWT.MULTI | SWT.READ_ONLY | SWT.CENTER | SWT.BORDER);
        shown.setFont(JFaceResources.getFontRegistry().get(JFaceResources.HEADER_FONT));
        shown.setText(lines());
        shown.setData("id", "code");
        GridData tall = new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1);
        tall.heightHint = HEIGHT * shown.getLineHeight();
        shown.setLayoutData(tall);
        Label why = new Label(form, SWT.WRAP);
        why.setText(texts.get("code.why"));
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1);
        wide.widthHint = FirstStartDialog.TEXT_WIDTH;
        why.setLayoutData(wide);
        new Label(form, SWT.NONE).setText(texts.get("code.confirm"));
        Text last = new Text(form, SWT.BORDER);
        last.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        last.setData("id", "confirm");
        last.addModifyListener(
                e -> {
                    confirmed = last.getText().strip().equals(code.groups().getLast());
                    getButton(IDialogConstants.OK_ID).setEnabled(confirmed);
                });
        last.setFocus();
        return area;
    }

    /** The groups in two lines, as they are printed. */
    private String lines() {
        List<String> groups = code.groups();
        return String.join("   ", groups.subList(0, HALF))
                + "\n"
                + String.join("   ", groups.subList(HALF, groups.size()));
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, PRINT, texts.get("code.print"), false);
        createButton(parent, SAVE, texts.get("code.save"), false);
        createButton(parent, IDialogConstants.OK_ID, texts.get("code.continue"), true)
                .setEnabled(false);
        createButton(parent, IDialogConstants.CANCEL_ID, texts.get("code.cancel"), false);
    }

    @Override
    protected void buttonPressed(int button) {
        switch (button) {
            case PRINT -> print();
            case SAVE -> save();
            default -> super.buttonPressed(button);
        }
    }

    private String page() {
        return texts.get("code.page", LocalDate.now(), lines());
    }

    private void print() {
        PrinterData chosen = new PrintDialog(getShell()).open();
        if (chosen == null) {
            return;
        }
        Printer printer = new Printer(chosen);
        try {
            if (printer.startJob(texts.get("code.title")) && printer.startPage()) {
                GC gc = new GC(printer);
                int margin = printer.getDPI().x;
                gc.drawText(page(), margin, margin, SWT.DRAW_DELIMITER);
                gc.dispose();
                printer.endPage();
                printer.endJob();
            }
        } finally {
            printer.dispose();
        }
    }

    private void save() {
        FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
        dialog.setFileName("meridian-recovery-code.txt");
        dialog.setOverwrite(true);
        String file = dialog.open();
        if (file == null) {
            return;
        }
        try {
            Files.writeString(Path.of(file), page() + System.lineSeparator());
        } catch (IOException e) {
            MessageDialog.openError(
                    getShell(), texts.get("code.title"), texts.get("code.unsaved", file));
        }
    }
}
