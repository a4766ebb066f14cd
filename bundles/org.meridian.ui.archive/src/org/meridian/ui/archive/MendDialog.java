package org.meridian.ui.archive;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.meridian.archive.quality.Issue;
import org.meridian.core.text.Texts;

/** Asks for the reason of a decision and, where a value is mended, for the right one. */
final class MendDialog extends Dialog {
    private static final int WIDTH = 420;

    private final Issue issue;
    private final Texts texts;
    private final boolean mending;
    private Text valueField;
    private Text reasonField;
    private String value = "";
    private String reason = "";

    /**
     * @param mending whether a value is set, and not only something accepted as it is
     */
    MendDialog(Shell parent, Issue issue, Texts texts, boolean mending) {
        super(parent);
        this.issue = issue;
        this.texts = texts;
        this.mending = mending;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(texts.get(mending ? "quality.mend.title" : "quality.accept.title"));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        area.setLayout(new GridLayout(2, false));
        Label said = new Label(area, SWT.WRAP);
        said.setText(issue.remark().rule().text(texts.locale()));
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1);
        data.widthHint = WIDTH;
        said.setLayoutData(data);
        if (mending) {
            label(area, texts.get("quality.found"));
            label(area, issue.remark().found().isEmpty() ? "–" : issue.remark().found());
            valueField = field(area, issue.remark().attribute());
            valueField.setText(issue.remark().suggestion());
        }
        reasonField = field(area, texts.get("quality.reason"));
        return area;
    }

    private static void label(Composite area, String text) {
        new Label(area, SWT.NONE).setText(text);
    }

    private Text field(Composite area, String name) {
        label(area, name);
        Text field = new Text(area, SWT.BORDER);
        field.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        field.setData("field", name);
        field.addModifyListener(e -> complete());
        return field;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(
                parent,
                IDialogConstants.OK_ID,
                texts.get(mending ? "quality.mend.do" : "quality.accept.do"),
                true);
        createButton(parent, IDialogConstants.CANCEL_ID, texts.get("quality.cancel"), false);
        complete();
    }

    private void complete() {
        if (getButton(IDialogConstants.OK_ID) != null) {
            getButton(IDialogConstants.OK_ID)
                    .setEnabled(
                            !reasonField.getText().isBlank()
                                    && (!mending || !valueField.getText().isBlank()));
        }
    }

    @Override
    protected void okPressed() {
        value = mending ? valueField.getText() : "";
        reason = reasonField.getText();
        super.okPressed();
    }

    String value() {
        return value;
    }

    String reason() {
        return reason;
    }
}
