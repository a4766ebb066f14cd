package org.meridian.ui;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.meridian.access.Reason;
import org.meridian.core.MeridianException;
import org.meridian.core.text.Texts;

import java.util.Locale;
import java.util.function.Consumer;

/** Explains what is asked about and takes a reason; closes with OK when the reason was taken. */
final class ReasonDialog extends TitleAreaDialog {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 70;

    private final Texts texts = Texts.of(ReasonDialog.class);
    private final String title;
    private final String message;
    private final String go;
    private final Consumer<String> take;
    private Text reason;

    /**
     * @param go the text of the button
     * @param take gets the reason; may refuse it
     */
    ReasonDialog(Shell parent, String title, String message, String go, Consumer<String> take) {
        super(parent);
        this.title = title;
        this.message = message;
        this.go = go;
        this.take = take;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(title);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(title);
        Composite form = DialogForm.in(area, 1);
        Label said = new Label(form, SWT.WRAP);
        said.setText(message);
        GridData wide = new GridData(SWT.FILL, SWT.TOP, true, false);
        wide.widthHint = WIDTH;
        said.setLayoutData(wide);
        new Label(form, SWT.NONE).setText(texts.get("reason.label", Reason.LEAST));
        reason = new Text(form, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, true);
        data.heightHint = HEIGHT;
        data.widthHint = WIDTH;
        reason.setLayoutData(data);
        reason.setData("field", "reason");
        reason.addModifyListener(e -> complete());
        reason.setFocus();
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, go, false);
        createButton(parent, IDialogConstants.CANCEL_ID, texts.get("progress.cancel"), false);
        complete();
    }

    private void complete() {
        getButton(IDialogConstants.OK_ID).setEnabled(Reason.isEnough(reason.getText()));
    }

    @Override
    protected void okPressed() {
        try {
            take.accept(reason.getText());
            super.okPressed();
        } catch (MeridianException e) {
            setMessage(e.line(Locale.getDefault()), IMessageProvider.ERROR);
        }
    }
}
