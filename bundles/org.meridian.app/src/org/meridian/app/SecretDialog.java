package org.meridian.app;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.meridian.core.text.Texts;
import org.meridian.ui.DialogForm;

/**
 * A dialog that tries a secret beside the UI thread, since that takes most of a second, and stays
 * open with the reason when it is not the right one.
 */
abstract class SecretDialog extends TitleAreaDialog {
    final Texts texts = Texts.of(SecretDialog.class);
    private final String title;
    private final String message;

    /**
     * @param title key in the messages
     * @param message key in the messages
     */
    SecretDialog(Shell parent, String title, String message) {
        super(parent);
        this.title = title;
        this.message = message;
    }

    /** Puts the fields into a grid of two columns. */
    abstract void fill(Composite form);

    /** Whether what was typed can be tried. */
    abstract boolean isComplete();

    /**
     * Takes what was typed off the fields, on the UI thread.
     *
     * @return what tries it, on a thread of its own
     */
    abstract Runnable attempt();

    /** Empties the field that was wrong. */
    abstract void again();

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(texts.get("product"));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(texts.get(title));
        setMessage(texts.get(message));
        Composite form = DialogForm.in(area, 2);
        fill(form);
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, texts.get("secret.ok"), true);
        createButton(parent, IDialogConstants.CANCEL_ID, texts.get("secret.cancel"), false);
        complete();
    }

    /** To be called when something was typed. */
    final void complete() {
        setOkEnabled(isComplete());
    }

    private void setOkEnabled(boolean enabled) {
        if (getButton(IDialogConstants.OK_ID) != null) {
            getButton(IDialogConstants.OK_ID).setEnabled(enabled);
        }
    }

    @Override
    protected void okPressed() {
        Display display = getShell().getDisplay();
        Runnable attempt = attempt();
        setOkEnabled(false);
        setErrorMessage(null);
        SecretAttempt.start(display, attempt, this::done, this::failed);
    }

    private void done() {
        if (getShell() != null) {
            super.okPressed();
        }
    }

    private void failed(String why) {
        if (getShell() != null) {
            setErrorMessage(why);
            again();
            complete();
        }
    }
}
