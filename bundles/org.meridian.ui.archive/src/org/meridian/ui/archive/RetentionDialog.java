package org.meridian.ui.archive;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.meridian.archive.Retention;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.DialogForm;
import org.meridian.workflow.TrashCan;

/** For how long what was deleted is kept, and whether it then goes by itself. */
final class RetentionDialog extends Dialog {
    private static final int WIDTH = 460;
    private static final int MOST_DAYS = 36_500;
    private static final int MOST_YEARS = 100;

    private final Texts texts = Texts.of(RetentionDialog.class);
    private final TrashCan trash;
    private final Runnable then;
    private Spinner days;
    private Spinner years;
    private Button automatic;

    /**
     * @param then called on the UI thread when another retention holds
     */
    RetentionDialog(Shell parent, TrashCan trash, Runnable then) {
        super(parent);
        this.trash = trash;
        this.then = then;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(texts.get("retention"));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        Composite form = DialogForm.in(area, 2);
        Retention now = trash.retention();
        days = spinner(form, "retention.days", now.trashDays(), MOST_DAYS);
        years = spinner(form, "retention.years", now.keepYears(), MOST_YEARS);
        automatic = new Button(form, SWT.CHECK);
        automatic.setText(texts.get("retention.automatic"));
        automatic.setSelection(now.automatic());
        automatic.setLayoutData(wide());
        Label hint = new Label(form, SWT.WRAP);
        hint.setText(texts.get("retention.hint"));
        hint.setLayoutData(wide());
        return area;
    }

    private static GridData wide() {
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1);
        data.widthHint = WIDTH;
        return data;
    }

    private Spinner spinner(Composite form, String text, int value, int most) {
        new Label(form, SWT.NONE).setText(texts.get(text));
        Spinner spinner = new Spinner(form, SWT.BORDER);
        spinner.setValues(value, 0, most, 0, 1, 10);
        spinner.setData("field", text);
        return spinner;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, texts.get("retention.keep"), true);
        createButton(parent, IDialogConstants.CANCEL_ID, texts.get("quality.cancel"), false);
    }

    @Override
    protected void okPressed() {
        Retention wanted =
                new Retention(days.getSelection(), years.getSelection(), automatic.getSelection());
        new BackgroundWork<>(
                        days.getDisplay(),
                        texts.get("retention.keeping"),
                        progress -> trash.setRetention(wanted),
                        kept -> then.run())
                .start();
        super.okPressed();
    }
}
